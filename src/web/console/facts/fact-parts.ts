import { html } from 'hono/html';
import { countIndependentOutlets, type Fact, type Telling, type Version } from '../../../domain/facts.ts';
import { outletNotNamed, tiers, tierWords } from '../../../domain/outlets.ts';
import { formatAge, formatDate, type PartialDate } from '../../../domain/partial-date.ts';
import { plainLine } from '../../../lib/plain-text.ts';
import { formatRate, subjectOf } from '../../../pipeline/describe.ts';
import { standingNoteOn, statusOn } from '../../../pipeline/fact-status.ts';
import { capitalised } from '../../../pipeline/slug-words.ts';
import { sayingOn } from '../../../pipeline/standing.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { countWords } from '../bits.ts';
import { consoleBase } from '../page.ts';

/** Where facts are in the console. */
export const factsBase = `${consoleBase}/facts`;

/** Text from outside on one line, without what turns its direction. */
export const tidy = (text: string): string => plainLine(text, charsMax);
const charsMax = 2_000;

/** What a fact is about, as its heading says it. */
export const nameOf = ({ versions, key }: Fact): string => {
  const [first] = versions;
  return first ? capitalised(subjectOf(first.statement)) : key;
};

/** What a version says in a word or a sentence, in words that hold today; a rate without its status. */
export function valueOn(version: Version, today: string): string {
  const { statement, tellings } = version;
  if (statement.kind === 'tariff') return formatRate(statement);
  const saying = sayingOn(version, today);
  const isInStatus = saying === statusOn(version, today)?.words || saying === subjectOf(statement);
  return (isInStatus ? newestSaying(tellings) : undefined) ?? saying;
}

// Where a status says it all, who told it in their own words says more.
const newestSaying = (tellings: readonly Telling[]): string | undefined =>
  tellings.toSorted((a, b) => b.date.localeCompare(a.date)).find(({ says }) => says !== undefined)?.says;

/** The status of a version as a badge; nothing for what has none. */
export function badgeHtml(version: Version, today: string): Html | string {
  const status = statusOn(version, today);
  return status === undefined
    ? ''
    : html`<span class="badge ${status.state}${status.isStale && ' stale'}">${status.words}</span>`;
}

/** The same with the days that belong to it. */
export function statusHtml(version: Version, today: string): Html | string {
  const note = standingNoteOn(version, today);
  return html`${badgeHtml(version, today)}${note !== '' && html` <span class="soft">${note}</span>`}`;
}

/** Shown beside what accounts differ on. */
export const disputedBadge: Html = html`<span class="badge bad">disputed</span>`;

/** A date as it is known. */
export const dateHtml = (date: PartialDate): Html => html`<time datetime="${date}">${formatDate(date)}</time>`;

/** When something was last reported, and how long that is ago. */
export const reportedHtml = (date: PartialDate, nowMs: number): Html =>
  html`${dateHtml(date)}, <span class="soft">${formatAge(date, nowMs)}</span>`;

/** The first and the last day on which something was told. */
export function toldDays(tellings: readonly Telling[]): { readonly first: PartialDate; readonly last: PartialDate } {
  const days = tellings.map(({ date }) => date).toSorted();
  return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

/** The day on which a fact was last told by anyone who has not taken it back. */
export function newestDayOf({ versions }: Fact): PartialDate {
  const standing = versions.filter((version) => version.standing !== 'struck');
  return toldDays((standing.length > 0 ? standing : versions).flatMap(({ tellings }) => tellings)).last;
}

/** `2 outlets`, counted without copies; where only copies have it, whether any outlet is named. */
export function outletCount(tellings: readonly Telling[]): string {
  const count = countIndependentOutlets(tellings);
  if (count > 0) return countWords(count, 'outlet');
  return tellings.some(({ outlet }) => outlet !== null) ? 'no independent outlet' : outletNotNamed;
}

/** How close the outlets stand to what they report: `wire, newspaper`. */
export function tiersOf(tellings: readonly Telling[]): string {
  const counting = tellings.filter(({ voice }) => voice !== null);
  const present = new Set((counting.length > 0 ? counting : tellings).map(({ tier }) => tier));
  return tiers.flatMap((tier) => (present.has(tier) ? [tierWords[tier]] : [])).join(', ');
}
