import type { Found, Reading } from '../reading.ts';
import { principalsIn } from '../talks/principals.ts';
import { findTariffs } from '../tariffs.ts';
import { findChineseAgreements, findChineseDeadlines } from './deals.ts';
import { findChineseFigures } from './figures.ts';
import { findChineseContacts, findChineseDelegates, findChineseRounds } from './talks.ts';

/** The claims of a Chinese text but for export controls, which one finder reads in every language. */
export function findChinese(reading: Reading): Found[] {
  const rounds = findChineseRounds(reading);
  const statements = rounds.flatMap(({ statement }) => (statement.kind === 'round' ? [statement] : []));
  const seated = findChineseDelegates(reading, statements);
  return [
    ...rounds,
    ...seated,
    ...principalsIn(reading, { rounds, seated }),
    ...findTariffs(reading),
    ...findChineseDeadlines(reading),
    ...findChineseContacts(reading),
    ...findChineseAgreements(reading),
    ...findChineseFigures(reading),
  ];
}
