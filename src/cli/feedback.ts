import type { Settings } from '../../config/env.ts';
import { spokenAt } from '../domain/coverage.ts';
import type { Feedback } from '../domain/feedback.ts';
import { jsonLine } from '../lib/json-line.ts';
import type { Clock, CoverageReading, Store } from '../ports.ts';
import { openStore } from './open-store.ts';

interface Listing {
  readonly settings: Settings;
  readonly clock: Clock;
  /** As pieces of coverage that `parley read` and `parley replay` take, with what was said of them. */
  readonly asCases: boolean;
  readonly write: (text: string) => void;
}

const rowsPerPage = 200;

/** Writes what readers said is wrong, oldest first, one line of JSON each; works beside a running bot. */
export async function listFeedback({ settings, clock, asCases, write }: Listing): Promise<void> {
  const { store, close } = await openStore(settings, clock);
  try {
    for await (const line of feedbackLines(store, asCases)) write(line);
  } finally {
    await close();
  }
}

/** What readers said is wrong, oldest first, one line of JSON each; as cases, those whose piece is kept. */
export async function* feedbackLines(store: Store, asCases: boolean): AsyncGenerator<string> {
  for await (const feedback of allOf(store)) {
    const reading = await store.coverage.reading(feedback.itemId);
    const line = asCases ? reading && caseOf(feedback, reading) : lineOf(feedback, reading);
    if (line !== undefined) yield jsonLine(line);
  }
}

async function* allOf({ feedback }: Store): AsyncGenerator<Feedback> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await feedback.after(after, rowsPerPage);
    yield* page;
    after = page.length < rowsPerPage ? undefined : page.at(-1)?.id;
  }
}

function lineOf({ id, at, channel, by, ...said }: Feedback, reading: CoverageReading | undefined) {
  const { fault, words, shortId, headline, statement, quote } = said;
  const { outlet, title, url } = reading?.item ?? { outlet: null, title: null, url: undefined };
  return {
    ...{ id, at: new Date(at).toISOString(), channel, by, fault, words },
    ...{ alert: shortId, headline, statement, quote, outlet, title, url: url ?? null },
  };
}

// The piece as it was read; what is right has still to be written down by whoever looks into it.
function caseOf({ fault, words, statement, quote }: Feedback, { item, claims }: CoverageReading) {
  const { id, url, outlet, title, text, seenAt, publishedAt } = item;
  return {
    ...{ id, url: url ?? null, outlet, title, text },
    published: publishedAt === null ? null : new Date(spokenAt(item)).toISOString(),
    seen: new Date(seenAt).toISOString(),
    feedback: { fault, words, about: statement, quote, read: claims.map((claim) => claim.statement) },
  };
}
