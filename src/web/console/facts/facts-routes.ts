import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type Fact, isDisputed } from '../../../domain/facts.ts';
import { UserError } from '../../../domain/user-error.ts';
import { onlySeen, plainLine } from '../../../lib/plain-text.ts';
import { passagesOf } from '../../../pipeline/ask/passages.ts';
import { rankPassages } from '../../../pipeline/ask/rank-passages.ts';
import { phrasesOf, readQuestion } from '../../../pipeline/ask/read-question.ts';
import { prepareTerms, type Terms } from '../../../pipeline/ask/terms.ts';
import { factChart } from '../../../pipeline/charts/fact-chart.ts';
import { factFamilies } from '../../../pipeline/fact-groups.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { answerPicture } from '../answer-picture.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { pageHtml } from '../page.ts';
import { refuseUnknown } from '../refusals.ts';
import { factBody } from './fact-page.ts';
import { nameOf, tidy } from './fact-parts.ts';
import { foundBody, topicBody } from './topic-page.ts';
import { byTopic, noTopic, topicsBody } from './topics-page.ts';

export interface FactsPageParts
  extends Pick<ConsoleParts, 'store' | 'clock' | 'topics' | 'draw' | 'askTerms' | 'limits'> {}

/** What the pages of facts show at most. */
export interface FactsLimits {
  readonly perPageMax: number;
  /** Facts that a search gives. */
  readonly foundMax: number;
  /** Versions of facts that a search looks at. */
  readonly candidatesMax: number;
  /** Things that a search names. */
  readonly conceptsMax: number;
  /** Sources that stand with a version. */
  readonly tellingsMax: number;
  /** Versions in the history of a fact. */
  readonly versionsMax: number;
  readonly claimsPerPageMax: number;
  /** What is shown of a piece on each side of a quote, about. */
  readonly charsAround: number;
  readonly quoteCharsMax: number;
}

/** The pages of what is known: topics, facts, and each claim with its quote. */
export function factsRoutes(parts: FactsPageParts): Hono {
  const app = new Hono();
  const terms = prepareTerms(parts.askTerms);
  app.get('/', async (context) => await listPage({ ...parts, terms }, context));
  app.get('/fact', async (context) => await factPage(parts, context));
  app.get('/chart.png', async (context) => await chartPicture(parts, context));
  return app;
}

const listSchema = z.object({
  topic: z.string().max(100).optional(),
  only: z.literal('disputed').optional().catch(undefined),
  q: z.string().max(2_000).optional(),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

const pageOf = (title: string, body: Html): Html => pageHtml({ title, path: '/facts', styles: ['facts.css'], body });

type Listing = FactsPageParts & { readonly terms: Terms };

async function listPage(parts: Listing, context: Context): Promise<Response> {
  const { store, clock, topics } = parts;
  const asked = listSchema.safeParse(context.req.query()).data;
  if (asked === undefined) return refuseUnknown(context, 'No facts are known here under that address.');
  const words = plainLine(asked.q ?? '', wordsCharsMax);
  const nowMs = clock.now();
  if (words !== '')
    return context.html(pageOf(`Facts on “${words}”`, foundBody({ words, facts: await find(words, parts), nowMs })));
  const facts = await store.facts.ofFamilies(factFamilies);
  if (asked.topic === undefined && asked.only === undefined)
    return context.html(pageOf('Facts', topicsBody({ facts, topics, nowMs })));
  return listedPage(parts, { context, asked, facts });
}

const wordsCharsMax = 200;

interface Asked {
  readonly context: Context;
  readonly asked: z.infer<typeof listSchema>;
  readonly facts: readonly Fact[];
}

function listedPage(
  { topics, clock, limits }: Listing,
  { context, asked, facts }: Asked,
): Response | Promise<Response> {
  const { topic: id, only, page } = asked;
  const of = id === undefined ? { label: 'All topics', facts } : byTopic(facts, topics).find((one) => one.id === id);
  if (of === undefined && id !== noTopic)
    return refuseUnknown(context, `There is no topic “${plainLine(id ?? '', 60)}” here.`);
  const own = of?.facts ?? [];
  const shown = only === 'disputed' ? own.filter(isDisputed) : own;
  const title = only === 'disputed' ? 'Where accounts differ' : (of?.label ?? 'On no topic');
  const body = topicBody({
    ...{ title, facts: shown, topics, page, nowMs: clock.now(), perPage: limits.facts.perPageMax },
    topic: topics.find((one) => one.id === id),
    query: { ...(id !== undefined && { topic: id }), ...(only !== undefined && { only }) },
  });
  return context.html(pageOf(title, body));
}

// A fact by its key; else what the words name, read as a question is.
async function find(words: string, { store, terms, limits }: Listing): Promise<Fact[]> {
  const { foundMax, candidatesMax, conceptsMax } = limits.facts;
  const read = readQuestion(words, terms);
  const question = { ...read, concepts: read.concepts.slice(0, conceptsMax) };
  const found = await store.search.facts({ phrases: phrasesOf(question), limit: candidatesMax });
  const ranked = rankPassages(found.flatMap(passagesOf), question).map(({ passage }) => passage.fact);
  const named = await store.facts.get(words);
  const facts = new Map([...(named ? [named] : []), ...ranked].map((fact) => [fact.key, fact]));
  return [...facts.values()].slice(0, foundMax);
}

const factSchema = z.object({
  key: z.string().max(1_000).transform(onlySeen),
  before: z.coerce.number().int().min(1).optional().catch(undefined),
});

const daySchema = z.iso.date().optional();

async function factPage({ store, clock, topics, limits }: FactsPageParts, context: Context): Promise<Response> {
  const asked = factSchema.safeParse(context.req.query()).data;
  const fact = asked && (await store.facts.get(asked.key));
  if (fact === undefined)
    return refuseUnknown(context, `No fact is known here under the key “${plainLine(asked?.key ?? '', 120)}”.`);
  const day = daySchema.safeParse(context.req.query('as_of') || undefined);
  if (!day.success) throw new UserError('Choose a day, such as 2025-06-10.');
  const { claimsPerPageMax, ...showing } = limits.facts;
  const nowMs = clock.now();
  const told = await store.coverage.lastClaimsOf(fact.key, { before: asked?.before, limit: claimsPerPageMax + 1 });
  const claims = told.slice(0, claimsPerPageMax);
  const next = told.length > claims.length ? claims.at(-1)?.toldIn : undefined;
  const isFirstPage = asked?.before === undefined;
  const body = factBody({
    ...{ fact, topics, chart: factChart(fact, nowMs), day: day.data, showing: { ...showing, nowMs } },
    claims: { fact, claims, next, isFirstPage, nowMs, limits: showing },
  });
  return context.html(pageOf(tidy(nameOf(fact)), body));
}

async function chartPicture({ store, clock, draw }: FactsPageParts, context: Context): Promise<Response> {
  const asked = factSchema.safeParse(context.req.query()).data;
  const fact = asked && (await store.facts.get(asked.key));
  const chart = fact && factChart(fact, clock.now());
  return answerPicture(context, chart && (await draw(chart)));
}
