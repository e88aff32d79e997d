import type { ControlledGood } from '../../domain/lexicon.ts';
import { createElsewhereFinder } from './controls/elsewhere.ts';
import { anyExports, type Curb, curbsIn, isEasing, lastNamed } from './controls/find.ts';
import { createGoodsMarker, meant } from './controls/goods.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import { reserveIn, speakerOf } from './speaker.ts';

// What is named after "including" belongs to the words before it.
const beforeExamples = /,\s+(?=(?:including|such as|like|notably|especially)\b)/giu;

type Told = Curb & { readonly sentence: Sentence };

/** Builds what finds export controls: who holds back what from whom, and what was done about it. */
export function createControlFinder(goods: readonly ControlledGood[]): (reading: Reading) => Found[] {
  const markGoods = createGoodsMarker(goods);
  const findElsewhere = createElsewhereFinder(goods);
  const vague = new Set([anyExports, ...goods.flatMap(({ item, isVague }) => (isVague ? [item] : []))]);
  const rules = new Set(goods.flatMap(({ item, kind }) => (kind === 'rule' ? [item] : [])));
  const wider = new Map(goods.flatMap(({ item, kindOf }) => (kindOf === undefined ? [] : [[item, kindOf] as const])));
  return ({ sentences }) => {
    let last: readonly ControlledGood[] = [];
    const short = sentences.filter(isShort);
    const all = short.map(({ text }) => markGoods(text.replace(beforeExamples, ' ')));
    const named = all.flatMap(({ goods: rows }) => rows.flat()).filter(({ alsoCalled }) => alsoCalled !== undefined);
    const told = short.flatMap((sentence, index) => {
      const marked = meant(all[index] ?? noGoods, named);
      const curbs = [...curbsIn({ marked, last }), ...findElsewhere(sentence.plain)];
      last = lastNamed(marked, marked.text) ?? last;
      return curbs.map((curb) => ({ ...curb, sentence }));
    });
    const kept = surest(told.filter((one) => !isIdle(one, { told, vague, rules, wider })));
    return kept.map((one) => foundOf(vague.has(one.item) ? { ...one, confidence: vagueConfidence } : one));
  };
}

const noGoods = { text: '', goods: [] };
// What runs on for longer is a list or a table, and no sentence.
const charsMax = 3_000;
const isShort = ({ plain }: Sentence): boolean => plain.length <= charsMax;

interface Weighing {
  readonly told: readonly Told[];
  readonly vague: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  /** Goods to the wider goods of which they are a kind. */
  readonly wider: ReadonlyMap<string, string>;
}

// Said again in vaguer words, or a rule that is named only because it is set aside.
function isIdle(one: Told, { told, vague, rules, wider }: Weighing): boolean {
  const others = told.filter(({ imposer }) => imposer === one.imposer);
  const isKindOfIt = (item: string | undefined): boolean =>
    item !== undefined && (wider.get(item) === one.item || isKindOfIt(wider.get(item)));
  if (others.some((other) => isKindOfIt(other.item) && isSameWay(other, one))) return true;
  if (vague.has(one.item)) return others.some((other) => !vague.has(other.item) && isSameWay(other, one));
  return rules.has(one.item) && !isEasing(one.action) && others.some((other) => isSameRuleEased(other, one));
}

const isSameRuleEased = (other: Curb, rule: Curb): boolean => other.item === rule.item && isEasing(other.action);
const isSameWay = (a: Curb, b: Curb): boolean => isEasing(a.action) === isEasing(b.action);

// To promise and to do are two things; so are a licence and an end of the curb.
const wayOf = (action: Curb['action']): string => (isEasing(action) ? action : 'held back');

// One claim on goods each way: what is said to be done goes before a curb that is only named, then the first.
function surest(told: readonly Told[]): Told[] {
  const byName = new Map<string, Told>();
  for (const one of told) {
    const name = `${one.imposer} ${one.item} ${wayOf(one.action)}`;
    const held = byName.get(name);
    if (held === undefined || weightOf(one) > weightOf(held)) byName.set(name, one);
  }
  const eased = new Set(
    [...byName.values()].flatMap(({ imposer, item, action }) => (isEasing(action) ? [`${imposer} ${item}`] : [])),
  );
  return [...byName.values()].map((one) =>
    !isEasing(one.action) && eased.has(`${one.imposer} ${one.item}`)
      ? { ...one, confidence: Math.min(one.confidence, recalledConfidence) }
      : one,
  );
}

// "Export restrictions", whatever on: kept, and no news by itself.
const vagueConfidence = 0.55;
const untold =
  /\b(?:not|without|n't|yet to|declined to|refused to) (?:disclos|specif|nam|reveal|identif|say)\w*|\bundisclosed\b/i;
const receivers = /\b(?:suppl(?:iers?|y) (?:of|to|for|serving)|serving|granted to) (?<who>[^,.;—]{4,60})/i;

// For whom licences are given, as far as it is told.
function licensedFor({ plain }: Sentence): { readonly to?: string } {
  if (untold.test(plain)) return { to: 'undisclosed' };
  const who = receivers.exec(plain)?.groups?.who;
  return who === undefined ? {} : { to: who.trim() };
}

// What an item tells as lifted was put in place before: recalled, not news.
const recalledConfidence = 0.6;

const weightOf = ({ confidence, sentence }: Told): number => confidence - (sentence.isTitle ? titleCost : 0);
const titleCost = 0.1;

function foundOf({ imposer, item, action, confidence, clause, sentence }: Told): Found {
  const hedge = reserveIn(sentence, clause);
  const speaker = speakerOf(sentence);
  return {
    statement: { kind: 'control', imposer, item, action, ...(action === 'licensed' ? licensedFor(sentence) : {}) },
    sentence,
    confidence,
    ...(hedge === undefined ? {} : { hedge }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}
