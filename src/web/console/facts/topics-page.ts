import { html } from 'hono/html';
import { type Fact, isDisputed } from '../../../domain/facts.ts';
import type { Topic } from '../../../domain/topics.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { counted, factsAddress, factsBase, newestDayOf, reportedHtml } from './fact-parts.ts';

/** The facts of one topic; those that are on none are on one of their own. */
export interface TopicFacts {
  readonly id: string;
  readonly label: string;
  readonly facts: readonly Fact[];
}

/** Under this name go the facts that are on no topic. */
export const noTopic = 'none';

/** The facts of each topic, in the order of topics. */
export function byTopic(facts: readonly Fact[], topics: readonly Topic[]): TopicFacts[] {
  const known = topics.map(({ id, label }) => ({ id, label, facts: facts.filter((fact) => fact.topics.includes(id)) }));
  const ids = new Set(topics.map(({ id }) => id));
  const rest = facts.filter((fact) => !fact.topics.some((id) => ids.has(id)));
  return rest.length === 0 ? known : [...known, { id: noTopic, label: 'On no topic', facts: rest }];
}

export interface TopicsView {
  readonly facts: readonly Fact[];
  readonly topics: readonly Topic[];
  readonly nowMs: number;
}

/** All topics with what is known on them, and a line to search. */
export function topicsBody({ facts, topics, nowMs }: TopicsView): Html {
  const disputed = facts.filter(isDisputed).length;
  return html`<h1>Facts</h1>
    <p>What Parley holds, as reported: each with who told it, when, and how it stands today.</p>
    ${searchForm('')}
    ${
      facts.length === 0
        ? html`<p class="notice">Nothing is known yet. Facts come with the first coverage that says something checkable, or with a seed pack.</p>`
        : html`<p class="soft">${counted(facts.length, 'fact')} in all${disputed > 0 && html`; <a href="${factsAddress('', { only: 'disputed' })}">accounts differ on ${disputed}</a>`}.</p>
        <ul class="cards topics">${byTopic(facts, topics).map((topic) => topicCard(topic, nowMs))}</ul>`
    }`;
}

/** A line to search facts with, and what was searched for. */
export const searchForm = (
  words: string,
): Html => html`<form class="row search" method="get" action="${factsBase}" role="search">
  <label class="unseen" for="q">Search facts</label>
  <input id="q" name="q" type="search" value="${words}" placeholder="rare earth licences" maxlength="200" />
  <button>Search facts</button>
</form>`;

function topicCard({ id, label, facts }: TopicFacts, nowMs: number): Html {
  const disputed = facts.filter(isDisputed).length;
  const newest = facts.map(newestDayOf).toSorted().at(-1);
  return html`<li class="card">
    <h2><a href="${factsAddress('', { topic: id })}">${label}</a></h2>
    <p>${facts.length === 0 ? 'Nothing known yet' : counted(facts.length, 'fact')} ${disputed > 0 && html`<span class="badge bad">${disputed} disputed</span>`}</p>
    ${newest !== undefined && html`<p class="soft">Newest report ${reportedHtml(newest, nowMs)}</p>`}
  </li>`;
}

/** The way from one topic to another. */
export const topicsNav = (
  topics: readonly Topic[],
  current: string | undefined,
): Html => html`<nav class="chips" aria-label="Topics">
  <ul>
    <li><a href="${factsBase}">All topics</a></li>
    ${topics.map(({ id, label }) => html`<li><a href="${factsAddress('', { topic: id })}"${id === current ? html` aria-current="page"` : ''}>${label}</a></li>`)}
  </ul>
</nav>`;
