import { type Reply, replySchema } from '../../src/domain/replies.ts';
import type { Store } from '../../src/ports.ts';
import { alertOf, developmentOf } from '../store/rows.ts';
import { type AskingOptions, openAsking } from './asking.ts';

export const slack = 'slack:T1/C1';
export const discord = 'discord:123456789012345678/223456789012345678';

/** A desk that gives commands in one channel, as U7. */
export async function openDesk(options: AskingOptions & { readonly channel?: string } = {}) {
  const { channel = slack, ...rest } = options;
  const asking = await openAsking(rest);
  const give = (name: string, written: Record<string, string> = {}) =>
    asking.call({ name, options: written, channel, by: 'U7' });
  return {
    ...asking,
    give,
    subscribe: (written: Record<string, string>) => give('subscribe', written),
    held: () => asking.store.subscriptions.ofChannel(channel),
    owed: () => cardsOwed(asking.store),
  };
}

async function cardsOwed(store: Store): Promise<Reply[]> {
  const cards: Reply[] = [];
  for (;;) {
    const ask = { worker: 'w', platform: 'slack', now: Date.parse('2030-01-01'), leaseMs: 1, limit: 1 };
    const [delivery] = await store.deliveries.claim(ask);
    if (!delivery) return cards;
    if (delivery.message !== null) cards.push(replySchema.parse(JSON.parse(delivery.message)));
    await store.deliveries.settle(delivery, { state: 'sent', ref: 'r' });
  }
}

/** An alert on the US total of the day before. */
export const yesterdaysAlert = ({
  significance = 'normal',
  shortId = 'AAAAA',
  storyId = 'story',
}: {
  significance?: 'low' | 'normal' | 'high';
  shortId?: string;
  storyId?: string;
} = {}) =>
  alertOf(`alert ${shortId}`, {
    shortId,
    storyId,
    openedAt: Date.parse('2026-11-19'),
    dueAt: Date.parse('2026-11-19'),
    developments: [developmentOf({ significance })],
  });
