import { describe, expect, it } from 'vitest';
import type { DeliveryKind } from '../../src/domain/deliveries.ts';
import { sentenceReply } from '../../src/domain/replies.ts';
import { alertOf, deliveryOf, developmentOf } from '../store/rows.ts';
import { minuteMs, type Newsroom, openNewsroom } from './newsroom.ts';

const channel = 'slack:T1/C1';

async function owe({ store, clock, send }: Newsroom, kind: DeliveryKind): Promise<void> {
  const message = JSON.stringify(sentenceReply(`one ${kind}`));
  const row = { ...deliveryOf(`${kind}/1`, { channel, alertId: null }), kind, message };
  await store.deliveries.enqueue([row], clock.now());
  await send();
}

describe('A channel with followers', () => {
  it('passes its digests on, and no alert or notice', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { isAnnouncement: true });
    await newsroom.store.alerts.put(alertOf('a', { developments: [developmentOf({})] }));
    await newsroom.store.deliveries.enqueue([deliveryOf('a', { channel, alertId: 'a' })], newsroom.clock.now());

    for (const kind of ['digest', 'notice', 'catch-up', 'summary', 'reminder'] as const) await owe(newsroom, kind);

    const passedOn = newsroom.messages.filter(({ isPassedOn }) => isPassedOn).map(({ key }) => key);
    expect(newsroom.messages).toHaveLength(6);
    expect(passedOn).toEqual(['digest/1']);
  });

  it('has a digest passed on after all that was in doubt and found', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { isAnnouncement: true });
    newsroom.platform.answer(() => ({ kind: 'in-doubt' }));
    newsroom.platform.arriveAnyway(true);

    await owe(newsroom, 'digest');
    await newsroom.pass(minuteMs);

    expect(newsroom.platform.asked).toEqual([`post ${channel}`, `look up ${channel} to pass on`]);
    expect(newsroom.messages).toHaveLength(1);
  });

  it('is known for what it is when it goes on after a pause', async () => {
    const newsroom = await openNewsroom();
    const { clock, store, platform } = newsroom;
    await newsroom.follow(channel, ['all'], { state: 'paused', pausedAt: clock.now(), checkAt: clock.now() });
    platform.answerChecks({ kind: 'ok', isAnnouncement: true });

    await newsroom.tend();

    expect(await store.subscriptions.ofChannel(channel)).toMatchObject({ state: 'active', isAnnouncement: true });
  });

  it('is no other channel’s matter: a digest elsewhere stays where it is', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all']);

    await owe(newsroom, 'digest');

    expect(newsroom.messages.map(({ isPassedOn }) => isPassedOn)).toEqual([false]);
  });
});
