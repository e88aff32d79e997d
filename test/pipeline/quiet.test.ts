import { describe, expect, it } from 'vitest';
import type { QuietWindow } from '../../src/domain/feeds.ts';
import { feedHealth } from '../../src/pipeline/feed-health.ts';
import { awakeMs, isQuiet } from '../../src/pipeline/quiet.ts';
import { feedOf } from '../jobs/polling.ts';

const hourMs = 3_600_000;
const early: QuietWindow = { zone: 'America/New_York', from: '00:00', to: '08:45' };
const weekEnd: QuietWindow = { zone: 'America/New_York', from: '00:00', to: '24:00', days: ['sat', 'sun'] };
const at = (iso: string) => Date.parse(iso);

describe('A quiet window', () => {
  it.each([
    // 08:45 in New York is 13:45 UTC in winter and 12:45 in summer.
    ['2026-11-20T13:44:00Z', true],
    ['2026-11-20T13:45:00Z', false],
    ['2026-07-20T12:44:00Z', true],
    ['2026-07-20T12:45:00Z', false],
    // The night on which clocks go back, and its morning.
    ['2026-11-01T05:30:00Z', true],
    ['2026-11-01T06:30:00Z', true],
    ['2026-11-01T13:45:00Z', false],
  ])('goes by the time of its own zone: %s is %s', (moment, isInside) => {
    expect(isQuiet([early], at(moment))).toBe(isInside);
  });

  it('of days holds for those days alone', () => {
    expect([19, 20, 21, 22, 23].map((day) => isQuiet([weekEnd], at(`2026-11-${day}T18:00:00Z`)))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('does not count when silence is measured', () => {
    const span = { fromMs: at('2026-11-20T17:00:00Z'), toMs: at('2026-11-23T17:00:00Z') };

    expect(awakeMs([], span)).toBe(72 * hourMs);
    expect(awakeMs([weekEnd], span)).toBe(24 * hourMs);
    // Where windows overlap, an hour counts once.
    expect(awakeMs([weekEnd, early], span)).toBe((24 - 8.75) * hourMs);
  });

  it('keeps a feed from being stale on Monday morning for what it did not bring on Sunday', () => {
    const nowMs = at('2026-11-23T15:00:00Z');
    const cursor = { nextPollAt: nowMs, lastOkAt: nowMs, lastItemAt: at('2026-11-20T20:00:00Z'), failures: 0 };
    const health = (quiet: QuietWindow[]) =>
      feedHealth({ feed: feedOf('ustr', { expectedEvery: '1d', quiet }), cursor, nowMs });

    expect(health([])).toBe('stale');
    expect(health([weekEnd])).toBe('ok');
  });
});
