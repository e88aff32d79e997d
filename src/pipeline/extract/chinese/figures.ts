import type { StatementOf } from '../../../domain/statements.ts';
import type { Found, Reading, Sentence } from '../reading.ts';
import { tagsIn } from '../tagging/marked.ts';
import type { TagOf } from '../tagging/tags.ts';
import { chineseClauses } from './chinese-sentences.ts';

type Figure = StatementOf<'figure'>;
type Amount = TagOf<'percent'> | TagOf<'money'> | TagOf<'count'>;

const duty = /关税|税率|加征|课征|征收|税负/u;
const fall = /下降|下滑|减少|下跌|暴跌|跌|萎缩|收窄/u;
const subjects: readonly (readonly [RegExp, string])[] = [
  [/大豆|黄豆/u, 'soybeans'],
  [/飞机|客机|波音/u, 'boeing-aircraft'],
  [/出口/u, 'exports'],
  [/进口/u, 'imports'],
  [/逆差|顺差/u, 'trade-balance'],
  [/股|指数/u, 'shares'],
  [/增长|经济/u, 'growth'],
];

/** Amounts in a Chinese text that are no rates: tonnes, aircraft, dollars, and changes of trade or markets. */
export const findChineseFigures = ({ sentences }: Reading): Found[] =>
  sentences.flatMap((sentence) =>
    chineseClauses(sentence.text).flatMap((clause) =>
      amountsIn(sentence, clause).map((amount) => figureFound({ amount, clause, sentence })),
    ),
  );

// A percentage beside a word of duty is a rate; dollars there are the goods that it covers.
function amountsIn(sentence: Sentence, clause: string): Amount[] {
  const counts = tagsIn(sentence, { piece: clause, kind: 'count' });
  if (duty.test(clause)) return counts;
  const money = tagsIn(sentence, { piece: clause, kind: 'money' });
  const isChange = fall.test(clause) || /增长|上升|上涨|增加|占|升/u.test(clause);
  return [...counts, ...money, ...(isChange ? tagsIn(sentence, { piece: clause, kind: 'percent' }) : [])];
}

function figureFound({ amount, clause, sentence }: { amount: Amount; clause: string; sentence: Sentence }): Found {
  const about = subjects.find(([words]) => words.test(clause))?.[1];
  const period = tagsIn(sentence, { piece: sentence.text, kind: 'date' })[0]?.date.slice(0, 7);
  const statement: Figure = {
    ...{ kind: 'figure', metric: metricOf(clause, amount) },
    ...(about === undefined ? {} : { about }),
    value: amount.kind === 'percent' && fall.test(clause) ? -amount.value : amount.value,
    unit: amount.kind === 'percent' ? 'percent' : amount.kind === 'money' ? 'usd' : 'count',
    ...(period === undefined ? {} : { period }),
  };
  return { statement, sentence, confidence: 0.65 };
}

const metricOf = (clause: string, { kind }: Amount): string => {
  if (
    kind === 'percent' &&
    /对美(?:国)?⟦?[^，]{0,12}出口|出口⟦?[^，]{0,8}美/u.test(clause.replace(/⟦[^⟧]*US[^⟧]*⟧/gu, '美'))
  )
    return 'cn_exports_to_us';
  return kind === 'percent' && /出口/u.test(clause) ? 'cn_exports' : 'other';
};
