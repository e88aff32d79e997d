import { html } from 'hono/html';
import type { Chart } from '../../../domain/charts.ts';
import type { Fact } from '../../../domain/facts.ts';
import { formatDate } from '../../../domain/partial-date.ts';
import type { Topic } from '../../../domain/topics.ts';
import { listNames } from '../../../pipeline/describe.ts';
import { shownVersionsOf } from '../../../pipeline/fact-groups.ts';
import { tariffStandingOn } from '../../../pipeline/standing.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { type ClaimsView, claimsHtml } from './fact-claims.ts';
import { factsAddress, factsBase, nameOf, newestDayOf, reportedHtml, tidy, todayOf, valueOn } from './fact-parts.ts';
import { historyHtml, type Showing, standingHtml } from './fact-versions.ts';

export interface FactView {
  readonly fact: Fact;
  readonly topics: readonly Topic[];
  readonly chart: Chart | undefined;
  /** The day that is asked for, `YYYY-MM-DD`. */
  readonly day: string | undefined;
  readonly claims: ClaimsView;
  readonly showing: Showing;
}

/** One fact: how it stands, how it came there, and each claim that it rests on. */
export function factBody({ fact, topics, chart, day, claims, showing }: FactView): Html {
  const own = topics.filter(({ id }) => fact.topics.includes(id));
  const name = nameOf(fact);
  return html`<nav class="crumbs" aria-label="Where this is"><a href="${factsBase}">Facts</a> ${own[0] && html`› <a href="${factsAddress('', { topic: own[0].id })}">${own[0].label}</a>`}</nav>
    <h1 dir="auto">${tidy(name)}</h1>
    <p class="meta"><code dir="auto">${tidy(fact.key)}</code> · last reported ${reportedHtml(newestDayOf(fact), showing.nowMs)}${own.length > 0 && html` · on ${listTopics(own)}`}</p>
    ${standingHtml(fact, showing)} ${onDayHtml({ fact, day, nowMs: showing.nowMs })}
    ${chart && html`<figure><img src="${factsAddress('/chart.png', { key: fact.key })}" alt="${chart.alt}" width="720" loading="lazy" /></figure>`}
    ${historyHtml(fact, showing)} ${claimsHtml(claims)}`;
}

const listTopics = (topics: readonly Topic[]): Html[] =>
  topics.map(
    ({ id, label }, place) => html`${place > 0 && ', '}<a href="${factsAddress('', { topic: id })}">${label}</a>`,
  );

interface OnDay {
  readonly fact: Fact;
  readonly day: string | undefined;
  readonly nowMs: number;
}

// Only rates are known to have held or not on a day.
function onDayHtml({ fact, day, nowMs }: OnDay): Html | false {
  const isRate = shownVersionsOf(fact).some(({ statement }) => statement.kind === 'tariff');
  return (
    isRate &&
    html`<form class="row day" method="get" action="${factsBase}/fact">
      <input type="hidden" name="key" value="${fact.key}" />
      <label for="as-of">On another day</label>
      <input id="as-of" type="date" name="as_of" value="${day ?? ''}" required />
      <button>Show</button>
    </form>
    ${day !== undefined && dayHtml({ fact, day, nowMs })}`
  );
}

function dayHtml({ fact, day, nowMs }: OnDay & { readonly day: string }): Html {
  const today = todayOf({ now: () => nowMs });
  const known = fact.versions.flatMap((version) => {
    const standing = tariffStandingOn(version, { day, today });
    return standing === undefined ? [] : [{ version, standing }];
  });
  const holding = known.filter(({ standing }) => standing.kind !== 'past');
  const lines = holding.map(({ version, standing }) => `${valueOn(version, today)}, ${standing.words}`);
  return lines.length === 0
    ? html`<p class="notice">What rate held on ${formatDate(day)} is not known here.</p>`
    : html`<p class="notice" dir="auto">On ${formatDate(day)}, by what is known now: ${tidy(listNames(lines))}.</p>`;
}
