import type { Party, StatementOf, TariffStatus } from '../../../domain/statements.ts';
import type { Found, Reading, Sentence } from '../reading.ts';
import { tagOf, tagsIn } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import { chineseClauses } from './chinese-sentences.ts';

type Tariff = StatementOf<'tariff'>;

const duty = /关税|税率|税率|征税|课税|加征|课征|进口税|税负/u;
const notRate = /出口额?(?:同比)?[下降增跌]|股|指数|增长|同比|占|份额|含量/u;
const move = pattern(
  '[从由]{before:PERCENT}[^，]{0,6}?(?:降|升|提高|上调|下调|调降|调升|增|减|提升|上升)[至到为]{after:PERCENT}',
  'gu',
);

/** Rates in a Chinese text: who imposes them on whom is told by 对, by who faces them, or by the clause before. */
export function findChineseTariffs({ sentences, day }: Reading): Found[] {
  let direction: Direction | undefined;
  return sentences.flatMap((sentence) => {
    let isOnDuty = false;
    return chineseClauses(sentence.text).flatMap((clause) => {
      isOnDuty ||= duty.test(clause);
      direction = directionIn(clause) ?? direction;
      if (!isOnDuty || !direction || (notRate.test(clause) && !duty.test(clause))) return [];
      return ratesIn({ clause, sentence, direction, day });
    });
  });
}

interface Direction {
  readonly pairs: readonly (readonly [Party, Party])[];
}

const us = { pairs: [['US', 'CN']] } as const;
const cn = { pairs: [['CN', 'US']] } as const;
const directions: readonly { readonly says: RegExp; readonly direction: Direction | undefined }[] = [
  {
    says: /双方|互相|彼此|相互|各自|两国(?:均|都|将)/u,
    direction: {
      pairs: [
        ['US', 'CN'],
        ['CN', 'US'],
      ],
    },
  },
  { says: pattern('(?:对|向|针对|就){OTHER}|{OTHER}[^，]{0,4}被', 'u'), direction: { pairs: [] } },
  {
    says: pattern(
      '(?:对|向|针对|从|来自){CN}|{CN}(?:输美)?(?:商品|产品|进口|货物)[^，]{0,8}(?:面临|被|适用)|涌?{US}[^，]{0,12}{CN}(?:商品|产品|货物)',
      'u',
    ),
    direction: us,
  },
  {
    says: pattern('(?:对|向|针对|从|来自){US}|{US}(?:商品|产品|货物)|{CN}[^，]{0,12}{US}(?:商品|产品|货物)', 'u'),
    direction: cn,
  },
  { says: pattern('{USACTOR}[^，]{0,10}(?:征|课|关税)', 'u'), direction: us },
  { says: pattern('{CNACTOR}[^，]{0,10}(?:征|课|关税)', 'u'), direction: cn },
];

const directionIn = (clause: string): Direction | undefined =>
  duty.test(clause) || /对|面临/u.test(clause)
    ? directions.find(({ says }) => says.test(clause))?.direction
    : undefined;

interface Clause {
  readonly clause: string;
  readonly sentence: Sentence;
  readonly direction: Direction;
  readonly day: string;
}

function ratesIn({ clause, sentence, direction, day }: Clause): Found[] {
  const told = [...clause.matchAll(move)][0]?.groups;
  const before = tagOf(sentence, { mark: told?.before, kind: 'percent' });
  const status = statusOf({ clause, sentence, day });
  return tagsIn(sentence, { piece: clause, kind: 'percent' }).flatMap((rate) =>
    direction.pairs.map(([imposer, target]): Found => {
      const statement: Tariff = {
        ...{ kind: 'tariff', imposer, target, goods: goodsIn(clause), measure: measureIn(clause), percent: rate.value },
        status: rate === before ? (status === 'announced' ? 'in_force' : 'former') : status,
        ...(rate.isOver ? { isOver: true } : {}),
        ...(before && rate !== before ? { previousPercent: before.value } : {}),
      };
      return { statement, sentence, confidence: 0.75 };
    }),
  );
}

function statusOf({ clause, sentence, day }: Omit<Clause, 'direction'>): TariffStatus {
  const found = statuses.find(({ says }) => says.test(clause))?.status;
  if (found !== undefined) return found;
  const isLater = tagsIn(sentence, { piece: sentence.text, kind: 'date' }).some(({ date }) => date > day);
  return /将|自⟦DATE|拟|宣布|对等关税/u.test(sentence.text) && isLater ? 'announced' : 'in_force';
}

const statuses: readonly { readonly says: RegExp; readonly status: TariffStatus }[] = [
  { says: /威胁|扬言|若|如果|可能|考虑|或将|或会|警告/u, status: 'threatened' },
  { says: /暂停|暂缓|停征|中止/u, status: 'suspended' },
  { says: /原先|此前的|曾(?:高)?达|之前的|一度/u, status: 'former' },
  { says: /目前|维持|正在|保留|仍|已经|现行|面临/u, status: 'in_force' },
  { says: /将|拟/u, status: 'announced' },
];

const goods: readonly (readonly [RegExp, string])[] = [
  [/大豆|黄豆/u, 'soybeans'],
  [/小额包裹|小包/u, 'small parcels'],
  [/汽车|电动车/u, 'cars'],
  [/钢|铝/u, 'steel and aluminium'],
  [/芯片|晶片|半导体/u, 'chips'],
  [/软件/u, 'software'],
];
const goodsIn = (clause: string): string => goods.find(([words]) => words.test(clause))?.[1] ?? 'all';

const measures: readonly (readonly [RegExp, Tariff['measure']])[] = [
  [/芬太尼/u, 'fentanyl'],
  [/对等/u, 'reciprocal'],
  [/总(?:关税|税率)|累计|合计|总额/u, 'total'],
  [/基准|基础/u, 'baseline'],
];
const measureIn = (clause: string): Tariff['measure'] =>
  measures.find(([words]) => words.test(clause))?.[1] ?? 'unspecified';
