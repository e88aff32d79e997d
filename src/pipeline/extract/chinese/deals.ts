import type { StatementOf } from '../../../domain/statements.ts';
import type { Found, Reading, Sentence } from '../reading.ts';
import { tagOf, tagsIn } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import { chineseClauses } from './chinese-sentences.ts';

type Agreement = StatementOf<'agreement'>;

const agreements: readonly { readonly says: RegExp; readonly what: string; readonly status: Agreement['status'] }[] = [
  {
    says: /签[署订]?[^，。]{0,8}(?:行政)?命令[^。]{0,30}(?:延长|暂停|休战)/u,
    what: 'truce extension',
    status: 'signed',
  },
  { says: /签[署订了]?[^，。]{0,8}(?:命令|协议|协定)/u, what: 'trade deal', status: 'signed' },
  {
    says: /原则上[^，。]{0,24}(?:达成|同意)|(?:达成|同意)[^，。]{0,12}原则/u,
    what: 'framework',
    status: 'in_principle',
  },
  { says: /初步(?:共识|协议)/u, what: 'consensus', status: 'reached' },
  {
    says: /(?:同意|确认|达成|决定|宣布)[^。]{0,12}延长[^。]{0,12}(?:暂停|暂缓|休战|停火)|延长(?:关税)?(?:暂缓|暂停|休战)/u,
    what: 'truce extension',
    status: 'reached',
  },
  { says: /达成[^，。]{0,14}框架/u, what: 'framework', status: 'reached' },
  { says: /达成[^，。]{0,14}(?:协议|协定|安排)/u, what: 'trade deal', status: 'reached' },
  { says: /达成[^，。]{0,14}共识|⟦PLACE[^⟧]*⟧(?:会谈|经贸会谈)?共识/u, what: 'consensus', status: 'reached' },
];

/** What the sides agreed, in a Chinese text. */
export const findChineseAgreements = ({ sentences }: Reading): Found[] =>
  sentences.flatMap((sentence) =>
    agreements
      .filter(({ says }) => says.test(sentence.text) && !/未(?:能)?达成|没有达成/u.test(sentence.text))
      .map(({ what, status }) => ({
        statement: { kind: 'agreement', what, status } as const,
        sentence,
        confidence: 0.65,
      })),
  );

const due = pattern(
  '(?:自|从|于|将于)?{start:DATE}(?:起|生效|开始|正式)|(?:至|到){end:DATE}(?!日)|{lapse:DATE}(?:到期|届满|失效|前)',
  'gu',
);
const lasting = /暂停|暂缓|延长|休战|停火|缓冲|期/u;

/** Dates and lengths in a Chinese text on which something starts or ends. */
export const findChineseDeadlines = ({ sentences, day }: Reading): Found[] =>
  sentences.flatMap((sentence) => {
    const dates = [...sentence.text.matchAll(due)].flatMap(({ groups }) => {
      const { start, end, lapse } = groups ?? {};
      const date = tagOf(sentence, { mark: start ?? end ?? lapse, kind: 'date' })?.date;
      if (date === undefined || date < day.slice(0, date.length) || (end !== undefined && !lasting.test(sentence.text)))
        return [];
      return [deadlineFound(sentence, { date, what: start === undefined ? 'truce' : startOf(sentence) })];
    });
    const spans = chineseClauses(sentence.text).flatMap((clause) =>
      lasting.test(clause) ? tagsIn(sentence, { piece: clause, kind: 'span' }) : [],
    );
    return [...dates, ...spans.map(({ days }) => deadlineFound(sentence, { days, what: 'truce' }))];
  });

const deadlineFound = (sentence: Sentence, slots: { what: string; date?: string; days?: number }): Found => ({
  statement: { kind: 'deadline', ...slots },
  sentence,
  confidence: 0.65,
});

const startOf = ({ text }: Sentence): string =>
  /出口管制|管制/u.test(text) ? 'export controls take effect' : 'tariff increase';
