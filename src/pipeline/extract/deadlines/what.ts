import { matchesOf } from '../../../lib/matches.ts';
import { pattern } from '../tagging/patterns.ts';

/** The piece of a sentence that bears a date or a length. */
export interface Bearing {
  /** Marked text up to it and from it on. */
  readonly before: string;
  readonly after: string;
  /** What the item is about at this place, where its own words do not tell: the sentence or the one before. */
  readonly around: readonly string[];
}

type Turn = 'starts' | 'rises' | 'falls' | 'suspended' | 'moved' | 'ends' | 'other';

interface Subject {
  readonly looks: RegExp;
  readonly name: (turn: Turn) => string;
}

const always = (what: string) => () => what;
const ofControls =
  (item: string) =>
  (turn: Turn): string =>
    ['suspended', 'ends', 'falls', 'moved'].includes(turn) ? `${item} suspension` : `${item}s take effect`;

const tariffTurns: Readonly<Record<Turn, string>> = {
  starts: 'tariff increase',
  rises: 'tariff increase',
  moved: 'tariff increase',
  other: 'tariff increase',
  falls: 'tariff cut',
  suspended: 'tariff suspension',
  ends: 'tariff suspension',
};

const measuresAlone: Subject = {
  looks: /\b(?:restrictions?|measures|sanctions?|penalt(?:y|ies)|fees?|rules?|suspension|ban)\b/giu,
  name: (turn) => (turn === 'suspended' ? 'suspension of measures' : 'measures take effect'),
};
const dealAlone: Subject = {
  looks: /\b(?:deal|agreement|pact|accord|framework|arrangement)\b/giu,
  name: always('trade deal'),
};
const deadlineAlone: Subject = { looks: /\bdeadline\b/giu, name: always('truce') };

// These say that something falls due, not what: another sentence does.
const vague: readonly Subject[] = [measuresAlone, deadlineAlone];

/** What can start, end or fall due, surest first; a subject near the date beats one far away. */
const subjects: readonly Subject[] = [
  { looks: /\btik ?tok\b|\bbytedance\b|\bthe app\b|\bdivest\w*/giu, name: always('TikTok sale') },
  {
    looks:
      /\bpublic comments?\b|\bcomment period\b|\bfor comments?\b|\bcomment window\b|\bcomments\b(?= (?:on .{1,60} )?(?:are|must|should|may|will|close|until|through|by)\b)|\b(?:submit\w*|fil(?:e|ing)|invit\w+|seek\w*|request\w*|accept\w*) (?:[\w-]+ ){0,2}comments?\b/giu,
    name: always('comment period ends'),
  },
  {
    looks: /\bport (?:fees?|charges?)\b|\bdocking fees?\b/giu,
    name: (turn) => (['suspended', 'ends', 'falls'].includes(turn) ? 'port fee suspension' : 'port fees take effect'),
  },
  {
    looks: /\baffiliates? rule\b|\b50[ -]?(?:%|percent) rule\b/giu,
    name: (turn) => (turn === 'starts' ? 'affiliates rule takes effect' : 'affiliates rule suspension'),
  },
  {
    looks:
      /\blicen[cs]es?\b.{0,30}\b(?:valid|expir\w+|validity|capped|limited|good for)|\bvalidity\b|(?<=⟦SPAN#\d+⟧ (?:export )?)licen[cs]es?\b/giu,
    name: always('rare earth licences expire'),
  },
  { looks: /\b(?:exempt\w*|exclusions?|waivers?|en route|in transit)\b/giu, name: always('exemption ends') },
  {
    looks:
      /\b(?:soy\w*|farm|agricultural) (?:purchases?|buying)|\bpurchas\w+|\b(?:buy|import|ship)(?:s|ing)?\b(?=.{0,60}(?:soy|⟦COUNT|farm))/giu,
    name: always('soybean purchases'),
  },
  {
    looks:
      /\brare[- ]earths? (?:\w+ )?(?:controls?|curbs?|restrictions?|rules?|regime)|\b(?:controls?|curbs?|restrictions?) on (?:the )?(?:exports? of )?(?:some |certain )?rare[- ]earths?/giu,
    name: ofControls('rare earth control'),
  },
  {
    looks:
      /\b(?:export|licen[cs]\w+) (?:controls?|curbs?|restrictions?|rules?|bans?|requirements?)|\b(?:curbs?|bans?) on (?:approving )?exports?\b|\bcurbs?\b|\bexport licen[cs]\w+|\bdual-use\b/giu,
    name: ofControls('export control'),
  },
  {
    looks: /\brare[- ]earths? (?:supply )?(?:deal|agreement)|\b(?:deal|agreement)\b(?=.{0,60}\brare[- ]earth)/giu,
    name: always('rare earths deal'),
  },
  {
    looks:
      /\b(?:truce|cease-?fire|reprieve|détente|standstill|moratorium)\b|\b(?:tariff|trade) (?:pause|suspension|freeze|relief|deadline)|\b(?:pause|suspension|freeze) (?:on|of|in) (?:the |some |most |many |new |higher |24 |part of )*(?:[a-z]+ )?(?:tariffs?|dut(?:y|ies)|levies)|(?<=⟦SPAN#\d+⟧ (?:tariff |trade )?)(?:pause|suspension|freeze|halt)\b/giu,
    name: always('truce'),
  },
  { looks: /\bphase[- ](?:one|1)\b|\bpermanent agreement\b/giu, name: always('signing of phase one') },
  {
    looks: pattern('\\bfentanyl\\b.{0,30}{TARIFF}|{TARIFF}.{0,20}\\bfentanyl\\b'),
    name: (turn) => (turn === 'falls' ? 'fentanyl tariff cut' : 'fentanyl tariff'),
  },
  {
    looks: pattern('{TARIFF}|\\btariff\\b|\\bimport tax(?:es)?\\b|\\bsurcharge\\b|\\btaxed\\b'),
    name: (turn) => tariffTurns[turn],
  },
  measuresAlone,
  dealAlone,
  deadlineAlone,
];

const turns: readonly (readonly [Turn, RegExp])[] = [
  [
    'ends',
    /\b(?:expir\w+|laps\w+|runs? out|ends?|ending|until|through|deadline|comes? to an end|stops?|remains?|hold)\b/gi,
  ],
  ['suspended', /\b(?:suspen\w+|paus\w+|reprieve|freez\w+|halt\w*|waiv\w+)\b/gi],
  ['moved', /\b(?:delay\w*|postpon\w+|defer\w*|cancel\w*|scheduled|due|planned|set to|put off|averted?)\b/gi],
  [
    'rises',
    /\b(?:rais\w+|rises?|rising|increas\w+|hik\w+|jump\w*|go(?:es)? up|double\w*|higher|bumped|steeper|revert|snap)\b/gi,
  ],
  [
    'falls',
    /\b(?:cuts?|cutting|lower\w*|reduc\w+|halv\w+|scrap\w*|drop\w*|remov\w+|lift\w*|roll\w* back|eas\w+|eliminat\w+)\b/gi,
  ],
  [
    'starts',
    /\b(?:takes? effect|into (?:effect|force)|effective|start\w*|begin\w*|appl\w+|impos\w+|slap\w*|levy|levied|charge\w*|collect\w*|kick\w* in|commenc\w+)\b/gi,
  ],
];

/** Names what starts, ends or falls due at a date or for a length; undefined where it is nothing of this trade. */
export function whatFallsDue({ before, after, around }: Bearing): string | undefined {
  const near = nearest(subjects, { before, after });
  const told = near === undefined || vague.includes(near.subject) ? inWords(around) : undefined;
  const subject = told ?? near?.subject;
  const turn = turnOf({ before, after });
  return subject && nameWith(subject.name(actOf(turn, clauseOf({ before, after }))), { before, after, turn });
}

// Sentence by sentence, the nearest first.
function inWords(around: readonly string[]): Subject | undefined {
  for (const text of around) {
    const told = subjects.find(
      (subject) => subject !== dealAlone && !vague.includes(subject) && text.search(subject.looks) >= 0,
    );
    if (told) return told;
  }
  return undefined;
}

interface Namer extends Sides {
  readonly turn: Turn;
}

function nameWith(what: string, { before, after, turn }: Namer): string {
  const clause = `${before.slice(-110)}${after.slice(0, 60)}`;
  // An agreement that lapses is the truce; one that must be struck by a day is not.
  if (
    what === 'trade deal' &&
    turn === 'ends' &&
    !/\b(?:finali[sz]\w*|sign\w*|conclud\w*|complet\w*|seal\w*)\b/i.test(clause)
  )
    return 'truce';
  if (what === 'tariff suspension' && /\b(?:truce|pause|cease-?fire|deadline)\b/i.test(clause)) return 'truce';
  if (what.endsWith(' suspension') && turn === 'starts') return `${what} starts`;
  return what === 'tariff increase' ? `${imposerOf(before.slice(-110))}${what}` : what;
}

const goodsFrom = (side: string) =>
  `(?:{TARIFF}|%|⟦PERCENT#\\d+⟧)[^;]{0,60}\\b(?:on|against|of) (?:(?:all|some|most|many|its|the|an?|other|additional|remaining|worth|of|more|than|about|in|nearly|imported|billion|certain|\\$[0-9.]+) |⟦(?:MONEY|PERCENT|COUNT)[^⟧]*⟧ ){0,7}?(?:{${side}}|{GOODS} (?:from|of) (?:the )?{${side}})|{TARIFF} on (?:[a-z]+ ){1,4}(?:from|made in|of) (?:the )?{${side}}|(?:{GOODS}|imported) from (?:the )?{${side}}|{${side}} (?!imports\\b){GOODS}`;
const byUs = pattern(`${goodsFrom('CN')}|{USACTOR}(?:'s)? (?:[a-z]+ ){0,2}{TARIFF}`, 'iu');
const byChina = pattern(`${goodsFrom('US')}|(?:{CNACTOR}'s|⟦ADJECTIVE:CN#\\d+⟧) (?:[a-z]+ ){0,2}{TARIFF}`, 'iu');

// The only side that is named acts.
function actorOf(clause: string): string {
  const [isUs, isChina] = [
    /⟦(?:PARTY|PERSON|ADJECTIVE):US/.test(clause),
    /⟦(?:PARTY|PERSON|ADJECTIVE):CN/.test(clause),
  ];
  if (isUs === isChina || /\bif\b/.test(clause)) return '';
  return isUs ? 'US ' : 'Chinese ';
}

// Two sides raise their duties on days of their own: two facts.
function imposerOf(clause: string): string {
  const [us, china] = [clause.search(byUs), clause.search(byChina)];
  if (us < 0 && china < 0) return actorOf(clause);
  return china < 0 || (us >= 0 && us < china) ? 'US ' : 'Chinese ';
}

interface Sides {
  readonly before: string;
  readonly after: string;
}

// A word behind the date counts as farther than one before it: "the November 10 expiration of the truce".
function nearest(all: readonly Subject[], { before, after }: Sides): { subject: Subject; at: number } | undefined {
  const nearby = all.flatMap((subject) => {
    const back = matchesOf(before, subject.looks).at(-1);
    const ahead = matchesOf(after.slice(0, aheadChars), subject.looks)[0];
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

const clauseOf = ({ before, after }: Sides): string =>
  `${before.slice(-100).replace(/^.*(?:, (?:and|while|but|with)|;) /, '')} ${after.slice(0, 30)}`;

const turnOf = (sides: Sides): Turn => lastTurns(clauseOf(sides))[0] ?? 'other';

const lastTurns = (clause: string): Turn[] =>
  turns
    .flatMap(([turn, words]) => {
      const at = matchesOf(clause, words).at(-1)?.index;
      return at === undefined ? [] : [{ turn, at }];
    })
    .toSorted((a, b) => b.at - a.at)
    .map(({ turn }) => turn);

// What starts is told by the act that starts: "the cuts take effect", "the increase starts".
function actOf(turn: Turn, clause: string): Turn {
  if (turn !== 'starts' && turn !== 'moved') return turn;
  return lastTurns(clause).find((one) => ['rises', 'falls', 'suspended'].includes(one)) ?? turn;
}
