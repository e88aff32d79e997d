import type { StatementOf } from '../../domain/statements.ts';
import type { Found, Reading } from './reading.ts';
import type { LeaderContact } from './talks/leader-contacts.ts';
import { type RoundMention, roundMentionsIn } from './talks/round-mentions.ts';

/** A round of talks as an item tells of it. */
export interface FoundRound extends Found {
  readonly statement: StatementOf<'round'>;
  /** Where its place or anchor stands in the marked text of each sentence that tells of it. */
  readonly mentions: readonly RoundMention[];
}

/** Rounds of talks: where, when, planned, under way or concluded; one for each place and month, then those without a place. */
export function findRounds(reading: Reading, contacts: readonly LeaderContact[]): FoundRound[] {
  const mentions = located(resolved(inCities(roundMentionsIn(reading, contacts), reading)));
  const placed = groupsOf(mentions.filter(({ place }) => place !== null)).map((group) => roundOf(group, reading));
  return [...placed, ...unplaced(mentions, placed).map((group) => roundOf(group, reading))];
}

// "Talks in Sweden" are those in Stockholm where the item names that city.
function inCities(mentions: readonly RoundMention[], { sentences }: Reading): RoundMention[] {
  const cityOf = new Map(
    sentences.flatMap(({ tags }) =>
      tags.flatMap((tag) => (tag.kind === 'place' && tag.within ? [[tag.within, tag.place] as const] : [])),
    ),
  );
  return mentions.map((mention) => ({ ...mention, place: cityOf.get(mention.place ?? '') ?? mention.place }));
}

// "The talks" are those of which the item told last.
function resolved(mentions: readonly RoundMention[]): RoundMention[] {
  let last: string | null = null;
  return mentions.flatMap((mention) => {
    if (mention.place !== null) last = mention.place;
    if (!mention.isSame) return [mention];
    return last === null ? [] : [{ ...mention, place: last }];
  });
}

// Where only a journey tells a place, it is the place of the talks of which none is told.
function located(mentions: readonly RoundMention[]): RoundMention[] {
  const strong = mentions.filter(({ isWeak }) => !isWeak);
  const isPlaced = strong.some(({ place }) => place !== null);
  const journey = isPlaced ? undefined : mentions.find(({ isWeak }) => isWeak);
  return strong.map((mention) => (mention.place === null && journey ? { ...mention, place: journey.place } : mention));
}

const monthOf = ({ when }: RoundMention): string | undefined =>
  when && when.start.length >= 7 ? when.start.slice(0, 7) : undefined;

// One place is one round, unless the item gives two months for it; a mention without a month joins the first of its status.
function groupsOf(mentions: readonly RoundMention[]): RoundMention[][] {
  const groups: RoundMention[][] = [];
  for (const mention of mentions.toSorted(
    (a, b) => Number(monthOf(b) !== undefined) - Number(monthOf(a) !== undefined),
  )) {
    const month = monthOf(mention);
    const same = groups.filter(([first]) => first?.place === mention.place);
    const fits =
      month === undefined
        ? (same.find((group) => group.some(({ status }) => status === mention.status)) ?? same[0])
        : same.find((group) => group.some((one) => monthOf(one) === month));
    if (fits) fits.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

// A round without a place stands for one with a place of the same time, if there is one.
function unplaced(mentions: readonly RoundMention[], placed: readonly FoundRound[]): RoundMention[][] {
  const isAhead = (status: string) => status === 'planned';
  const kept = mentions
    .filter(({ place, isChannel }) => place === null && !(isChannel && placed.length > 0))
    .filter(({ status }) => !placed.some(({ statement }) => isAhead(statement.status) === isAhead(status)));
  const [ahead, past] = [kept.filter(({ status }) => isAhead(status)), kept.filter(({ status }) => !isAhead(status))];
  return [ahead, past].filter((group) => group.length > 0);
}

function roundOf(group: readonly RoundMention[], { day, sentences }: Reading): FoundRound {
  const mentions = group.toSorted((a, b) => a.sentence.index - b.sentence.index || a.at - b.at);
  const told = mentions.filter(({ isTold }) => isTold);
  const chosen =
    told.find(({ sentence }) => !sentence.isTitle) ??
    told[0] ??
    mentions.find(({ sentence }) => !sentence.isTitle) ??
    mentions[0];
  if (chosen === undefined) throw new Error('A round without a mention.');
  const when = mentions.find((one) => one.when?.start.length === 10)?.when ?? mentions.find(monthOf)?.when;
  const start = when?.start;
  const venue = mentions.find((one) => one.venue)?.venue;
  const isGoingOn =
    chosen.status === 'concluded' &&
    start !== undefined &&
    isRecent(start, day) &&
    sentences.some(({ text }) => goesOn.test(text));
  const statement: StatementOf<'round'> = {
    kind: 'round',
    place: chosen.place,
    month: (start ?? day).slice(0, 7),
    ...(start === undefined ? {} : { start }),
    ...(when?.end === undefined ? {} : { end: when.end }),
    ...(venue === undefined ? {} : { venue }),
    status: isToCome(start, day) ? 'planned' : isGoingOn ? 'under_way' : chosen.status,
  };
  return { statement, sentence: chosen.sentence, confidence: chosen.isTold ? 0.9 : 0.75, mentions };
}

const isToCome = (start: string | undefined, day: string): boolean =>
  start !== undefined && start.length === 10 && start > day;

const goesOn =
  /\b(?:set|expected|due|scheduled|planned|slated|will|to) (?:to )?(?:resume|continue|reconvene|run until|last until|go on)\b|\bsecond day\b/i;
const dayMs = 86_400_000;
const isRecent = (start: string, day: string): boolean => {
  const days = (Date.parse(day) - Date.parse(start)) / dayMs;
  return start.length === 10 && days >= 0 && days <= 1;
};
