import { html } from 'hono/html';
import { type Fact, isDisputed, liveVersions, type Telling, type Version } from '../../../domain/facts.ts';
import { outletNotNamed } from '../../../domain/outlets.ts';
import { dayOf, formatAge, formatDate } from '../../../domain/partial-date.ts';
import { citationOf } from '../../../pipeline/citing.ts';
import { listNames } from '../../../pipeline/describe.ts';
import { shownVersionsOf } from '../../../pipeline/fact-groups.ts';
import { statusOn } from '../../../pipeline/fact-status.ts';
import { capitalised } from '../../../pipeline/slug-words.ts';
import { tariffStandingOn } from '../../../pipeline/standing.ts';
import { citationHtml, type Html } from '../../../platforms/console/reply-html.ts';
import {
  badgeHtml,
  dateHtml,
  outletCount,
  reportedHtml,
  statusHtml,
  tidy,
  tiersOf,
  toldDays,
  valueOn,
} from './fact-parts.ts';

export interface Showing {
  readonly nowMs: number;
  readonly tellingsMax: number;
  readonly versionsMax: number;
}

/** What holds now, with its sources; where accounts differ, side by side. */
export function standingHtml(fact: Fact, showing: Showing): Html {
  const disputed = isDisputed(fact);
  const versions = shownVersionsOf(fact).slice(-showing.versionsMax);
  const isOver = liveVersions(fact).length === 0;
  return html`<section aria-labelledby="now">
    <h2 id="now">${disputed ? 'Where accounts differ' : isOver ? 'The last that was told' : 'As reported now'}</h2>
    ${disputed && html`<p class="notice bad">Accounts differ. All of them are shown, and none is picked.</p>`}
    ${isOver && html`<p class="notice">Nothing is known here to hold now.</p>`}
    ${unknownRate(fact, showing)}
    <div class="versions">${versions.map((version) => versionCard(version, showing))}</div>
  </section>`;
}

// A rate is often told with its end, or told once and never again: then what holds today is not known.
function unknownRate(fact: Fact, { nowMs }: Showing): Html | false {
  const today = dayOf(nowMs);
  const live = liveVersions(fact).filter(({ statement }) => statement.kind === 'tariff');
  if (live.length === 0) return false;
  const holding = live.filter((version) => tariffStandingOn(version, { day: today, today })?.kind === 'holds');
  if (holding.length === 0) return html`<p class="notice">What rate holds today is not known here.</p>`;
  if (holding.some((version) => !tariffStandingOn(version, { day: today, today })?.isStale)) return false;
  const { last } = toldDays(holding.flatMap(({ tellings }) => tellings));
  return html`<p class="notice">Whether it still holds today is not known here: it was last reported ${formatDate(last)}, ${formatAge(last, nowMs)}.</p>`;
}

function versionCard(version: Version, showing: Showing): Html {
  const { tellings, note } = version;
  const today = dayOf(showing.nowMs);
  return html`<article class="card version">
    <h3 class="value" dir="auto">${tidy(capitalised(valueOn(version, today)))}</h3>
    <p>${statusHtml(version, today)}</p>
    <p class="soft">Last reported ${reportedHtml(toldDays(tellings).last, showing.nowMs)}, by ${outletCount(tellings)} (${tiersOf(tellings)})</p>
    ${tellingsHtml(tellings, showing)}
    ${note !== undefined && html`<p class="note"><b>Our note:</b> ${tidy(note)}</p>`}
  </article>`;
}

// Those who tell it in the same words stand together.
function tellingsHtml(tellings: readonly Telling[], { tellingsMax }: Showing): Html {
  const shown = tellings.toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, tellingsMax);
  const groups = [...Map.groupBy(shown, ({ says }) => says)];
  const more = tellings.length - shown.length;
  return html`${groups.map(
    ([says, own]) => html`${says !== undefined && html`<p dir="auto">${tidy(says)}</p>`}
      <ul class="sources">${own.map((telling) => html`<li>${citationHtml(citationOf(telling))}${accountOf(telling)}</li>`)}</ul>`,
  )}
  ${more > 0 && html`<p class="soft">And ${more} more, all among the claims below.</p>`}`;
}

/** By whose account something is told, and with what reserve. */
export function accountOf({ speaker, hedge }: Pick<Telling, 'speaker' | 'hedge'>): Html {
  return html`${speaker !== undefined && html` · by the account of <bdi>${tidy(speaker)}</bdi>`}${hedge !== undefined && html` · “<bdi>${tidy(hedge)}</bdi>”`}`;
}

/** All versions, the last told first; those taken back crossed out, with why. */
export function historyHtml(fact: Fact, { nowMs, versionsMax }: Showing): Html {
  const shown = fact.versions.toSorted(newestFirst).slice(0, versionsMax);
  const more = fact.versions.length - shown.length;
  const columns = columnsOf(shown, dayOf(nowMs));
  return html`<section aria-labelledby="history">
    <h2 id="history">History</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="history">
      <table class="history">
        <caption>Every version that was told, the newest first${more > 0 && `; ${more} older are left out`}</caption>
        <thead><tr>${columns.map(({ label, isNumber }) => html`<th scope="col"${isNumber && html` class="number"`}>${label}</th>`)}</tr></thead>
        <tbody>${shown.map((version) => html`<tr>${columns.map((column) => cellHtml(column, version))}</tr>`)}</tbody>
      </table>
    </div>
  </section>`;
}

// Of what was told at one time, what holds now stands first.
const newestFirst = (a: Version, b: Version): number =>
  b.firstAt - a.firstAt || Number(b.standing === 'live') - Number(a.standing === 'live') || b.lastAt - a.lastAt;

interface Column {
  readonly label: string;
  readonly cell: (version: Version) => Html | string;
  /** It names its row. */
  readonly isName?: boolean;
  readonly isNumber?: boolean;
}

const cellHtml = ({ cell, isName, isNumber }: Column, version: Version): Html =>
  isName
    ? html`<th scope="row"${isNumber && html` class="number"`} dir="auto">${cell(version)}</th>`
    : html`<td>${cell(version)}</td>`;

// A column in which nothing would stand is left out.
function columnsOf(versions: readonly Version[], today: string): Column[] {
  const isNumber = versions.some(({ statement }) => statement.kind === 'tariff');
  const hasStatus = versions.some((version) => statusOn(version, today) !== undefined);
  const hasEnd = versions.some((version) => endOf(version) !== '');
  return [
    { label: isNumber ? 'Rate' : 'As told', isName: true, isNumber, cell: (version) => valueCell(version, today) },
    ...(hasStatus ? [{ label: 'Status', cell: (version: Version) => statusCell(version, today) }] : []),
    ...(isNumber ? [{ label: 'From', cell: startOf }] : []),
    ...(hasEnd ? [{ label: 'Until', cell: endOf }] : []),
    { label: 'First told', cell: ({ tellings }) => dateHtml(toldDays(tellings).first) },
    { label: 'Last told', cell: ({ tellings }) => dateHtml(toldDays(tellings).last) },
    { label: 'By', cell: ({ tellings }) => namesOf(tellings) },
  ];
}

function valueCell(version: Version, today: string): Html | string {
  const value = tidy(valueOn(version, today));
  return version.standing === 'struck' ? html`<s>${value}</s>` : value;
}

const statusCell = (version: Version, today: string): Html =>
  html`${badgeHtml(version, today)}${version.standing === 'struck' && takenBack(version)}`;

const startOf = ({ statement }: Version): Html | string =>
  statement.kind === 'tariff' && statement.from !== undefined ? dateHtml(statement.from) : 'not given';

function endOf({ statement, standing, replacedAt }: Version): Html | string {
  if (statement.kind === 'tariff' && statement.until !== undefined) return dateHtml(statement.until);
  if (replacedAt !== undefined && standing !== 'struck') return html`replaced ${dateHtml(dayOf(replacedAt))}`;
  return '';
}

function takenBack({ tellings, replacedAt }: Version): Html {
  const when = replacedAt === undefined ? '' : html` on ${dateHtml(dayOf(replacedAt))}`;
  return html` <span class="soft">by ${namesOf(tellings)}${when}, which corrected what it had told</span>`;
}

const outletsNamedMax = 4;

function namesOf(tellings: readonly Telling[]): Html {
  const names = [...new Set(tellings.map(({ outlet }) => tidy(outlet ?? '') || outletNotNamed))];
  const more = names.length - outletsNamedMax;
  const shown = more > 0 ? [...names.slice(0, outletsNamedMax), `${more} more`] : names;
  return html`<bdi>${listNames(shown)}</bdi>`;
}
