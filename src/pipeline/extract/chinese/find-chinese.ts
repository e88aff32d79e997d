import type { Found, Reading } from '../reading.ts';
import { findChineseAgreements, findChineseControls, findChineseDeadlines } from './deals.ts';
import { findChineseFigures } from './figures.ts';
import { findChineseContacts, findChineseDelegates, findChineseRounds } from './talks.ts';
import { findChineseTariffs } from './tariffs.ts';

/** The claims of a Chinese text: rates, dates, names, controls and agreements as far as they are told plainly. */
export function findChinese(reading: Reading): Found[] {
  const rounds = findChineseRounds(reading);
  const statements = rounds.flatMap(({ statement }) => (statement.kind === 'round' ? [statement] : []));
  return [
    ...rounds,
    ...findChineseDelegates(reading, statements),
    ...findChineseTariffs(reading),
    ...findChineseDeadlines(reading),
    ...findChineseControls(reading),
    ...findChineseContacts(reading),
    ...findChineseAgreements(reading),
    ...findChineseFigures(reading),
  ];
}
