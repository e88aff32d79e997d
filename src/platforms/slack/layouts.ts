import type { Chart } from '../../domain/charts.ts';
import { chartInWords, type Reply } from '../../domain/replies.ts';
import { barsOf, imageOf } from './chart-blocks.ts';
import { tableBlock } from './data-table.ts';
import { renderMessage, type SlackMessage, withoutTable } from './render.ts';

/** A block that a Slack may not know yet. */
export type Novelty = 'table' | 'bars';

/** A way to show a reply. */
export interface Layout {
  readonly message: SlackMessage;
  readonly shows: readonly Novelty[];
  /** The file that it shows. */
  readonly file?: string | undefined;
}

/** A reply, and what it may be shown with. */
export interface LayingOut {
  readonly reply: Reply;
  /** Whether it may be shown with such a block. */
  readonly takes: (novelty: Novelty) => boolean;
  /** The id of the chart's picture; undefined where there is none to be had. */
  readonly picture: (chart: Chart) => Promise<string | undefined>;
}

/** All ways to show a reply in blocks, best first, each with one thing less than the one before. */
export async function* layoutsOf({ reply, takes, picture }: LayingOut): AsyncGenerator<Layout> {
  const bars = takes('bars') ? barsOf(reply) : undefined;
  const hasTable = takes('table') && reply.table !== undefined && tableBlock(reply.table) !== undefined;
  const table: readonly Novelty[] = hasTable ? ['table'] : [];
  const given = hasTable ? reply : withoutTable(reply);
  if (bars !== undefined) yield { message: renderMessage(given, bars), shows: [...table, 'bars'] };
  const file = reply.chart && (await picture(reply.chart));
  const image = reply.chart && file ? imageOf(reply.chart, file) : undefined;
  yield { message: renderMessage(given, image), shows: table, file };
  if (hasTable) yield { message: renderMessage(withoutTable(reply), image), shows: [], file };
  if (image !== undefined) yield surestLayout(reply);
}

/** The reply with nothing in it that a Slack may not know. */
export const surestLayout = (reply: Reply): Layout => ({
  message: renderMessage(withoutTable(chartInWords(reply))),
  shows: [],
});
