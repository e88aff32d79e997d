import { describe, expect, it } from 'vitest';
import { topics } from '../../config/topics.ts';
import { type Reply, replySchema } from '../../src/domain/replies.ts';
import type { Store } from '../../src/ports.ts';
import { alertOf, developmentOf, usTariff } from '../store/rows.ts';
import { linesOf, openAsking } from './asking.ts';

const channel = 'slack:T1/C1';

/** The cards that the channel is owed, oldest first. */
async function owedCards(store: Store): Promise<Reply[]> {
  const cards: Reply[] = [];
  for (;;) {
    const [delivery] = await store.deliveries.claim({
      worker: 'w',
      platform: 'slack',
      now: Date.parse('2030-01-01'),
      leaseMs: 1,
      limit: 1,
    });
    if (!delivery) return cards;
    expect(delivery).toMatchObject({ channel, kind: 'catch-up', alertId: null });
    cards.push(replySchema.parse(JSON.parse(delivery.message ?? '')));
    await store.deliveries.settle(delivery, { state: 'sent', ref: 'r' });
  }
}

const subscribe = (topic: string) => ({ name: 'subscribe', options: { topic }, channel });

describe('/subscribe', () => {
  it('makes the channel follow the topic from now on', async () => {
    const { call, store } = await openAsking();

    const reply = await call(subscribe('tariffs'));

    expect(reply.title).toBe('Subscribed to Tariffs');
    expect(linesOf(reply)[0]).toBe('This channel follows: Tariffs.');
    expect(await store.subscriptions.ofChannel(channel)).toMatchObject({ topics: ['tariffs'], state: 'active' });
  });

  it('owes the channel one card at once, with what it would have been told last', async () => {
    const { call, store } = await openAsking();
    await store.alerts.put(alertOf('a', { openedAt: Date.parse('2026-11-19') }));

    await call(subscribe('tariffs'));

    const [card, ...more] = await owedCards(store);
    expect(more).toEqual([]);
    expect(card?.title).toBe('This channel now follows: Tariffs');
    expect(card && linesOf(card)).toEqual([
      'The last that it would have been told:',
      '• 19 Nov 2026: Reported: US tariff on Chinese goods: 57 %, in force [1]',
    ]);
    expect(card?.notes).toEqual(['Newest coverage in the store: 10 Jun 2025 (17 months ago).']);
  });

  it('says on the card when there is nothing to catch up on', async () => {
    const { call, store } = await openAsking();
    await store.alerts.put(alertOf('a', { developments: [developmentOf({ topics: ['talks'] })] }));

    await call(subscribe('shipping'));

    const [card] = await owedCards(store);
    expect(card && linesOf(card)).toEqual(['Nothing to catch up on: what comes next is told here.']);
  });

  it('shows three alerts at most, the newest first', async () => {
    const { call, store } = await openAsking();
    for (const percent of [10, 20, 30, 40])
      await store.alerts.put(
        alertOf(`at ${percent}`, {
          openedAt: percent,
          developments: [developmentOf({ statement: usTariff(percent) })],
        }),
      );

    await call(subscribe('all'));

    const [card] = await owedCards(store);
    expect(card && linesOf(card).map((line) => /(\d+) %/.exec(line)?.[1])).toEqual([undefined, '40', '30', '20']);
  });

  it('adds a second topic, and its card tells of that topic alone', async () => {
    const { call, store } = await openAsking();
    await store.alerts.put(alertOf('told before'));
    await call(subscribe('tariffs'));
    await owedCards(store);

    const reply = await call(subscribe('Rare Earths'));

    const [card, ...more] = await owedCards(store);
    expect(linesOf(reply)[0]).toBe('This channel follows: Tariffs, Rare earths.');
    expect(card?.title).toBe('This channel now follows: Rare earths');
    expect(card && linesOf(card)).toEqual(['Nothing to catch up on: what comes next is told here.']);
    expect(more).toEqual([]);
  });

  it('says that a topic is followed already, and owes no second card', async () => {
    const { call, store } = await openAsking();
    await call(subscribe('tariffs'));
    await owedCards(store);

    const reply = await call(subscribe('duties'));

    expect(reply.title).toBe('This channel already follows Tariffs');
    expect((await store.subscriptions.ofChannel(channel))?.topics).toEqual(['tariffs']);
    expect(await owedCards(store)).toEqual([]);
  });

  it('says that a topic is followed already when the channel follows all', async () => {
    const { call, store } = await openAsking();
    await call(subscribe('all'));
    await owedCards(store);

    const reply = await call(subscribe('tariffs'));

    expect(reply.title).toBe('This channel already follows Tariffs');
    expect(linesOf(reply)[0]).toBe('This channel follows: all topics.');
    expect(await owedCards(store)).toEqual([]);
  });

  it('takes up a paused subscription again, with a card that shows whether it works now', async () => {
    const { call, store } = await openAsking();
    await call(subscribe('tariffs'));
    await owedCards(store);
    const held = await store.subscriptions.ofChannel(channel);
    if (held) await store.subscriptions.put({ ...held, state: 'paused', reason: 'no right to post' });

    await call(subscribe('tariffs'));

    expect(await store.subscriptions.ofChannel(channel)).toEqual(held);
    expect(await owedCards(store)).toHaveLength(1);
  });

  it('knows each topic by its id, its label and every other name', async () => {
    const { call, store } = await openAsking();
    for (const { id, label, aliases } of topics)
      for (const name of [id, label.toUpperCase(), ...aliases]) {
        await call({ name: 'subscribe', options: { topic: name }, channel: `slack:T1/${name}` });
        expect((await store.subscriptions.ofChannel(`slack:T1/${name}`))?.topics, name).toEqual([id]);
      }
  });

  it('takes a topic of two words without quotes', async () => {
    const { ask, store } = await openAsking();

    await ask('/subscribe rare earths');

    expect((await store.subscriptions.ofChannel('terminal:main'))?.topics).toEqual(['rare-earths']);
  });
});

describe('A change that a chat brings twice', () => {
  it('is carried out once', async () => {
    const { call, store } = await openAsking();
    await call({ ...subscribe('tariffs'), callId: 'call 1' });

    const replayed = await call({ ...subscribe('talks'), callId: 'call 1' });
    const next = await call({ ...subscribe('economy'), callId: 'call 2' });

    expect(linesOf(replayed)).toEqual(['This command came in twice; it was carried out once.']);
    expect(next.title).toBe('Subscribed to Economy');
    expect((await store.subscriptions.ofChannel(channel))?.topics).toEqual(['tariffs', 'economy']);
  });

  it('is carried out once even when both come at the same moment', async () => {
    const { call, store } = await openAsking();

    await Promise.all([1, 2, 3].map(() => call({ ...subscribe('tariffs'), callId: 'call 1' })));

    expect(await owedCards(store)).toHaveLength(1);
  });

  it('is never said to be carried out when it was not', async () => {
    const { call } = await openAsking();
    await call({ ...subscribe('tarifs'), callId: 'slip' });
    await call({ name: 'break', callId: 'fault' });

    const [slip, fault] = [
      await call({ ...subscribe('tarifs'), callId: 'slip' }),
      await call({ name: 'break', callId: 'fault' }),
    ];

    expect(linesOf(slip)).toEqual(['There is no topic “tarifs”. Did you mean tariffs?']);
    expect(linesOf(fault)[0]).toMatch(/^Something went wrong on our side/);
  });

  it('is no matter for a question: it is answered each time', async () => {
    const { call } = await openAsking();
    const question = { name: 'tariffs', callId: 'call 1' };

    const titles = [(await call(question)).title, (await call(question)).title];

    expect(titles).toEqual(['US–China tariffs', 'US–China tariffs']);
  });
});

describe('/subscriptions', () => {
  it('says what to try when the channel follows nothing', async () => {
    const { ask } = await openAsking();

    expect(linesOf(await ask('/subscriptions'))).toEqual(['Nothing yet. Try /subscribe topic:tariffs']);
  });

  it('shows what this channel follows and since when, and nothing of another channel', async () => {
    const { call } = await openAsking();
    await call(subscribe('tariffs'));
    await call(subscribe('talks'));
    await call({ name: 'subscribe', options: { topic: 'all' }, channel: 'slack:T1/C2' });

    const reply = await call({ name: 'subscriptions', channel });

    expect(linesOf(reply)).toEqual([
      'Tariffs, Talks, since 20 Nov 2026.',
      'Terms: any.',
      'Significance: any.',
      'Alerts go out as they come.',
      'Quiet hours: none. Most alerts an hour: any number. Time zone: UTC.',
      'Threads: off.',
      'Calls: nobody.',
      'Reminders of dates: 30, 7 and 1 day before, and once when one has passed without news.',
    ]);
    expect(reply.buttons).toEqual([{ label: 'Pause', command: '/subscribe mode:pause' }]);
  });

  it('says that it is paused and why', async () => {
    const { call, store } = await openAsking();
    await call(subscribe('tariffs'));
    const held = await store.subscriptions.ofChannel(channel);
    const [pausedAt, checkAt] = [Date.parse('2026-11-19'), Date.parse('2026-11-20T12:10:00Z')];
    const reason = 'Parley may not post here';
    if (held) await store.subscriptions.put({ ...held, state: 'paused', reason, pausedAt, checkAt });

    const reply = await call({ name: 'subscriptions', channel });

    expect(linesOf(reply)).toContain(
      'Paused since 19 Nov 2026: Parley may not post here. Tried next on 20 Nov 2026, 12:10 UTC.',
    );
    expect(reply.buttons).toEqual([{ label: 'Go on', command: '/subscribe mode:now' }]);
  });
});
