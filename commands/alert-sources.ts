import type { Alert, Teller } from '../src/domain/alerts.ts';
import type { Development } from '../src/domain/developments.ts';
import { outletNotNamed } from '../src/domain/outlets.ts';
import { formatDate } from '../src/domain/partial-date.ts';
import type { Line, Reply } from '../src/domain/replies.ts';
import { shorten } from '../src/lib/plain-text.ts';
import { createCiter } from '../src/pipeline/citing.ts';
import { headlineOf } from '../src/pipeline/compose.ts';
import { describe } from '../src/pipeline/describe.ts';
import { instantWords } from '../src/pipeline/instant.ts';
import type { CommandContext } from './command.ts';

const quoteCharsMax = 280;

/** All who tell an alert, first come first: outlet, tier, time, title, and what each of them told with its quote. */
export async function alertSources(alert: Alert, { store }: Pick<CommandContext, 'store'>): Promise<Reply> {
  const citer = createCiter();
  const lines: Line[] = [];
  for (const teller of alert.tellers) {
    const item = await store.coverage.get(teller.itemId);
    const told = { teller, publishedAt: item?.publishedAt ?? null, mark: citer.cite([teller]) };
    lines.push(tellerLine(told), ...alert.developments.filter((one) => one.itemId === teller.itemId).map(toldLine));
  }
  return {
    title: `Sources of ${alert.shortId}: ${headlineOf(alert)}`,
    lines: [countLine(alert.tellers), ...lines],
    citations: citer.citations,
    notes: [`/why ${alert.shortId} says why it came.`],
  };
}

// Copies and re-tellings are read, but they are no voices of their own.
function countLine(tellers: readonly Teller[]): string {
  const voices = new Set(tellers.flatMap(({ voice }) => voice ?? [])).size;
  const pieces = `${tellers.length} ${tellers.length === 1 ? 'piece' : 'pieces'}`;
  return `${pieces}, ${voices} independent ${voices === 1 ? 'outlet' : 'outlets'}.`;
}

interface Told {
  readonly teller: Teller;
  readonly publishedAt: number | null;
  readonly mark: string;
}

function tellerLine({ teller, publishedAt, mark }: Told): string {
  const { outlet, tier, title, date, isDateGuessed, voice } = teller;
  const when = publishedAt === null ? formatDate(date) : instantWords(publishedAt);
  const guess = isDateGuessed ? ' (its date is our guess)' : '';
  const repeats = voice === null || voice === outlet ? '' : `, after ${voice}`;
  return `• ${outlet ?? outletNotNamed} (${tier}${repeats}), ${when}${guess}: “${title}” ${mark}`;
}

function toldLine({ kind, statement, quote, isStruck }: Development): Line {
  const text = `◦ ${kind}: ${describe(statement)}, from “${shorten(quote, quoteCharsMax)}”`;
  return isStruck ? { text, isStruck: true } : text;
}
