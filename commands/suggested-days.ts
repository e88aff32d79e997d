import type { Fact, Version } from '../src/domain/facts.ts';
import { dayOf, formatDate } from '../src/domain/partial-date.ts';
import type { Suggestion } from '../src/ports.ts';
import type { SuggestionContext } from './command.ts';
import { shownVersions } from './lines.ts';

const monthsBack = 24;

/** Days worth asking for: today, those on which facts of these families changed, firsts of months; newest first. */
export const daysOf =
  (families: readonly string[]) =>
  async ({ store, clock }: Pick<SuggestionContext, 'store' | 'clock'>): Promise<Suggestion[]> => {
    const today = dayOf(clock.now());
    const changed = changesByDay(await store.facts.ofFamilies(families));
    const others = [...new Set([...changed.keys(), ...firstsOfMonths(today)])].filter((day) => day !== today);
    const newestFirst = others.toSorted((a, b) => b.localeCompare(a));
    return [today, ...newestFirst].map((day) => {
      const count = changed.get(day) ?? 0;
      const changes = count === 0 ? '' : ` · ${count} ${count === 1 ? 'change' : 'changes'}`;
      return { value: day, name: `${formatDate(day)}${day === today ? ' · today' : ''}${changes}` };
    });
  };

function changesByDay(facts: readonly Fact[]): Map<string, number> {
  const days = facts.flatMap(shownVersions).flatMap((version) => [...new Set(daysIn(version))]);
  return new Map([...Map.groupBy(days, (day) => day)].map(([day, found]) => [day, found.length]));
}

// The day on which it was first told, and the one on which it begins to hold.
function daysIn({ firstAt, statement }: Version): string[] {
  const from = statement.kind === 'tariff' ? statement.from : undefined;
  return [dayOf(firstAt), ...(from?.length === 10 ? [from] : [])];
}

function firstsOfMonths(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: monthsBack }, (_, back) => dayOf(Date.UTC(year, month - 1 - back, 1)));
}
