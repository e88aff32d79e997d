import { chineseDraftsIn } from './chinese/tariffs.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import { pattern } from './tagging/patterns.ts';
import type { Carried, Direction } from './tariffs/directions.ts';
import type { Draft } from './tariffs/draft.ts';
import { draftsIn } from './tariffs/drafts.ts';
import { distinctRates } from './tariffs/retold.ts';
import { superseded } from './tariffs/superseded.ts';
import { isAhead, startsOthersLater, termOf } from './tariffs/terms.ts';

/** Rates that one party puts on goods of another, with their status and measure; each rate once. */
export function findTariffs(reading: Reading): Found[] {
  return distinctRates(directed(superseded(reading.isChinese ? chineseDrafts(reading) : drafts(reading))));
}

const chineseDrafts = ({ sentences }: Reading): Draft[] => sentences.flatMap(chineseDraftsIn);

function drafts(reading: Reading): Draft[] {
  // What follows the last rate has nothing to tell, and most items have none at all.
  const last = reading.sentences.findLast(({ text }) => rate.test(text))?.index;
  if (last === undefined) return [];
  const context = { day: reading.day, isPlanned: isPlanned(reading), startsLater: startingLater(reading) };
  const found: Draft[] = [];
  let carried: Carried = {};
  let isCarried = false;
  for (const sentence of reading.sentences.slice(0, last + 1)) {
    const read = draftsIn({ sentence, context, carried, isCarried, known: found });
    found.push(...read.drafts);
    // A title tells no more than itself.
    carried = sentence.isTitle ? {} : read.carried;
    isCarried = !sentence.isTitle && duty.test(sentence.text);
  }
  return found;
}

const rate = /⟦(?:PERCENT|POINTS)#/;
const duty = pattern(String.raw`{TARIFF}|\bsection \d{3}\b`, 'iu');

const awaits =
  /\b(?:subject to|pending|awaits?|awaiting|needs?|requires?|must still|have yet to|has yet to|still has to|still need)\b[^.;]{0,60}\b(?:approv\w+|sign\w*|ratif\w+)\b|\bstill approve\b|\broll(?:s|ing) out (?:new )?tariffs/i;

const unveils = pattern(
  String.raw`\b(?:announc\w+|unveil\w*|finaliz\w+|propos\w+)\b[^.;]{0,60}\b(?:{TARIFF}|increases|hikes)\b`,
  'iu',
);

// Duties of a deal that nobody has approved yet, or that begin on a day ahead, are planned where no verb says more.
const isPlanned = ({ sentences, day }: Reading): boolean =>
  sentences.some(
    (sentence) =>
      awaits.test(sentence.plain) ||
      (sentence.index <= 1 && unveils.test(sentence.text)) ||
      (duty.test(sentence.text) && isAhead(termOf({ sentence, before: '', after: sentence.text }).from, day) === true),
  );

// The title counts as told right before the second sentence too: a lead says more of the same.
const startingLater = ({ sentences, day }: Reading): ReadonlySet<number> =>
  new Set(sentences.flatMap((sentence) => (startsOthersLater(sentence, day) ? before(sentence) : [])));
const before = ({ index }: Sentence): number[] => (index === 2 ? [0, 1] : [index - 1]);

// Where the text tells one direction only, a rate without one is taken to be its; else nobody can say whose it is.
function directed(drafts: readonly Draft[]): Found[] {
  const told = new Set(
    drafts.flatMap(({ directions }) => directions).map(({ imposer, target }) => `${imposer}>${target}`),
  );
  const only = told.size === 1 ? drafts.find(({ directions }) => directions.length === 1)?.directions : undefined;
  return drafts.flatMap(({ directions, found, rate }) =>
    (directions.length > 0
      ? directions.filter((one) => isOurs(one) || isBeside(drafts, found.sentence))
      : (only ?? [])
    ).map(({ imposer, target }) => ({
      ...found,
      confidence: directions.length > 0 ? found.confidence : undirectedConfidence,
      statement: { ...rate, kind: 'tariff' as const, imposer, target },
    })),
  );
}

// A duty on a third country is read where the same sentence tells one between the two; else it is another story.
const isBeside = (drafts: readonly Draft[], sentence: Sentence): boolean =>
  drafts.some(({ directions, found }) => found.sentence === sentence && directions.some(isOurs));
const ours = new Set(['US', 'CN', 'WORLD']);
const isOurs = ({ imposer, target }: Direction): boolean => ours.has(imposer) && ours.has(target);

const undirectedConfidence = 0.5;
