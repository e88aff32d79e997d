import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/deliveries.ts';
import { alertOf, deliveryOf, developmentOf, usTariff } from '../store/rows.ts';
import { hourMs, minuteMs, type Newsroom, openNewsroom } from './newsroom.ts';

const channel = 'slack:T1/C1';
const other = 'slack:T1/C2';

/** A newsroom that owes a channel these messages, the first one first. */
async function openOwing(percents: readonly number[], channels: readonly string[] = [channel]): Promise<Newsroom> {
  const newsroom = await openNewsroom();
  for (const one of channels) await newsroom.follow(one);
  for (const [index, percent] of percents.entries()) {
    const alert = alertOf(`alert ${percent}`, { developments: [developmentOf({ statement: usTariff(percent) })] });
    await newsroom.store.alerts.put(alert);
    const rows = channels.map((one) => deliveryOf(`${index}/${one}`, { channel: one, alertId: alert.id }));
    await newsroom.store.deliveries.enqueue(rows, newsroom.clock.now());
  }
  return newsroom;
}

const percentsIn = ({ messages }: Newsroom, of = channel): string[] =>
  messages.filter((message) => message.channel === of).map(({ shown }) => /(\d+) %/.exec(shown.title)?.[1] ?? '');

const always = (outcome: Outcome) => () => outcome;

describe('A channel', () => {
  it('gets what it is owed once and in order', async () => {
    const newsroom = await openOwing([10, 20, 30]);

    await newsroom.send();
    await newsroom.pass(hourMs);

    expect(percentsIn(newsroom)).toEqual(['10', '20', '30']);
    expect(await newsroom.store.deliveries.countByState()).toEqual({ sent: 3 });
  });

  it('that takes nothing any more is paused with its reason, and kept', async () => {
    const newsroom = await openOwing([10]);
    newsroom.platform.answer(always({ kind: 'rejected', reason: 'Parley was removed here', scope: 'channel' }));

    await newsroom.send();

    expect(await newsroom.store.subscriptions.ofChannel(channel)).toMatchObject({
      topics: ['all'],
      state: 'paused',
      reason: 'Parley was removed here',
    });
    expect(await newsroom.store.deliveries.countByState()).toEqual({ paused: 1 });
    expect(newsroom.log.logged).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'delivery not sent' }),
    );
  });

  it('that takes one message not goes on being told the others', async () => {
    const newsroom = await openOwing([10, 20]);
    const outcomes: Outcome[] = [{ kind: 'rejected', reason: 'too long', scope: 'message' }];
    newsroom.platform.answer(() => outcomes.shift());

    await newsroom.send();

    expect(percentsIn(newsroom)).toEqual(['20']);
    expect(await newsroom.store.subscriptions.ofChannel(channel)).toMatchObject({ state: 'active' });
    expect(await newsroom.store.deliveries.countByState()).toEqual({ abandoned: 1, sent: 1 });
  });

  it('that asks for a pause gets one, keeps its order, and holds no other channel up', async () => {
    const newsroom = await openOwing([10, 20, 30], [channel, other]);
    const outcomes: Outcome[] = [{ kind: 'rate-limited', retryAfterMs: 5 * minuteMs }];
    newsroom.platform.answer((attempt) => (attempt.channel === channel ? outcomes.shift() : undefined));

    await newsroom.send();
    const meanwhile = [percentsIn(newsroom), percentsIn(newsroom, other)];
    await newsroom.pass(5 * minuteMs - 15_000);
    const justBefore = percentsIn(newsroom);
    await newsroom.pass(minuteMs);

    expect(meanwhile).toEqual([[], ['10', '20', '30']]);
    expect(justBefore).toEqual([]);
    expect(percentsIn(newsroom)).toEqual(['10', '20', '30']);
  });

  it('is not told first what came in while an older message had to wait', async () => {
    const newsroom = await openOwing([10]);
    newsroom.platform.answer(always({ kind: 'rate-limited', retryAfterMs: minuteMs }));
    await newsroom.send();
    newsroom.platform.answer(() => undefined);

    await newsroom.pass(15_000);
    const alert = alertOf('alert 20', { developments: [developmentOf({ statement: usTariff(20) })] });
    await newsroom.store.alerts.put(alert);
    await newsroom.store.deliveries.enqueue([deliveryOf('-', { channel, alertId: alert.id })], newsroom.clock.now());
    await newsroom.pass(5 * minuteMs);

    expect(percentsIn(newsroom)).toEqual(['10', '20']);
  });

  it('that is not reached is tried less and less often, and gets everything in order in the end', async () => {
    const newsroom = await openOwing([10, 20]);
    const triedAt: number[] = [];
    newsroom.platform.answer(() => {
      triedAt.push(newsroom.clock.now());
      return { kind: 'unreachable' };
    });

    await newsroom.pass(2 * hourMs);
    newsroom.platform.answer(() => undefined);
    await newsroom.pass(15 * minuteMs);

    const gaps = triedAt.slice(1).map((at, index) => at - (triedAt[index] ?? 0));
    expect(gaps[0]).toBeLessThanOrEqual(15_000);
    expect(gaps.toSorted((a, b) => a - b)).toEqual(gaps);
    expect(gaps.at(-1)).toBe(10 * minuteMs);
    expect(percentsIn(newsroom)).toEqual(['10', '20']);
  });

  it('of a chat that is not set up waits, and is told when it is', async () => {
    const newsroom = await openOwing([10], ['discord:G1/C1']);

    await newsroom.pass(hourMs);

    expect(newsroom.platform.asked).toEqual([]);
    expect(await newsroom.store.deliveries.countByState()).toEqual({ pending: 1 });
  });

  it('is not held up by a message whose alert is gone', async () => {
    const newsroom = await openOwing([10]);
    await newsroom.store.deliveries.enqueue([deliveryOf('-', { channel, alertId: 'gone' })], 0);

    await newsroom.send();

    expect(percentsIn(newsroom)).toEqual(['10']);
    expect(await newsroom.store.deliveries.countByState()).toEqual({ abandoned: 1, sent: 1 });
  });

  it('is not held up for ever by a card that is damaged', async () => {
    const newsroom = await openOwing([10]);
    const damaged = { channel, kind: 'catch-up' as const, alertId: null, message: '{"title":' };
    await newsroom.store.deliveries.enqueue([deliveryOf('-', damaged)], 0);

    await newsroom.send();

    expect(percentsIn(newsroom)).toEqual(['10']);
  });
});

describe('A fault of ours while one message goes out', () => {
  it('is reported once all other messages have gone out, and the message is tried again', async () => {
    const newsroom = await openOwing([10], [channel, other]);
    newsroom.platform.answer((attempt) => {
      if (attempt.channel === channel) throw new Error('a fault of ours');
      return undefined;
    });

    await expect(newsroom.send()).rejects.toThrow('a fault of ours');
    await expect.poll(() => newsroom.store.deliveries.countByState()).toEqual({ sending: 1, sent: 1 });
    newsroom.platform.answer(() => undefined);
    await newsroom.pass(5 * minuteMs);

    expect(percentsIn(newsroom)).toEqual(['10']);
  });
});

describe('A post without an answer', () => {
  it('that had arrived is found, and not posted again', async () => {
    const newsroom = await openOwing([10]);
    newsroom.platform.answer(always({ kind: 'in-doubt' }));
    newsroom.platform.arriveAnyway(true);
    await newsroom.send();
    newsroom.platform.answer(() => undefined);

    await newsroom.pass(minuteMs);

    expect(percentsIn(newsroom)).toEqual(['10']);
    expect(newsroom.platform.asked).toEqual([`post ${channel}`, `look up ${channel}`]);
    expect(await newsroom.store.deliveries.countByState()).toEqual({ sent: 1 });
  });

  it('that had not arrived is posted once more, before what follows', async () => {
    const newsroom = await openOwing([10, 20]);
    newsroom.platform.answer(always({ kind: 'in-doubt' }));
    await newsroom.send();
    newsroom.platform.answer(() => undefined);

    await newsroom.pass(minuteMs);

    expect(percentsIn(newsroom)).toEqual(['10', '20']);
    expect(newsroom.platform.asked.slice(0, 3)).toEqual([`post ${channel}`, `look up ${channel}`, `post ${channel}`]);
  });

  it('waits while it cannot be looked up, and is not posted meanwhile', async () => {
    const newsroom = await openOwing([10]);
    newsroom.platform.answer(always({ kind: 'in-doubt' }));
    newsroom.platform.arriveAnyway(true);
    await newsroom.send();
    newsroom.platform.answer(() => undefined);
    newsroom.platform.answerLookUps({ kind: 'unknown', retryAfterMs: 10 * minuteMs });

    await newsroom.pass(hourMs);
    const whileUnknown = newsroom.platform.asked.filter((asked) => asked.startsWith('post'));
    newsroom.platform.answerLookUps(undefined);
    await newsroom.pass(hourMs);

    expect(whileUnknown).toHaveLength(1);
    expect(percentsIn(newsroom)).toEqual(['10']);
    expect(await newsroom.store.deliveries.countByState()).toEqual({ sent: 1 });
  });

  it('that nobody may look up is given up, and its readers are told which alert may be missing', async () => {
    const newsroom = await openOwing([10, 20]);
    const outcomes: Outcome[] = [{ kind: 'in-doubt' }];
    newsroom.platform.answer(() => outcomes.shift());
    newsroom.platform.answerLookUps({ kind: 'hidden', reason: 'Parley may not read this channel’s history.' });

    await newsroom.pass(minuteMs);

    const shown = newsroom.messages.map(({ shown }) => [shown.title, ...shown.lines, ...shown.notes].join('\n'));
    expect(shown).toHaveLength(2);
    expect(shown.find((text) => text.startsWith('An alert may be missing here'))).toMatch(
      /10 %, in force \(alert ABCDE\)[\s\S]*Parley may not read this channel’s history\.[\s\S]*\/why ABCDE/,
    );
    expect(shown.find((text) => text.includes('20 %'))).toBeDefined();
    expect(await newsroom.store.deliveries.countByState()).toEqual({ abandoned: 1, sent: 2 });
  });

  it('stays in doubt when the next try finds the chat away', async () => {
    const newsroom = await openOwing([10]);
    newsroom.platform.answer(always({ kind: 'in-doubt' }));
    await newsroom.send();
    newsroom.platform.answer(always({ kind: 'unreachable' }));
    await newsroom.pass(minuteMs);
    newsroom.platform.answer(() => undefined);

    await newsroom.pass(hourMs);

    const lookUps = newsroom.platform.asked.filter((asked) => asked.startsWith('look up'));
    const posts = newsroom.platform.asked.filter((asked) => asked.startsWith('post'));
    expect(lookUps).toHaveLength(posts.length - 1);
    expect(percentsIn(newsroom)).toEqual(['10']);
  });

  it('of a process that died is looked up when its lease has run out', async () => {
    const newsroom = await openOwing([10]);
    await newsroom.dieWhilePosting();

    await newsroom.pass(5 * minuteMs);

    expect(newsroom.platform.asked).toEqual([`post ${channel}`, `look up ${channel}`]);
    expect(newsroom.messages).toHaveLength(1);
    expect(await newsroom.store.deliveries.countByState()).toEqual({ sent: 1 });
  });
});
