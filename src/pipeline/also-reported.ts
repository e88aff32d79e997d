import type { Alert, Teller } from '../domain/alerts.ts';
import { outletNotNamed } from '../domain/outlets.ts';
import { listNames } from './describe.ts';

const outletsNamedMax = 6;

/** Other outlets by name; further reports of those that are cited already are only counted. */
export function alsoReported({ developments, tellers }: Pick<Alert, 'developments' | 'tellers'>): string[] {
  const told = new Set(developments.filter(({ kind }) => kind !== 'corroborated').map(({ itemId }) => itemId));
  const cited = new Set(tellers.filter(({ itemId }) => told.has(itemId)).map(outletOf));
  const others = [...new Set(tellers.map(outletOf))].filter((name) => !cited.has(name));
  const repeats = tellers.filter((teller) => !told.has(teller.itemId) && cited.has(outletOf(teller)));
  return [...otherOutlets(others), ...moreReports(repeats)];
}

/** The outlet's name as a reader sees it. */
export const outletOf = ({ outlet }: Pick<Teller, 'outlet'>): string => outlet ?? outletNotNamed;

function otherOutlets(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, outletsNamedMax);
  const more = names.length > shown.length ? [`${names.length - shown.length} more`] : [];
  return [`Also reported by ${countOf(names.length, 'outlet')}: ${listNames([...shown, ...more])}.`];
}

const moreReports = (repeats: readonly Teller[]): string[] =>
  repeats.length === 0
    ? []
    : [`${countOf(repeats.length, 'further report')} by ${listNames([...new Set(repeats.map(outletOf))])}.`];

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
