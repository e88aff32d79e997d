import type { StatementOf } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
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
  {
    says: /签[署订了]?[^，。]{0,8}(?:协议|协定|命令(?![^。]{0,30}(?:延长|暂停|休战)))/u,
    what: 'trade deal',
    status: 'signed',
  },
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
  { says: /(?:达成|同意|宣布)[^，。]{0,16}(?:休战|停火|停战)/u, what: 'truce', status: 'reached' },
  {
    says: /(?:同意|承诺|决定|约定)[^。]{0,24}(?:暂停|暂缓|中止)[^。]{0,24}(?:关税|加征)/u,
    what: 'tariff pause',
    status: 'reached',
  },
  {
    says: /(?:同意|承诺|约定)[^。]{0,24}(?:下调|降低|削减|调降|互降|降至|下降|降)[^。]{0,16}(?:关税|税率)|(?:同意|承诺)[^。]{0,16}(?:关税|税率)[^。]{0,16}(?:降至|降低|下调|降)/u,
    what: 'tariff cut',
    status: 'reached',
  },
  {
    says: /(?:中方|中国|北京|⟦(?:PARTY|PERSON|ADJECTIVE):CN[^⟧]*⟧)(?:(?!要求|敦促|希望|期望|呼吁|可能|考虑|是否)[^。]){0,30}(?:承诺|同意|答应|应确保|履行|将)[^。]{0,30}(?:采购|购买|增购|买)[^。]{0,30}(?:⟦MONEY|⟦COUNT|美国|⟦(?:PARTY|ADJECTIVE):US|农产品|大豆|黄豆|飞机|波音|能源|协议|承诺)/u,
    what: 'purchase',
    status: 'reached',
  },
  { says: /(?:发表|发布|公布|发出)[^，。]{0,12}联合声明/u, what: 'joint statement', status: 'reached' },
  {
    says: /(?:违反|违背|破坏|背弃)[^，。]{0,20}(?:共识|协议|承诺|协定)/u,
    what: 'trade deal',
    status: 'breach_alleged',
  },
  {
    says: /(?:协议|框架|共识|方案)[^。]{0,16}(?:有待|尚待|仍需|须经|待|需要?)[^。]{0,16}(?:批准|核准|点头|拍板|同意|审批)/u,
    what: 'framework',
    status: 'pending_approval',
  },
  {
    says: /(?:达成|取得|形成)[^，。]{0,14}共识|⟦PLACE[^⟧]*⟧(?:会谈|经贸会谈)?共识/u,
    what: 'consensus',
    status: 'reached',
  },
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
    const dates = matchesOf(sentence.text, due).flatMap(({ groups }) => {
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
