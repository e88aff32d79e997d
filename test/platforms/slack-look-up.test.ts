import { describe, expect, it } from 'vitest';
import { createHistoryGate } from '../../src/platforms/slack/history-gate.ts';
import { type Desk, openDesk, replyOf, testLimits } from './slack-harness.ts';

const later = () => Date.now() - 1_000;

/** A clock that tests move. */
const handClock = (now = 1_000_000) => ({
  now: () => now,
  move: (ms: number) => {
    now += ms;
  },
});

const requestsIn = ({ slack }: Desk, method = 'conversations.history') =>
  slack.log.filter((call) => call.method === method).length;

describe('looking for a message that may have been posted', () => {
  it('looks in the thread for one that was posted into a thread', async () => {
    const desk = await openDesk();
    const { platform, channel, place } = desk;
    const first = await platform.post({ channel: place, key: 'd1', message: replyOf('First') });
    const thread = { title: 'Truce', root: first.kind === 'sent' ? first.ref : '' };
    await platform.post({ channel: place, key: 'd2', message: replyOf('Second'), thread });

    const found = await platform.lookUp({ channel: place, key: 'd2', sinceMs: later(), thread });
    const absent = await platform.lookUp({ channel: place, key: 'd3', sinceMs: later(), thread });

    expect([found, absent]).toEqual([{ kind: 'found', ref: channel.messages[1]?.ts }, { kind: 'absent' }]);
    expect(requestsIn(desk)).toBe(0);
    expect(requestsIn(desk, 'conversations.replies')).toBe(2);
  });

  it('knows that a message is in no thread that does not exist', async () => {
    const { platform, place } = await openDesk();
    const thread = { title: 'Truce', root: '1.000001' };

    expect(await platform.lookUp({ channel: place, key: 'd1', sinceMs: later(), thread })).toEqual({ kind: 'absent' });
  });

  it.each([
    { isPrivate: false, scope: 'channels:history' },
    { isPrivate: true, scope: 'groups:history' },
  ])('says that it may not look without the right $scope', async ({ isPrivate, scope }) => {
    const { slack, platform, team, logged } = await openDesk();
    const channel = slack.addChannel({ team, isPrivate });
    team.scopes = ['chat:write'];

    const look = await platform.lookUp({ channel: `slack:${team.id}/${channel.id}`, key: 'd1', sinceMs: later() });

    expect(look).toEqual({
      kind: 'hidden',
      reason: `Parley may not read this channel’s history (scope ${scope}), so it cannot tell whether a message arrived.`,
    });
    expect(logged.filter(({ message }) => message === 'slack look-up failed')).toHaveLength(1);
  });

  it('says that it may not look where it is no longer a member', async () => {
    const { platform, channel, place } = await openDesk();
    channel.isMember = false;

    expect(await platform.lookUp({ channel: place, key: 'd1', sinceMs: later() })).toEqual({
      kind: 'hidden',
      reason: 'Parley is no longer in this channel, so it cannot tell whether a message arrived.',
    });
  });

  it('says that it may not look into a conversation that it has no right to open', async () => {
    const { platform, team } = await openDesk();
    team.scopes = ['chat:write'];

    const look = await platform.lookUp({ channel: `slack:${team.id}/U0READER`, key: 'd1', sinceMs: later() });

    expect(look).toMatchObject({ kind: 'hidden', reason: expect.stringContaining('im:write') });
  });

  it('waits for help when Slack no longer accepts the token', async () => {
    const { platform, team, place } = await openDesk();
    team.isRevoked = true;

    expect(await platform.lookUp({ channel: place, key: 'd1', sinceMs: later() })).toEqual({
      kind: 'unknown',
      retryAfterMs: 3_600_000,
    });
  });

  it('asks for the history of a workspace once in the gap, and sends others away one after another', async () => {
    const clock = handClock();
    const desk = await openDesk({ clock, limits: { historyGapMs: 1_200 } });
    const look = (key: string) => desk.platform.lookUp({ channel: desk.place, key, sinceMs: later() });

    const looks = [await look('d1'), await look('d2'), await look('d3')];
    const asked = requestsIn(desk);
    clock.move(1_200);

    expect(looks).toEqual([
      { kind: 'absent' },
      { kind: 'unknown', retryAfterMs: 1_200 },
      { kind: 'unknown', retryAfterMs: 2_400 },
    ]);
    expect(asked).toBe(1);
    expect(await look('d2')).toEqual({ kind: 'absent' });
  });

  it('keeps to the wait that Slack asked for, and lets other workspaces look', async () => {
    const clock = handClock();
    const desk = await openDesk({ clock });
    const look = (place: string) => desk.platform.lookUp({ channel: place, key: 'd1', sinceMs: later() });
    desk.slack.fault('conversations.history', { status: 429, headers: { 'retry-after': '60' } });

    const limited = await look(desk.place);
    clock.move(59_000);
    const early = await look(desk.place);
    const elsewhere = await look('slack:T0OTHER/C1');
    clock.move(1_000);

    expect([limited, early]).toEqual([
      { kind: 'unknown', retryAfterMs: 60_000 },
      { kind: 'unknown', retryAfterMs: 1_000 },
    ]);
    // The request was made, so nothing held it up here.
    expect(elsewhere.kind).toBe('hidden');
    expect(await look(desk.place)).toEqual({ kind: 'absent' });
  });

  it('goes on where it had to stop, so that it gets through a long history at one page a minute', async () => {
    const clock = handClock();
    const desk = await openDesk({ clock, limits: { historyGapMs: 60_000 } });
    const { platform, channel, place } = desk;
    for (let i = 0; i < 40; i++) await platform.post({ channel: place, key: `d${i}`, message: replyOf('News') });
    const look = () => platform.lookUp({ channel: place, key: 'd3', sinceMs: later() });

    const looks = [];
    for (let i = 0; i < 3; i++) {
      looks.push(await look());
      clock.move(60_000);
    }

    expect(looks.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'found']);
    expect(looks[2]).toEqual({ kind: 'found', ref: channel.messages[3]?.ts });
    expect(requestsIn(desk)).toBe(3);
  });
});

describe('a search that is cut short', () => {
  it('goes on after Slack asked to wait in the middle of it, and begins again when its place is no longer known', async () => {
    const desk = await openDesk({ clock: handClock(), limits: { lookUpPagesMax: 1, historyGapMsMax: 0 } });
    const { slack, platform, place } = desk;
    for (let i = 0; i < 20; i++) await platform.post({ channel: place, key: `d${i}`, message: replyOf('News') });
    const look = () => platform.lookUp({ channel: place, key: 'none', sinceMs: later() });
    const cursors = () =>
      slack.log.filter(({ method }) => method === 'conversations.history').map(({ args }) => args.cursor);

    const first = await look();
    slack.fault('conversations.history', { status: 429, headers: { 'retry-after': '0' } });
    const limited = await look();
    slack.fault('conversations.history', { status: 200, body: { ok: false, error: 'invalid_cursor' } });
    const lost = await look();
    const again = [await look(), await look()];

    expect([first, limited, lost, ...again].map(({ kind }) => kind)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'absent',
    ]);
    expect(cursors()).toEqual([undefined, '15', '15', undefined, '15']);
  });
});

describe('the gate before the history', () => {
  it('lets each of many through in time, and never two within the gap', () => {
    const clock = handClock();
    const gate = createHistoryGate({ clock, limits: { ...testLimits, historyGapMs: 1_200 } });
    const dueAt = new Map(Array.from({ length: 50 }, (_, i) => [i, clock.now()]));
    const wentAt: number[] = [];

    for (let second = 0; second < 120; second++) {
      for (const [key, due] of dueAt) {
        if (due > clock.now()) continue;
        const waitMs = gate.enter('T1');
        if (waitMs > 0) dueAt.set(key, clock.now() + waitMs);
        else {
          dueAt.delete(key);
          wentAt.push(clock.now());
        }
      }
      clock.move(1_000);
    }

    expect(dueAt.size).toBe(0);
    expect(Math.min(...wentAt.slice(1).map((at, i) => at - (wentAt[i] ?? 0)))).toBeGreaterThanOrEqual(1_200);
  });
});
