import type { ChannelId } from '../src/domain/deliveries.ts';
import { newSubscription, type Subscription } from '../src/domain/subscriptions.ts';
import { unpaced } from '../src/jobs/pacing.ts';
import type { Platform } from '../src/ports.ts';

const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'UTC'];
const channelsPerChat = 20;
export const chatNames = ['slack', 'discord'] as const;

/** Forty channels: half are told at once, a quarter in digests, a quarter at once but not at night and not often. */
export const daySubscriptions: readonly Subscription[] = chatNames.flatMap((chat) =>
  Array.from({ length: channelsPerChat }, (_, place) => {
    const channel: ChannelId = `${chat}:${1_000 + (place % 4)}/${2_000 + place}`;
    const usual = {
      id: `of ${channel}`,
      channel,
      topics: ['all'],
      createdAt: 0,
      zone: zones[place % zones.length] ?? 'UTC',
    };
    const at = `${String(6 + (place % 12)).padStart(2, '0')}:30`;
    if (place % 4 === 1)
      return newSubscription({
        ...usual,
        mode: 'digest',
        digest: { every: 'daily', at, day: 'mon', saysNothingNew: true },
      });
    if (place % 4 === 3) return newSubscription({ ...usual, quiet: { from: '21:00', to: '07:00' }, hourlyMax: 4 });
    return newSubscription({ ...usual, isThreaded: place % 8 === 0 });
  }),
);

/** A chat that keeps nothing but counts; now and then it cannot be reached. */
export function countingChat(name: string) {
  const counts = { posts: 0, edits: 0, asked: 0 };
  const unreachableEvery = 40;
  const platform: Platform = {
    name,
    async post() {
      counts.asked += 1;
      if (counts.asked % unreachableEvery === 0) return { kind: 'unreachable' };
      counts.posts += 1;
      return { kind: 'sent', ref: `${name} ${counts.posts}` };
    },
    async edit({ ref }) {
      counts.edits += 1;
      return { kind: 'sent', ref };
    },
    lookUp: async () => ({ kind: 'absent' }),
    check: async () => ({ kind: 'ok' }),
    pace: unpaced,
    start: async () => undefined,
    stop: async () => undefined,
  };
  return { platform, counts };
}

/** What readers ask in turn, by name and options. */
export const dayCommands: readonly string[] = [
  ...['/tariffs', '/latest', '/talks', '/deadlines', '/sources', '/status', '/timeline', '/controls', '/disputes'],
  ...['/ask when does the truce end', '/ask who heads the Chinese side', '/economy', '/delegation', '/subscriptions'],
  ...['/subscribe topic:all significance:normal', '/help'],
];
