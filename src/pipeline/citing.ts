import { countIndependentOutlets, type Telling } from '../domain/facts.ts';
import { outletNotNamed, tiers } from '../domain/outlets.ts';
import { formatAge, formatDate } from '../domain/partial-date.ts';
import type { Citation } from '../domain/replies.ts';
import { listNames } from './describe.ts';

type Cited = Pick<Telling, 'itemId' | 'outlet' | 'tier' | 'title' | 'url' | 'date' | 'isDateGuessed'> & {
  /** When it was published, where that is known to the minute. */
  readonly at?: number | undefined;
};

/** Collects the citations of one message; each item is cited once. */
export interface Citer {
  /** The marks of these tellings, such as `[1][2]`. */
  cite(tellings: readonly Cited[]): string;
  readonly citations: readonly Citation[];
}

/** An empty collection. */
export function createCiter(): Citer {
  const places = new Map<string, number>();
  const citations: Citation[] = [];
  const placeOf = (telling: Cited): number => {
    const known = places.get(telling.itemId);
    if (known !== undefined) return known;
    citations.push(citationOf(telling));
    places.set(telling.itemId, citations.length);
    return citations.length;
  };
  return {
    cite: (tellings) =>
      [...new Set(tellings.map(placeOf))]
        .toSorted((a, b) => a - b)
        .map((place) => `[${place}]`)
        .join(''),
    citations,
  };
}

/** Who said it and when: a document without a link is named by its title. */
export function citationOf({ outlet, tier, title, url, date, at, isDateGuessed }: Cited): Citation {
  const name = isDateGuessed ? `${title} (its date is our guess)` : title;
  return {
    outlet: outlet ?? outletNotNamed,
    tier,
    date,
    ...(at === undefined ? {} : { at }),
    ...(url === undefined ? { title: name } : { url, title: name }),
  };
}

interface Sourcing {
  readonly tellings: readonly Telling[];
  readonly citer: Citer;
  readonly nowMs: number;
}

/** `as of 10 Jun 2025 (17 months ago), 1 outlet (paper), by the account of US officials, “reportedly” [1][3]` */
export const sourcing = (told: Sourcing): string => `as of ${toldOn(told)}, ${toldBy(told)}`;

/** `10 Jun 2025 (17 months ago)` */
export function toldOn({ tellings, nowMs }: Pick<Sourcing, 'tellings' | 'nowMs'>): string {
  const newest =
    tellings
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? '';
  return `${formatDate(newest)} (${formatAge(newest, nowMs)})`;
}

/** `1 outlet (paper), by the account of US officials, “reportedly” [1][3]` */
export function toldBy({ tellings, citer }: Pick<Sourcing, 'tellings' | 'citer'>): string {
  const speakers = distinct(tellings.map(({ speaker }) => speaker));
  const hedges = distinct(tellings.map(({ hedge }) => hedge)).map((hedge) => `“${hedge}”`);
  const account = `${isSpokenByAll(tellings) ? '' : 'in part '}by the account of ${listNames(speakers)}`;
  const words = [countOutlets(tellings), speakers.length > 0 ? account : '', hedges.join(', ')];
  return `${words.filter(Boolean).join(', ')} ${citer.cite(tellings)}`;
}

const distinct = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

// Where some outlets tell it in their own name, a speaker does not stand for all.
const isSpokenByAll = (tellings: readonly Telling[]): boolean => tellings.every(({ speaker }) => speaker !== undefined);

function countOutlets(tellings: readonly Telling[]): string {
  const count = countIndependentOutlets(tellings);
  const words = count === 0 ? outletNotNamed : count === 1 ? '1 outlet' : `${count} independent outlets`;
  return `${words} (${tiersOf(tellings).join(', ')})`;
}

// The tiers of those who count, closest to the source first; of all where none counts.
function tiersOf(tellings: readonly Telling[]): string[] {
  const counting = tellings.filter(({ voice }) => voice !== null);
  const present = new Set((counting.length > 0 ? counting : tellings).map(({ tier }) => tier));
  return tiers.filter((tier) => present.has(tier));
}
