import type { StatementOf } from '../../../domain/statements.ts';
import type { Found, Reading, Sentence } from '../reading.ts';
import type { Tag, TagOf } from '../tagging/tags.ts';

type Round = StatementOf<'round'>;

const negotiates =
  /^(?:Treasury Secretary|Commerce Secretary|Trade Representative|Vice Premier|trade negotiator|(?:Vice )?Commerce Minister|Vice Finance Minister)$/;
const speaksAfter =
  /^(?:,[^,]{0,70},)?(?:'s)? (?:also |had |has |hatte |a |ha |später |later |earlier )*(?:said|says?|told|tells|wrote|posted|added|noted|argued|insisted|warned|announced|predicted|claimed|stressed|confirmed|commented|tweeted|sagte|erklärte|betonte|dijo|afirmó|declaró|señaló|aseguró|déclaré|dit|affirmé|disse|afirmou|declarou|说|表示|指出|称|透露|稱|說)/i;
const speaksBefore =
  /\b(?:said|says|told|[Aa]ccording to|aide to|added|laut|según|selon|segundo|for|by|from|predecessor|former) (?:[A-Z][\w.]+ ){0,4}$/;

/**
 * Those who negotiate for a side and are named, not only quoted, at the top of an item that tells of a round now: such
 * items name whoever sits there, in whatever words. Only where both sides are named so, or somebody sits there already.
 */
export function principalsIn({ sentences }: Reading, { rounds, seated }: Seats): Found[] {
  const round = rounds.find(isTold);
  if (round === undefined) return [];
  const { place, month } = round.statement as Round;
  const known = new Set(seated.flatMap(({ statement }) => (statement.kind === 'delegate' ? [statement.person] : [])));
  const named = sentences.filter(isAtTable).flatMap((sentence) => principalsOf(sentence));
  if (known.size === 0 && new Set(named.map(({ side }) => side)).size < 2) return [];
  const byName = new Map(named.toReversed().map((one) => [one.name, one]));
  return [...byName.values()]
    .filter(({ name }) => !known.has(name))
    .map(({ sentence, side, name, role }) => ({
      statement: { kind: 'delegate', side, place, month, person: name, role },
      sentence,
      confidence: 0.6,
    }));
}

interface Principal {
  readonly sentence: Sentence;
  readonly side: 'US' | 'CN';
  readonly name: string;
  readonly role: string;
}

const principalsOf = (sentence: Sentence): Principal[] =>
  sentence.tags.filter(isPerson).flatMap((tag): Principal[] => {
    const { name, side, role = '' } = tag.person;
    if ((side !== 'US' && side !== 'CN') || !negotiates.test(role) || isQuoted(sentence, tag)) return [];
    return [{ sentence, side, name, role }];
  });

const calling =
  /\b(?:by|over the|on the) (?:tele)?phone\b|\b(?:phone|video) calls?\b|\bvideoconference\b|通话|电话|视频/i;
const isAtTable = ({ index, plain }: Sentence): boolean => index <= topSentencesMax && !calling.test(plain);

interface Seats {
  readonly rounds: readonly Found[];
  readonly seated: readonly Found[];
}

const topSentencesMax = 4;
const isPerson = (tag: Tag): tag is TagOf<'person'> => tag.kind === 'person';

// A round told at the top, and not as history.
const isTold = ({ statement, sentence }: Found): boolean =>
  statement.kind === 'round' && statement.place !== null && sentence.index <= 2;

const isQuoted = ({ plain }: Sentence, { start, end }: Tag): boolean =>
  speaksAfter.test(plain.slice(end, end + 110)) || speaksBefore.test(plain.slice(Math.max(0, start - 50), start));
