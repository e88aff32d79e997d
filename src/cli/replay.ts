import { createReadStream, existsSync } from 'node:fs';
import type { Alert } from '../domain/alerts.ts';
import { type Development, significances } from '../domain/developments.ts';
import type { Reply } from '../domain/replies.ts';
import { UserError } from '../domain/user-error.ts';
import { jsonLine } from '../lib/json-line.ts';
import { significanceOf } from '../pipeline/wanted.ts';
import { renderText } from '../platforms/terminal/render.ts';
import type { Log } from '../ports.ts';
import { coverageLines } from './coverage-lines.ts';
import { developmentLine, rowOf } from './read.ts';
import { createRehearsal, type Rehearsal, type RehearsalItem } from './rehearsal.ts';
import { shownChat } from './shown-chat.ts';

const dayMs = 86_400_000;

/**
 * Plays pieces of coverage through the real pipeline into an empty store, with one channel that wants everything and a
 * clock that follows `seen`. Writes one line of JSON a post: what kind it is and which item caused it.
 */
export async function replay({ path, write, log }: { path: string; write: (text: string) => void; log: Log }) {
  if (!existsSync(path)) throw new UserError(`There is no file ${path}. Name a file of coverage as JSON lines.`);
  const items: RehearsalItem[] = [];
  const names = new Map<string, string>();
  for await (const piece of coverageLines(createReadStream(path))) {
    const { outlet, tier, item, seenAt } = rowOf(piece, items.length);
    items.push({ outlet, tier, item, seenAt, isBaseline: false });
  }
  const [first] = items;
  if (!first) return;
  const posts = createPosts((line) => write(jsonLine(line)), names);
  const rehearsal = await createRehearsal({ platform: posts.platform, log, startMs: first.seenAt - dayMs });
  posts.watch(rehearsal);
  for (const item of items)
    for (const result of await rehearsal.take(item)) names.set(result.item.id, item.item.guid ?? result.item.id);
  await rehearsal.advance(rehearsal.now() + dayMs);
  await rehearsal.close();
}

interface PostLine {
  readonly type: 'alert' | 'edit' | 'correction';
  readonly item: string | undefined;
  readonly story: string;
  readonly developments: readonly unknown[];
  readonly topics: readonly string[];
  readonly significance: string;
  readonly text: string;
}

// A chat that writes down what is posted. A delivery's id names its alert.
function createPosts(show: (line: PostLine) => void, names: ReadonlyMap<string, string>) {
  let rehearsal: Rehearsal | undefined;
  const alerts = new Map<string, string>();
  const tell = async ({ type, alertId, message }: { type: PostLine['type']; alertId: string; message: Reply }) => {
    const alert = await rehearsal?.alert(alertId);
    if (alert) show(lineOf({ type, alert, message, names }));
  };
  const platform = shownChat({
    async post({ key, message, replyTo }) {
      const alertId = key.split('/')[1] ?? '';
      const ref = String(alerts.size + 1);
      alerts.set(ref, alertId);
      await tell({ type: replyTo === undefined ? 'alert' : 'correction', alertId, message });
      return { kind: 'sent', ref };
    },
    async edit({ ref, message }) {
      await tell({ type: 'edit', alertId: alerts.get(ref) ?? '', message });
      return { kind: 'sent', ref };
    },
  });
  const watch = (watched: Rehearsal) => {
    rehearsal = watched;
  };
  return { platform, watch };
}

interface Telling {
  readonly type: PostLine['type'];
  readonly alert: Alert;
  readonly message: Reply;
  readonly names: ReadonlyMap<string, string>;
}

// A post is caused by the item that opened its alert, an edit by the one that came last.
function lineOf({ type, alert, message, names }: Telling): PostLine {
  const { developments, tellers, storyId } = alert;
  const cause = (type === 'edit' ? tellers.at(-1) : tellers[0])?.itemId;
  return {
    type,
    item: cause === undefined ? undefined : (names.get(cause) ?? cause),
    story: storyId,
    developments: developments.map(developmentLine),
    topics: [...new Set(developments.flatMap((development: Development) => development.topics))],
    significance: significances[significanceOf(alert)] ?? 'low',
    text: renderText(message),
  };
}
