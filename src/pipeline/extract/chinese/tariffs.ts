import type { Measure, TariffStatus } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import type { Direction } from '../tariffs/directions.ts';
import type { Draft } from '../tariffs/draft.ts';

const duty = /[关關][税稅]|加征|加徵|[征徵]收|[课課][征徵税稅]|[税稅]率|[进進]口[税稅]/;
const percent = /(?<![\d.])(?<value>\d+(?:\.\d+)?)\s?%|百分之(?<words>[一二三四五六七八九十百零]+)/g;
const notDuty =
  /跌幅|[涨漲]幅|股市|[指]数|指數|同比|[环環]比|增[长長]率|[经經][济濟]增[长長]|份[额額]|[涨漲跌]了?\d|利率/;

const us = '美(?:[国國]|方)?|川普|特朗普|[华華]盛[顿頓]';
const cn = '中(?:[国國]|方)|[华華](?!盛)|北京|大[陆陸]|中(?=[商产產])';
const goods = '(?:[^，。；对對中美川特]{0,6}?)(?:商品|[产產]品|[货貨]物|[进進]口|[汽轿轎][车車]|大豆|[农農][产產]品)';
const onChina = new RegExp(
  `[对對](?:[^，。；]{0,12}?)(?:${cn}|中)|(?:中[国國])${goods}|中[国國][输輸]美|[运運]往美[国國]`,
);
const onUs = new RegExp(`[对對](?:美|[^，。；]{0,8}?美[国國]${goods})|美[国國]${goods}|原[产產][于於地]*美[国國]`);
const eachOther = /相互|互相|彼此|[双雙]方/;
const byChina = new RegExp(`^(?:[^，。；对對反因]{0,4})(?:${cn})`);
const byUs = new RegExp(`^(?:[^，。；对對反因]{0,4})(?:${us})`);

const condition = /若|如果(?!加上)|否[则則]/;
const otherCountry =
  /泰[国國]|越南|柬埔寨|日本|[韩韓][国國]|印度|加拿大|墨西哥|[欧歐](?:盟|洲)|巴西|瑞士|英[国國]|德[国國]|其他[国國]家/;

const usOnChina: Direction = { imposer: 'US', target: 'CN' };
const chinaOnUs: Direction = { imposer: 'CN', target: 'US' };

/** The rates that a sentence in Chinese tells, clause by clause. */
export function chineseDraftsIn(sentence: Sentence): Draft[] {
  if (!duty.test(sentence.plain)) return [];
  let carried: readonly Direction[] = [];
  let isConditional = false;
  return sentence.plain.split(/[，,；;。]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u).flatMap((clause) => {
    const told = directionsIn(clause);
    carried = told.length > 0 ? told : carried;
    isConditional ||= condition.test(clause);
    if (otherCountry.test(clause) || (notDuty.test(clause) && !duty.test(clause))) return [];
    return ratesIn(clause).map((rate) => draftOf({ sentence, clause, rate, directions: carried, isConditional }));
  });
}

// "美國對中國商品": the goods tell; else who acts.
function directionsIn(clause: string): readonly Direction[] {
  if (eachOther.test(clause)) return [usOnChina, chinaOnUs];
  const [toChina, toUs] = [onChina.exec(clause)?.index ?? Infinity, onUs.exec(clause)?.index ?? Infinity];
  if (toChina < toUs) return [usOnChina];
  if (toUs < toChina) return [chinaOnUs];
  if (byUs.test(clause) && duty.test(clause)) return [usOnChina];
  return byChina.test(clause) && duty.test(clause) ? [chinaOnUs] : [];
}

interface ChineseRate {
  readonly percent: number;
  readonly isOver: boolean;
  readonly isBefore: boolean;
  readonly before: string;
  readonly previous: number | undefined;
}

const fromBefore = /(?:[从從由]|(?<![来來])自(?![行己主动動]))(?:[^，。%]{0,6})$|高[于於](?:原先的?)?$|原先的?$/;
const over = /超[过過]|至少|逾|高[达達於于]?以上$/;

function ratesIn(clause: string): ChineseRate[] {
  const found = matchesOf(clause, percent).map((match) => {
    const before = clause.slice(0, match.index);
    const value = match.groups?.value === undefined ? numberOf(match.groups?.words ?? '') : Number(match.groups.value);
    return { percent: value, isOver: over.test(before.slice(-6)), isBefore: fromBefore.test(before), before };
  });
  const previous = found.find(({ isBefore }) => isBefore)?.percent;
  return found.map((rate) => ({ ...rate, previous: rate.isBefore || found.length !== 2 ? undefined : previous }));
}

// 百, 二十五, 一百二十五.
function numberOf(words: string): number {
  const [hundreds, rest = ''] = words.includes('百') ? words.split('百') : ['', words];
  const [tens, ones = ''] = rest.includes('十') ? rest.split('十') : ['', rest.replace('零', '')];
  const digit = (one = '') => Math.max('零一二三四五六七八九'.indexOf(one), 0);
  const hundred = words.includes('百') ? (hundreds === '' ? 1 : digit(hundreds)) * 100 : 0;
  const ten = rest.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0;
  return hundred + ten + (ones === '' ? 0 : digit(ones));
}

// The order is the rule, as in English: what holds, what is put off, what hangs on a condition, what is past, planned, done.
const statuses: readonly { readonly status: TariffStatus; readonly words: RegExp }[] = [
  {
    status: 'in_force',
    words: /[维維]持|目前|[现現]行|[现現]有|正在[实實]施|面[临臨]|不[变變]|仍|[继繼][续續]征|[开開]始生效|已生效|保留/,
  },
  { status: 'suspended', words: /[暂暫](?:停|[缓緩])|[搁擱]置|推[迟遲]|延[后後]|停征|停徵|中止/ },
  { status: 'threatened', words: /威[胁脅]|[扬揚]言|若|如果|可能|考[虑慮]|或[将將會会]|警告/ },
  { status: 'former', words: /曾|一度|原先|此前的|先前的|之前的|取消|撤[销銷]|[废廢]除/ },
  { status: 'in_force', words: /已[将將經经对對]?|包括|今?年初|去年|上(?:个|個)?月|日前/ },
  { status: 'announced', words: /[将將](?!近)|宣布|宣佈|起|同意|承[诺諾]|[计計][划劃]|[拟擬]/ },
  { status: 'in_force', words: /(?:上[调調]|提高|[飙飆]升|升)[至到]/ },
  { status: 'announced', words: /加征|加徵|高[达達]|[调調]降|降/ },
];

const ahead = /[将將]|同意|承[诺諾]|[计計][划劃]|[拟擬]|起/;
const past = /今?年初|去年|上(?:个|個)?月|日前/;
const holds = /[维維]持|目前|[现現]行|正在[实實]施/;

interface Drafting {
  readonly sentence: Sentence;
  readonly clause: string;
  readonly rate: ChineseRate;
  readonly directions: readonly Direction[];
  readonly isConditional: boolean;
}

function draftOf({ sentence, clause, rate, directions, isConditional }: Drafting): Draft {
  const said = statuses.find(({ words }) => words.test(clause))?.status ?? 'in_force';
  const told = said === 'announced' && !ahead.test(clause) && past.test(sentence.plain) ? 'in_force' : said;
  const status = isConditional && told !== 'suspended' && !holds.test(clause) ? 'threatened' : told;
  const isDone = status === 'in_force' || status === 'former';
  return {
    directions,
    rate: {
      goods: 'all',
      measure: measureOf(clause),
      percent: rate.percent,
      ...(rate.isOver ? { isOver: true } : {}),
      status: rate.isBefore ? (isDone ? 'former' : 'in_force') : status,
      ...(rate.previous === undefined ? {} : { previousPercent: rate.previous }),
    },
    found: { sentence, confidence: directions.length === 1 ? 0.65 : 0.5 },
  };
}

// A value of goods or a kind of goods is told apart from all goods by the measure: it is never compared.
function measureOf(clause: string): Measure {
  if (/芬太尼/.test(clause)) return 'fentanyl';
  if (/[对對]等/.test(clause)) return 'reciprocal';
  return /[总總][关關][税稅]|[总總][税稅]率/.test(clause) ? 'total' : 'unspecified';
}
