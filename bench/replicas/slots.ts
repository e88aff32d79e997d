import { dayOf } from '../../src/domain/partial-date.ts';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import type { FakeDiscord } from '../../test/fakes/fake-discord.ts';
import type { FakeSlack, FakeTeam } from '../../test/fakes/fake-slack.ts';
import type { Piece } from '../../test/journeys/feed-server.ts';
import { type Followed, followInDiscord, followInSlack } from '../chaos-channels.ts';
import type { Ledger } from '../chaos-store.ts';

/** Channels that are told at a time of their own, once each: half of them a digest, half a reminder. */
export interface Slots {
  /** A date that was known long ago, of which is reminded; to be published before anything follows. */
  readonly piece: Piece;
  /** Makes the channels follow, with their times spread over the run. */
  begin(now: number): Promise<void>;
  /** How many slots there are. */
  readonly count: number;
  /** What was told twice, or not at all. */
  violations(ledger: Ledger): string[];
}

export interface SlotParts {
  readonly url: string;
  readonly seconds: number;
  readonly slack: FakeSlack;
  readonly team: FakeTeam;
  readonly discord: FakeDiscord;
}

type Kind = 'digest' | 'reminder';
const kinds: readonly Kind[] = ['digest', 'digest', 'digest', 'reminder', 'reminder', 'reminder'];
const dayMs = 86_400_000;

/** Opens the channels in both chats; none follows anything yet. */
export async function openSlots({ url, seconds, slack, team, discord }: SlotParts): Promise<Slots> {
  const channels = [...followInSlack({ slack, team }, kinds), ...followInDiscord(discord, kinds)];
  return {
    piece: datedPiece(Date.now()),
    count: channels.length,
    async begin(now) {
      const database = await openDatabase(url);
      const rows = channels.map((channel, index) => {
        // After the first news, and long enough before the end.
        const dueAt = now + Math.round(seconds * 1_000 * (0.3 + (0.5 * index) / channels.length));
        return slotOf(channel, { now, dueAt });
      });
      await createStore(database).subscriptions.putAll(rows);
      await database.close();
    },
    violations: (ledger) => channels.flatMap((channel) => toldOnce(channel, ledger)),
  };
}

const daysAhead = 7;

// Known for long, or it would not be reminded of now.
function datedPiece(now: number): Piece {
  const day = new Date(now + daysAhead * dayMs).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
  const text = `The trade truce between the United States and China expires on ${day}.`;
  const title = 'When the truce between the US and China ends';
  return { slug: 'truce', title, summary: text, paragraphs: [text], publishedAt: new Date(now - 40 * dayMs) };
}

interface Due {
  readonly now: number;
  readonly dueAt: number;
}

function slotOf({ id, topic }: Followed, { now, dueAt }: Due): Subscription {
  const isDigest = topic === 'digest';
  const plain = newSubscription({
    id: `slot-${id}`,
    channel: id,
    topics: [isDigest ? 'all' : 'truce'],
    createdAt: now,
  });
  return isDigest
    ? { ...plain, mode: 'digest', digestDueAt: dueAt }
    : { ...plain, remindedOn: dayOf(now - dayMs), remindDueAt: dueAt };
}

function toldOnce({ id, topic, shown }: Followed, { deliveries }: Ledger): string[] {
  const rows = deliveries.filter(({ channel, kind }) => channel === id && kind === topic);
  const count = shown().length;
  return rows.length === 1 && count === 1 ? [] : [`${topic} of ${id}: owed ${rows.length} times, shown ${count} times`];
}
