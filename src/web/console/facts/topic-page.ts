import { html } from 'hono/html';
import { type Fact, isDisputed } from '../../../domain/facts.ts';
import type { Topic } from '../../../domain/topics.ts';
import { type FactGroup, groupFacts } from '../../../pipeline/fact-groups.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { counted, factsAddress, newestDayOf, reportedHtml } from './fact-parts.ts';
import { groupsHtml } from './fact-table.ts';
import { searchForm, topicsNav } from './topics-page.ts';

/** Facts that a page lists. */
export interface Listed {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly topic: Topic | undefined;
  readonly topics: readonly Topic[];
  readonly nowMs: number;
  readonly page: number;
  readonly perPage: number;
  /** What its address says, but for the page. */
  readonly query: Readonly<Record<string, string>>;
}

/** A topic's facts, in groups. */
export function topicBody(listed: Listed): Html {
  const { title, facts, topic, topics, nowMs, page, perPage } = listed;
  const disputed = facts.filter(isDisputed).length;
  const newest = facts.map(newestDayOf).toSorted().at(-1);
  const groups = pageOf(groupFacts(facts, { topic, nowMs }), { from: (page - 1) * perPage, count: perPage });
  return html`${topicsNav(topics, topic?.id)}
    <h1>${title}</h1>
    ${
      newest === undefined
        ? html`<p class="notice">Nothing is known here yet.</p>`
        : html`<p class="soft">${counted(facts.length, 'fact')}${disputed > 0 && `, ${disputed} disputed`}; newest report ${reportedHtml(newest, nowMs)}. All as reported.</p>`
    }
    ${groupsHtml(groups, nowMs)} ${pagesNav(listed)}`;
}

interface Cut {
  readonly from: number;
  readonly count: number;
}

// A group that runs over the end of a page goes on under its heading on the next.
function pageOf(groups: readonly FactGroup[], { from, count }: Cut): FactGroup[] {
  const flat = groups.flatMap((group) => group.facts.map((fact) => ({ group, fact })));
  const shown = Map.groupBy(flat.slice(from, from + count), ({ group }) => group);
  return [...shown].map(([group, own]) => ({ ...group, facts: own.map(({ fact }) => fact) }));
}

function pagesNav({ facts, page, perPage, query }: Listed): Html | false {
  const last = Math.max(1, Math.ceil(facts.length / perPage));
  const link = (to: number, label: string) =>
    html`<a class="button" href="${factsAddress('', { ...query, page: to })}">${label}</a>`;
  return (
    last > 1 &&
    html`<nav class="pages" aria-label="Pages">
      ${page > 1 && link(page - 1, 'Before')} <span>Page ${page} of ${last}</span> ${page < last && link(page + 1, 'More facts')}
    </nav>`
  );
}

/** What a search found, best first. */
export const foundBody = ({
  words,
  facts,
  nowMs,
}: Pick<Listed, 'facts' | 'nowMs'> & { readonly words: string }): Html => html`<h1>Facts on “${words}”</h1>
  ${searchForm(words)}
  ${
    facts.length === 0
      ? html`<p class="notice">Nothing is known here on “${words}”.</p>`
      : html`<p class="soft">${counted(facts.length, 'fact')}, those that fit best first.</p>
      ${groupsHtml([{ heading: 'Found', kind: 'remark', facts }], nowMs)}`
  }`;
