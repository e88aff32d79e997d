import { lexicon } from '../../../config/lexicon.ts';
import { createItemReader } from '../../../src/pipeline/extract/reading.ts';
import { findTariffs } from '../../../src/pipeline/extract/tariffs.ts';

const readItem = createItemReader(lexicon);

/** The tariffs that a text published on 20 May 2027 tells, as they are found. */
export const tariffsIn = (text: string, title = '') =>
  findTariffs(readItem({ title, text, spokenAt: Date.parse('2027-05-20T12:00:00Z') })).flatMap(
    ({ statement, ...found }) => (statement.kind === 'tariff' ? [{ ...found, ...statement }] : []),
  );

/** The same as `US>CN 41 in_force`, sorted. */
export const ratesIn = (text: string, title = ''): string[] =>
  tariffsIn(text, title)
    .map(({ imposer, target, percent, status }) => `${imposer}>${target} ${percent} ${status}`)
    .toSorted();
