import { html } from 'hono/html';
import { type Fact, isDisputed, type Version } from '../../../domain/facts.ts';
import { dayOf } from '../../../domain/partial-date.ts';
import { type FactGroup, shownVersionsOf } from '../../../pipeline/fact-groups.ts';
import { capitalised } from '../../../pipeline/slug-words.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import {
  disputedBadge,
  factAddress,
  nameOf,
  outletCount,
  reportedHtml,
  statusHtml,
  tidy,
  tiersOf,
  toldDays,
  valueOn,
} from './fact-parts.ts';

/** Groups of facts, each heading with a table of its own. */
export function groupsHtml(groups: readonly FactGroup[], nowMs: number): Html[] {
  const byHeading = [...Map.groupBy(groups, ({ heading }) => heading)];
  return byHeading.map(([heading, parts]) => html`<h2>${heading}</h2> ${factTable(parts, nowMs)}`);
}

/** Facts as a table: a body for each, a row for each version that holds; parts of the table have a row for a name. */
function factTable(parts: readonly FactGroup[], nowMs: number): Html {
  const isRates = parts.every(({ kind }) => kind === 'tariff');
  return html`<table class="facts${isRates && ' rates'}">
    <caption class="unseen">${parts[0]?.heading}</caption>
    <thead>
      <tr>
        <th scope="col">${isRates ? 'Goods' : 'Fact'}</th>
        <th scope="col"${isRates && html` class="number"`}>${isRates ? 'Rate' : 'As reported'}</th>
        <th scope="col">Status</th>
        <th scope="col">Last reported</th>
        <th scope="col">Independent outlets</th>
      </tr>
    </thead>
    ${parts.map(
      ({ part, facts }) =>
        html`${part !== undefined && partRow(part)} ${facts.map((fact) => factRows(fact, { isRates, nowMs }))}`,
    )}
  </table>`;
}

const partRow = (part: string): Html =>
  html`<tbody class="part"><tr><th scope="rowgroup" colspan="5">${part}</th></tr></tbody>`;

interface Rows {
  readonly isRates: boolean;
  readonly nowMs: number;
}

function factRows(fact: Fact, { isRates, nowMs }: Rows): Html {
  const versions = shownVersionsOf(fact);
  const name = isRates ? goodsOf(fact) : nameOf(fact).replace(/^Deadline: /, '');
  const link = html`<a href="${factAddress(fact.key)}">${tidy(capitalised(name))}</a>`;
  return html`<tbody>
    ${versions.map(
      (version, place) => html`<tr>
        ${place === 0 && html`<th scope="rowgroup" rowspan="${versions.length}" dir="auto">${link} ${isDisputed(fact) && disputedBadge}</th>`}
        ${cells(version, { isRates, nowMs })}
      </tr>`,
    )}
  </tbody>`;
}

function cells(version: Version, { isRates, nowMs }: Rows): Html {
  const today = dayOf(nowMs);
  const { tellings } = version;
  return html`<td class="${isRates ? 'number' : 'says'}" dir="auto">${tidy(valueOn(version, today))}</td>
    <td class="status">${statusHtml(version, today)}</td>
    <td class="told">${reportedHtml(toldDays(tellings).last, nowMs)}</td>
    <td class="by">${outletCount(tellings)} <span class="soft">${tiersOf(tellings)}</span></td>`;
}

function goodsOf(fact: Fact): string {
  const statement = fact.versions[0]?.statement;
  if (statement?.kind !== 'tariff') return nameOf(fact);
  return statement.goods === 'all' ? 'all goods' : statement.goods;
}
