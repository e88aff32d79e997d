import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { CommandCall } from '../../src/ports.ts';
import { createKeptLog } from '../jobs/newsroom.ts';
import { linesOf, openAsking } from './asking.ts';

const few = { perReaderMax: 2, perWorkspaceMax: 3 };
const rates = { windowMs: 3_600_000, look: few, question: few, change: few, report: few };

async function openDesk() {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const clock = { now: () => nowMs };
  const asking = await openAsking({ clock, rates });
  let asked = 0;
  /** A question that nobody has asked before. */
  const askNew = async (more: Partial<CommandCall> = {}) => {
    asked += 1;
    return (
      linesOf(await asking.call({ name: 'ask', options: { words: `tariffs ${asked}` }, by: 'U1', ...more }))[0] ?? ''
    );
  };
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { ...asking, clock, pass, askNew };
}

const refusal = /no more now\. Try again in/;

describe('What costs much', () => {
  it('is refused to a reader who asks too often, by a sentence that says until when, and goes on then', async () => {
    const { askNew, pass } = await openDesk();
    const first = [await askNew(), await askNew()];
    pass(17 * 60_000);

    const refused = await askNew();
    pass(43 * 60_000);

    expect(first.some((line) => refusal.test(line))).toBe(false);
    expect(refused).toBe(
      'You have asked 2 questions that take long to answer within an hour, and Parley takes no more now. Try again in 43 minutes.',
    );
    expect(await askNew()).not.toMatch(refusal);
  });

  it('is refused to a whole workspace, and to no other', async () => {
    const { askNew } = await openDesk();
    for (const by of ['U1', 'U2', 'U3']) await askNew({ by });

    expect(await askNew({ by: 'U4', channel: 'slack:T1/C9' })).toMatch(/^This workspace has asked 3 questions/);
    expect(await askNew({ by: 'U4', channel: 'slack:T2/C1' })).not.toMatch(refusal);
    expect(await askNew({ by: 'U1', channel: 'discord:1/1' })).not.toMatch(refusal);
  });

  it('is counted for the reader alone where it was refused, so that one of them cannot use up all', async () => {
    const { askNew } = await openDesk();
    for (let i = 0; i < 30; i++) await askNew({ by: 'U1' });

    expect(await askNew({ by: 'U2' })).not.toMatch(refusal);
  });

  it('is counted for a conversation of two apart from all others', async () => {
    const { askNew } = await openDesk();
    for (const by of ['1', '2', '3']) await askNew({ by, channel: 'discord:user/1' });

    expect(await askNew({ by: '4', channel: 'discord:user/1' })).toMatch(/^This conversation has asked 3/);
    expect(await askNew({ by: '5', channel: 'discord:user/2' })).not.toMatch(refusal);
  });

  it('does not count where the answer is known already', async () => {
    const { call } = await openDesk();
    const same = () => call({ name: 'ask', options: { words: 'tariffs' }, by: 'U1' });

    for (let i = 0; i < 9; i++) expect(linesOf(await same())[0]).not.toMatch(refusal);
  });

  it('is refused to who asked too often alone, though others ask the same at that moment', async () => {
    const { askNew, call } = await openDesk();
    for (let i = 0; i < 3; i++) await askNew({ by: 'U1' });

    const both = await Promise.all(
      ['U1', 'U2'].map((by) => call({ name: 'ask', options: { words: 'soybeans' }, by, channel: 'slack:T9/C1' })),
    );

    expect(both.map((reply) => refusal.test(linesOf(reply)[0] ?? ''))).toEqual([true, false]);
  });

  it('is counted by all replicas together', async () => {
    const { store, clock, askNew } = await openDesk();
    const shared = {
      commands: createCommands(topics),
      store,
      clock,
      topics,
      feeds: createFeedList([]),
      access: accessOf([]),
    };
    const other = createAnswerer({ ...shared, log: createKeptLog(), rates });
    for (const _time of [1, 2]) await askNew();

    const refused = await other({ name: 'ask', options: { words: 'rare earths' }, channel: 'slack:T1/C1', by: 'U1' });

    expect(linesOf(refused)[0]).toMatch(refusal);
  });
});

const costly: readonly [name: string, ...calls: Record<string, string>[]][] = [
  ['timeline', { from: '2025-01' }, { from: '2025-02' }, { from: '2025-03' }],
  ['tariffs', { chart: 'on' }, { chart: 'since-2018' }, { chart: 'on', side: 'us' }],
  ['subscribe', { topic: 'tariffs' }, { topic: 'talks' }, { topic: 'truce' }],
  ['unsubscribe', { topic: 'tariffs' }, { topic: 'talks' }, { topic: 'truce' }],
  ['forget', { confirm: 'yes' }, { confirm: 'yes' }, { confirm: 'yes' }],
];

describe.each(costly)('/%s', (name, ...calls) => {
  it('is one of what costs much', async () => {
    const { call } = await openDesk();

    const refused = [];
    for (const options of calls) refused.push(refusal.test(linesOf(await call({ name, options, by: 'U1' }))[0] ?? ''));

    expect(refused).toEqual([false, false, true]);
  });
});

it('what is cheap is never refused', async () => {
  const { call } = await openDesk();

  for (const name of ['help', 'status', 'latest', 'tariffs', 'deadlines', 'subscriptions', 'sources'])
    for (let i = 0; i < 6; i++) expect(linesOf(await call({ name, by: 'U1' })).join(' '), name).not.toMatch(refusal);
});

it('the bot’s own limits let a reader work, and a workspace more than one of them', () => {
  for (const rate of [limits.rates.look, limits.rates.question, limits.rates.change, limits.rates.report]) {
    expect(rate.perReaderMax).toBeGreaterThanOrEqual(20);
    expect(rate.perWorkspaceMax).toBeGreaterThanOrEqual(3 * rate.perReaderMax);
  }
});
