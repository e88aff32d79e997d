import { pattern } from '../tagging/patterns.ts';

/** The piece of a sentence that bears a date or a length. */
export interface Bearing {
  /** Marked text up to it and from it on. */
  readonly before: string;
  readonly after: string;
  /** What the item is about at this place, where its own words do not tell: the sentence or the one before. */
  readonly around: string;
}

type Turn = 'starts' | 'rises' | 'falls' | 'suspended' | 'ends' | 'other';

interface Subject {
  readonly looks: RegExp;
  readonly name: (turn: Turn) => string;
}

const always = (what: string) => () => what;
const ofControls =
  (item: string) =>
  (turn: Turn): string =>
    ['suspended', 'ends', 'falls'].includes(turn) ? `${item} suspension` : `${item}s take effect`;

const tariffTurns: Readonly<Record<Turn, string>> = {
  starts: 'tariffs take effect',
  rises: 'tariff increase',
  falls: 'tariff cut',
  suspended: 'truce',
  ends: 'truce',
  other: 'tariffs take effect',
};

/** What can start, end or fall due, surest first; a subject near the date beats one far away. */
const subjects: readonly Subject[] = [
  { looks: /\btik ?tok\b|\bbytedance\b/giu, name: always('TikTok sale') },
  { looks: /\b(?:public )?comment(?:s| period)\b|\bcomment window\b/giu, name: always('comment period ends') },
  { looks: /\bport (?:fees?|charges?)\b|\bdocking fees?\b/giu, name: (turn) => (['suspended', 'ends', 'falls'].includes(turn) ? 'port fee suspension' : 'port fees take effect') },
  { looks: /\baffiliates? rule\b|\b50[ -]?(?:%|percent) rule\b/giu, name: (turn) => (turn === 'starts' ? 'affiliates rule takes effect' : 'affiliates rule suspension') },
  { looks: /\blicen[cs]es?\b.{0,30}\b(?:valid|expir\w+|validity)|\bvalidity\b|(?<=⟦SPAN#\d+⟧ (?:export )?)licen[cs]es?\b/giu, name: always('rare earth licences expire') },
  { looks: /\b(?:exempt\w*|exclusions?|waivers?|en route|in transit)\b/giu, name: always('exemption ends') },
  { looks: /\b(?:soy\w*|farm|agricultural) (?:purchases?|buying)|\bpurchas\w+|\b(?:buy|import|ship)(?:s|ing)?\b(?=.{0,60}(?:soy|⟦COUNT|farm))/giu, name: always('soybean purchases') },
  { looks: /\brare[- ]earths? (?:\w+ )?(?:controls?|curbs?|restrictions?|rules?|regime)|\b(?:controls?|curbs?|restrictions?) on (?:the )?(?:exports? of )?(?:some |certain )?rare[- ]earths?/giu, name: ofControls('rare earth control') },
  { looks: /\b(?:export|licen[cs]\w+) (?:controls?|curbs?|restrictions?|rules?|bans?|requirements?)|\b(?:curbs?|bans?) on (?:approving )?exports?\b|\bcurbs?\b|\bexport licen[cs]\w+|\bdual-use\b/giu, name: ofControls('export control') },
  { looks: /\brare[- ]earths? (?:supply )?(?:deal|agreement)|\b(?:deal|agreement)\b(?=.{0,60}\brare[- ]earth)/giu, name: always('rare earths deal') },
  { looks: /\b(?:truce|cease-?fire|reprieve|détente|standstill|moratorium)\b|\b(?:tariff|trade) (?:pause|suspension|freeze|relief|deadline)|\b(?:pause|suspension|freeze) (?:on|of|in) (?:the |some |most |many |new |higher |24 |part of )*(?:[a-z]+ )?(?:tariffs?|dut(?:y|ies)|levies)|(?<=⟦SPAN#\d+⟧ (?:tariff |trade )?)(?:pause|suspension|freeze|halt)\b/giu, name: always('truce') },
  { looks: /\bphase[- ](?:one|1)\b|\bpermanent agreement\b/giu, name: always('signing of phase one') },
  { looks: pattern('\\bfentanyl\\b.{0,30}{TARIFF}|{TARIFF}.{0,20}\\bfentanyl\\b'), name: (turn) => (turn === 'falls' ? 'fentanyl tariff cut' : 'fentanyl tariff') },
  { looks: pattern('{TARIFF}|\\btariff\\b|\\bimport tax(?:es)?\\b|\\bsurcharge\\b'), name: (turn) => tariffTurns[turn] },
  { looks: /\b(?:restrictions?|measures|sanctions?|penalt(?:y|ies)|fees?|rules?|suspension|ban)\b/giu, name: (turn) => (turn === 'suspended' ? 'suspension of measures' : 'measures take effect') },
  { looks: /\b(?:deal|agreement|pact|accord|framework|arrangement)\b/giu, name: always('trade deal') },
  { looks: /\bdeadline\b/giu, name: always('truce') },
];

const turns: readonly (readonly [Turn, RegExp])[] = [
  ['ends', /\b(?:expir\w+|laps\w+|runs? out|ends?|ending|until|through|deadline|comes? to an end|remains?|hold)\b/gi],
  ['suspended', /\b(?:suspen\w+|paus\w+|reprieve|freez\w+|halt\w*|waiv\w+|delay\w*|postpon\w+|defer\w*)\b/gi],
  ['rises', /\b(?:rais\w+|rises?|rising|increas\w+|hik\w+|jump\w*|go(?:es)? up|double\w*|higher|bumped|steeper|revert|snap)\b/gi],
  ['falls', /\b(?:cuts?|cutting|lower\w*|reduc\w+|halv\w+|scrap\w*|drop\w*|remov\w+|lift\w*|roll\w* back|eas\w+|eliminat\w+)\b/gi],
  ['starts', /\b(?:takes? effect|into (?:effect|force)|effective|start\w*|begin\w*|appl\w+|impos\w+|slap\w*|levy|levied|charge\w*|collect\w*|kick\w* in|commenc\w+)\b/gi],
];

/** Names what starts, ends or falls due at a date or for a length; undefined where it is nothing of this trade. */
export function whatFallsDue({ before, after, around }: Bearing): string | undefined {
  const near = nearest(subjects, { before, after }) ?? subjects.map((subject) => ({ subject, at: Number.NaN })).find(({ subject }) => found(subject.looks, around));
  return near?.subject.name(turnOf({ before, after, around }));
}

const found = (looks: RegExp, text: string): boolean => {
  looks.lastIndex = 0;
  return looks.test(text);
};

interface Sides {
  readonly before: string;
  readonly after: string;
}

// A word behind the date counts as farther than one before it: "the November 10 expiration of the truce".
function nearest(all: readonly Subject[], { before, after }: Sides): { subject: Subject; at: number } | undefined {
  const nearby = all.flatMap((subject) => {
    const back = [...before.matchAll(subject.looks)].at(-1);
    const ahead = [...after.slice(0, aheadChars).matchAll(subject.looks)][0];
    const distances = [
      ...(back ? [before.length - back.index - back[0].length] : []),
      ...(ahead ? [ahead.index + aheadCost] : []),
    ];
    return distances.length === 0 ? [] : [{ subject, at: Math.min(...distances) + subjectCost(subject) }];
  });
  return nearby.toSorted((a, b) => a.at - b.at)[0];
}
const aheadChars = 70;
const aheadCost = 12;
// The general words stand beside the telling ones: "the truce deadline", "the deal on TikTok".
const subjectCost = (subject: Subject): number => Math.max(0, subjects.indexOf(subject) - 11) * 30;

function turnOf({ before, after }: Bearing): Turn {
  const text = `${before.slice(-90)} ${after.slice(0, 30)}`;
  const last = turns
    .map(([turn, words]) => [turn, [...text.matchAll(words)].at(-1)?.index ?? -1] as const)
    .toSorted((a, b) => b[1] - a[1]);
  const [first] = last;
  if (first === undefined || first[1] < 0) return 'other';
  // What starts is told by the act that starts: "the cuts take effect", "the increase starts".
  const acted = last.find(([turn, at]) => at >= 0 && (turn === 'rises' || turn === 'falls' || turn === 'suspended'));
  return first[0] === 'starts' && acted ? acted[0] : first[0];
}
