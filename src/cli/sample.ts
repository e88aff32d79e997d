import type { Reply } from '../domain/replies.ts';
import { renderText } from '../platforms/terminal/render.ts';
import type { Log, Platform } from '../ports.ts';
import { createRehearsal } from './rehearsal.ts';
import { sampleItems, sampleStartMs } from './sample-items.ts';
import { shownChat } from './shown-chat.ts';

/** Plays the sample day through the real pipeline and shows what a channel that follows everything would see. */
export async function sample({ write, log }: { write: (text: string) => void; log: Log }): Promise<void> {
  const rehearsal = await createRehearsal({
    platform: showing((text) => write(`${timeOf(rehearsal.now())}  ${text}\n\n`)),
    log,
    startMs: sampleStartMs,
  });
  write('A sample day, made up, played through the real pipeline in a throw-away store.\n\n');
  for (const piece of sampleItems) {
    await rehearsal.advance(piece.seenAt);
    if (!piece.isBaseline) write(`${timeOf(piece.seenAt)}  ${piece.outlet} publishes: ${piece.item.title}\n\n`);
    await rehearsal.take(piece);
  }
  await rehearsal.advance(rehearsal.now() + eveningMs);
  await rehearsal.close();
}

// Until then all is sent that the last report brings.
const eveningMs = 5 * 3_600_000;

const timeOf = (atMs: number): string => new Date(atMs).toISOString().slice(11, 16);

function showing(show: (text: string) => void): Omit<Platform, 'name'> {
  let posted = 0;
  const box = (heading: string, message: Reply) => show(`${heading}\n${indent(renderText(message))}`);
  return shownChat({
    async post({ message, replyTo }) {
      posted++;
      box(replyTo ? `→ answer in the thread of alert ${replyTo}` : `→ alert ${posted}`, message);
      return { kind: 'sent', ref: String(posted) };
    },
    async edit({ ref, message }) {
      box(`→ edit of alert ${ref}`, message);
      return { kind: 'sent', ref };
    },
  });
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '       │ ');
