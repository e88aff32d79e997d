import { seedPacks } from '../../../config/seed/index.ts';
import type { Fact, Telling } from '../../../src/domain/facts.ts';
import type { Statement } from '../../../src/domain/statements.ts';
import { seed } from '../../../src/jobs/seed.ts';
import { factOf } from '../../store/rows.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';

/** The console over what both seed packs bring. */
export async function openSeededDesk(): Promise<ConsoleDesk> {
  const desk = await openConsoleDesk();
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store: desk.store, clock: desk.clock, pack });
  return desk;
}

/** A fact that one outlet told just now, with what differs in its telling. */
export function toldFact(statement: Statement, telling: Partial<Telling> = {}): Fact {
  const fact = factOf(statement);
  return {
    ...fact,
    versions: fact.versions.map((version) => ({
      ...version,
      ...{ firstAt: Date.UTC(2026, 10, 1), lastAt: Date.UTC(2026, 10, 1) },
      tellings: version.tellings.map((told) => ({ ...told, ...telling })),
    })),
  };
}

export interface ShownRow {
  readonly when: string;
  readonly what: string;
  readonly badges: readonly string[];
  readonly sources: string;
}

/** The rows of a timeline's list, from its top. */
export async function rowsShown(desk: ConsoleDesk, query = ''): Promise<ShownRow[]> {
  const page = await desk.page(`/console/timeline${query}`);
  return [...page.querySelectorAll('.event')].map((row) => ({
    when: textOf(row.querySelector('.when')),
    what: textOf(row.querySelector('.what p')),
    badges: [...row.querySelectorAll('.badge')].map(textOf),
    sources: textOf(row.querySelector('details')),
  }));
}

/** What an element says, with its white space folded. */
export const textOf = (element: { readonly textContent: string | null } | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
