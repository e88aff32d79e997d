import { describe, expect, it } from 'vitest';
import { linesOf, openAsking } from './asking.ts';

const channel = 'slack:T1/C1';
const call = (name: string, options: Record<string, string> = {}) => ({ name, options, channel, by: 'U7' });

describe('/unsubscribe', () => {
  it('takes one topic away and keeps the others', async () => {
    const asking = await openAsking();
    for (const topic of ['tariffs', 'talks']) await asking.call(call('subscribe', { topic }));

    const reply = await asking.call(call('unsubscribe', { topic: 'tariffs' }));

    expect(linesOf(reply)).toEqual(['It still follows: Talks.']);
    expect(await asking.store.subscriptions.ofChannel(channel)).toMatchObject({ topics: ['talks'] });
  });

  it('leaves all the other topics to a channel that followed everything', async () => {
    const asking = await openAsking();
    await asking.call(call('subscribe', { topic: 'all' }));

    const reply = await asking.call(call('unsubscribe', { topic: 'shipping' }));

    expect(linesOf(reply)[0]).toContain('Tariffs');
    expect(linesOf(reply)[0]).not.toContain('Shipping');
  });

  it('takes everything away when no topic is named', async () => {
    const asking = await openAsking();
    await asking.call(call('subscribe', { topic: 'tariffs' }));

    await asking.call(call('unsubscribe'));

    expect(await asking.store.subscriptions.ofChannel(channel)).toBeUndefined();
  });
});

describe('/forget', () => {
  it('does nothing until it is confirmed, and says how', async () => {
    const asking = await openAsking();
    await asking.call(call('subscribe', { topic: 'tariffs' }));

    const reply = await asking.call(call('forget'));

    expect(linesOf(reply)[0]).toContain('/forget confirm:yes');
    expect(await asking.store.subscriptions.ofChannel(channel)).toBeDefined();
  });

  it('deletes what the channel followed, was owed, and who changed it', async () => {
    const asking = await openAsking();
    await asking.call(call('subscribe', { topic: 'tariffs' }));

    await asking.call(call('forget', { confirm: 'yes' }));

    expect(await asking.store.subscriptions.ofChannel(channel)).toBeUndefined();
    expect(await asking.store.deliveries.countByState()).toEqual({});
    expect(await asking.store.audit.ofChannel(channel, 10)).toEqual([]);
    expect(await asking.stored()).not.toContain(channel);
  });
});

describe('a change', () => {
  it('leaves a line on who made it, which /subscriptions shows', async () => {
    const asking = await openAsking();

    await asking.call(call('subscribe', { topic: 'tariffs' }));

    const { notes } = await asking.call(call('subscriptions'));
    expect(notes).toEqual(['Changed on 20 Nov 2026 by U7: /subscribe topic:tariffs']);
  });

  it('leaves no line when it was a slip', async () => {
    const asking = await openAsking();

    await asking.call(call('subscribe', { topic: 'no such topic' }));

    expect(await asking.store.audit.ofChannel(channel, 10)).toEqual([]);
  });
});
