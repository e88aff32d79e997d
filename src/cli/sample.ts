import { type SampleItem, sampleDay } from '../../config/sample-day.ts';
import type { Reply } from '../domain/replies.ts';
import { renderText } from '../platforms/terminal/render.ts';
import type { Log, Platform } from '../ports.ts';
import { createRehearsal, type RehearsalItem } from './rehearsal.ts';
import { shownChat } from './shown-chat.ts';

const dayMs = 86_400_000;
const morning = Date.UTC(2026, 10, 2, 8);

/** Plays the sample day through the real pipeline and shows what a channel that follows everything would see. */
export async function sample({ write, log }: { write: (text: string) => void; log: Log }): Promise<void> {
  const rehearsal = await createRehearsal({
    platform: showing((text) => write(`${timeOf(rehearsal.now())}  ${text}\n\n`)),
    log,
    startMs: morning - 2 * dayMs,
  });
  write('A sample day, made up, played through the real pipeline in a throw-away store.\n\n');
  for (const item of sampleDay) {
    await rehearsal.advance(morning + item.atMinutes * 60_000);
    if (item.atMinutes >= 0)
      write(`${timeOf(morning + item.atMinutes * 60_000)}  ${item.outlet} publishes: ${item.title}\n\n`);
    await rehearsal.take(toRehearsal(item));
  }
  await rehearsal.advance(morning + dayMs / 2);
  await rehearsal.close();
}

const toRehearsal = ({ atMinutes, outlet, tier, title, text }: SampleItem): RehearsalItem => {
  const seenAt = morning + atMinutes * 60_000;
  return {
    outlet,
    tier,
    seenAt,
    isBaseline: atMinutes < 0,
    item: { title, text, publishedAt: seenAt, guid: `${outlet} ${atMinutes}` },
  };
};

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
