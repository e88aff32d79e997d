import { slug } from '../../domain/fact-keys.ts';
import type { Party } from '../../domain/statements.ts';
import { matchesOf } from '../../lib/matches.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import { reserveIn } from './speaker.ts';
import { tagOf, tagsIn } from './tagging/marked.ts';
import { pattern } from './tagging/patterns.ts';

/** Accusations between the two that negotiate, with what they are of as a slug. */
export const findAccusations = ({ sentences }: Reading): Found[] =>
  sentences.filter(isShort).flatMap((sentence) =>
    accusationsIn(sentence).map(({ by, against, of }) => ({
      statement: { kind: 'accusation', by, against, of },
      sentence,
      confidence,
      ...hedged(sentence),
    })),
  );

const charsMax = 3_000;
const isShort = ({ plain }: Sentence): boolean => plain.length <= charsMax;

const confidence = 0.8;
const hedged = (sentence: Sentence) => {
  const hedge = reserveIn(sentence, '');
  return hedge === undefined ? {} : { hedge };
};

interface Accusation {
  readonly by: Party;
  readonly against: Party;
  readonly of: string;
}

const accusing = String.raw`(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing))`;
const mutual = pattern(
  String.raw`\b(?:both|two|each|sides|countries|economies|{SIDE}\s+and\s+(?:the\s+)?{SIDE})\b[^.;]{0,60}?\b${accusing}\s+(?:each other|one another|the other(?: side)?)\s+(?:of|for)\s+(?<of>[^.;]{3,80})|\btrad(?:e|es|ed|ing)\s+accusations\s+(?:of|that|over)\s+(?<over>[^.;]{3,80})`,
  'iu',
);
const direct = pattern(
  String.raw`(?<against>(?:[\w'-]+\s+){0,3}?{ACTOR}|it|the other side)(?:'s)?\s+(?:[\w'-]+\s+){0,2}?(?:of|for)\s+(?<of>[^.;]{3,80})`,
  'iu',
);
const verbs = pattern(String.raw`\b${accusing}\s+`);
const passive = pattern(
  String.raw`(?<against>{ACTOR})\s+(?:(?:has|have|had|been|was|were|is|stands)\s+){1,3}accused\s+(?:by\s+(?:the\s+)?(?<by>{ACTOR})\s+)?of\s+(?<of>[^.;]{3,80})`,
  'iu',
);

function accusationsIn(sentence: Sentence): Accusation[] {
  const each = mutual.exec(sentence.text);
  if (each) {
    const of = offenceIn(each.groups?.of ?? each.groups?.over ?? '');
    return [
      { by: 'US', against: 'CN', of },
      { by: 'CN', against: 'US', of },
    ];
  }
  const suffered = passive.exec(sentence.text)?.groups;
  if (suffered) return between(sentence, { by: suffered.by, against: suffered.against ?? '', of: suffered.of ?? '' });
  return matchesOf(sentence.text, verbs).flatMap((match) => {
    const after = sentence.text.slice(match.index + match[0].length);
    const groups = direct.exec(after);
    if (!groups || groups.index > nearChars) return [];
    const by = lastActorIn(sentence.text.slice(0, match.index));
    return between(sentence, { by, against: groups.groups?.against ?? '', of: groups.groups?.of ?? '' });
  });
}

const nearChars = 4;
// Whose something is, is not who speaks: "Trump criticised Beijing's curbs, accusing it of …".
const actors = pattern("{ACTOR}(?!'s)");
const lastActorIn = (text: string): string | undefined => matchesOf(text, actors).at(-1)?.[0];

interface Marks {
  readonly by: string | undefined;
  readonly against: string;
  readonly of: string;
}

function between(sentence: Sentence, { by, against, of }: Marks): Accusation[] {
  const accused = sideIn(sentence, against);
  const accuser = by === undefined ? undefined : sideIn(sentence, by);
  // "accusing it of": the one who does not accuse.
  const target = accused ?? (/^(?:it|the other side)$/i.test(against.trim()) ? otherOf(accuser) : undefined);
  const source = accuser ?? (by === undefined ? otherOf(accused) : undefined);
  if (!isSide(target) || !isSide(source) || target === source) return [];
  return [{ by: source, against: target, of: offenceIn(of) }];
}

const isSide = (party: Party | undefined): party is 'US' | 'CN' => party === 'US' || party === 'CN';
const otherOf = (party: Party | undefined): Party | undefined =>
  party === 'US' ? 'CN' : party === 'CN' ? 'US' : undefined;

function sideIn(sentence: Sentence, mark: string): Party | undefined {
  const [party] = tagsIn(sentence, { piece: mark, kind: 'party' });
  const person = tagOf(sentence, { mark: /⟦PERSON[^⟧]*⟧/u.exec(mark)?.[0], kind: 'person' });
  return party?.party ?? person?.person.side;
}

const offences: readonly (readonly [RegExp, string])[] = [
  [
    /violat|breach|breaking|broke|reneg|not (?:honou?r|abid|comply)|fail\w* to (?:honou?r|abid|comply|implement|live up|meet|deliver)|undermin|derail|renege|back(?:ing|ed|s)? (?:out|away)|walk\w* away|backtrack|not follow/i,
    'breach',
  ],
  [/coerc|bull(?:y|ies)|blackmail|extort|intimidat/i, 'coercion'],
  [/manipulat|currency|devalu/i, 'currency-manipulation'],
  [/fentanyl|precursor|opioid/i, 'fentanyl'],
  [/steal|theft|intellectual|espionage|spy|hack|transfers?\b/i, 'theft'],
  [/dump|overcapacity|subsid|flood/i, 'dumping'],
  [/discriminat|suppress|contain/i, 'discrimination'],
  [/slow|drag|delay|withh|hoard|chok/i, 'slow-walking'],
  [/rare earth|export (?:control|curb|restrict)|abus/i, 'export-controls'],
  [/provok|escalat|panic|stok|tension|hype/i, 'escalation'],
  [/bad faith|not be trusted/i, 'bad-faith'],
  [/unfair|trade practice|protection|unilateral|hostile/i, 'unfair-trade'],
];

// Marks are no words of a slug.
const offenceIn = (text: string): string =>
  offences.find(([words]) => words.test(text))?.[1] ??
  (slug(
    text
      .replace(/⟦[^⟧]*⟧/gu, ' ')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 3)
      .join(' '),
  ) ||
    'misconduct');
