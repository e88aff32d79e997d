import { nearest } from './nearest.ts';

/** Cities that readers name and that no zone is called by. */
const zonesOfCities: Readonly<Record<string, string>> = {
  Beijing: 'Asia/Shanghai',
  Shenzhen: 'Asia/Shanghai',
  Guangzhou: 'Asia/Shanghai',
  Washington: 'America/New_York',
  Boston: 'America/New_York',
  Houston: 'America/Chicago',
  'San Francisco': 'America/Los_Angeles',
  Seattle: 'America/Los_Angeles',
  Ottawa: 'America/Toronto',
  Geneva: 'Europe/Zurich',
  Frankfurt: 'Europe/Berlin',
  'The Hague': 'Europe/Amsterdam',
  Delhi: 'Asia/Kolkata',
  Mumbai: 'Asia/Kolkata',
  Canberra: 'Australia/Sydney',
};

// Intl lists these by older names, or not at all.
const alsoNamed = ['UTC', 'Asia/Kolkata', 'Asia/Ho_Chi_Minh', 'Europe/Kyiv', 'Asia/Kathmandu', 'Asia/Yangon'];

/** What to suggest for a zone: UTC, cities that readers name, and every zone by its IANA name. */
export const zoneSuggestions = (): string[] => [
  'UTC',
  'America/New_York',
  'Europe/London',
  'Asia/Shanghai',
  ...Object.keys(zonesOfCities),
  ...ianaNames(),
];

// Without bare names such as EST: they stand for clocks without summer time.
const ianaNames = (): string[] => [
  ...new Set([...alsoNamed, ...Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'))]),
];

/** The IANA name of a zone that is written in any case, or of a city’s; undefined where there is none. */
export function findZone(written: string): string | undefined {
  const wanted = fold(written);
  const city = Object.keys(zonesOfCities).find((name) => fold(name) === wanted);
  if (city !== undefined) return zonesOfCities[city];
  const names = ianaNames();
  const named = names.find((name) => fold(name) === wanted) ?? names.find((name) => fold(cityOf(name)) === wanted);
  return named ?? olderZone(written);
}

/** The zone or city that is most likely meant by a name that is none. */
export function nearestZone(written: string): string | undefined {
  const names = zoneSuggestions().flatMap((name) => [name, cityOf(name)]);
  const found = nearest(fold(written), names.map(fold));
  return names.find((name) => fold(name) === found);
}

/** The time of a zone for readers: `UTC`, `New York time`. */
export const zoneWords = (zone: string): string => (/(?:^|\/)UTC$/.test(zone) ? 'UTC' : `${cityOf(zone)} time`);

/** True for the first words of a zone or a city, or all of them. */
export function beginsZone(written: string): boolean {
  const begun = fold(written);
  return zoneSuggestions().some((name) =>
    [name, cityOf(name)].some((full) => `${fold(full)}_`.startsWith(`${begun}_`)),
  );
}

const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '_');

// Names such as US/Eastern.
function olderZone(written: string): string | undefined {
  if (!/^[A-Za-z]+\/[\w+/-]+$/.test(written.trim())) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: written.trim() }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
