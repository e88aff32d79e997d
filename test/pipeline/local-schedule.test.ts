import { describe, expect, it } from 'vitest';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { lastDigestAt, nextDigestAt, quietUntil } from '../../src/pipeline/local-schedule.ts';

const wanted = (parts: Partial<Omit<Subscription, 'digest'>> & { digest?: Partial<Subscription['digest']> }) => {
  const { digest, ...rest } = parts;
  const usual = newSubscription({ id: 's', channel: 'slack:T1/C1', topics: ['all'], createdAt: 0, ...rest });
  return { ...usual, digest: { ...usual.digest, ...digest } };
};

const iso = (atMs: number | undefined): string | undefined =>
  atMs === undefined ? undefined : new Date(atMs).toISOString();

describe('The next digest', () => {
  it.each([
    ['daily by UTC', wanted({}), '2026-11-02T07:59Z', '2026-11-02T08:00:00.000Z'],
    ['at its own time the next day', wanted({}), '2026-11-02T08:00Z', '2026-11-03T08:00:00.000Z'],
    ['by the clocks of its zone', wanted({ zone: 'Asia/Shanghai' }), '2026-11-02T01:00Z', '2026-11-03T00:00:00.000Z'],
    ['later in winter', wanted({ zone: 'America/New_York' }), '2026-10-31T13:00Z', '2026-11-01T13:00:00.000Z'],
    ['not at weekends', wanted({ digest: { every: 'weekdays' } }), '2026-11-06T09:00Z', '2026-11-09T08:00:00.000Z'],
    [
      'on its day of the week',
      wanted({ digest: { every: 'weekly', day: 'wed' } }),
      '2026-11-04T08:00Z',
      '2026-11-11T08:00:00.000Z',
    ],
    ['on a leap day', wanted({}), '2028-02-28T09:00Z', '2028-02-29T08:00:00.000Z'],
    ['over the end of a year', wanted({}), '2026-12-31T09:00Z', '2027-01-01T08:00:00.000Z'],
    [
      'as much later as the clocks skip',
      wanted({ zone: 'America/New_York', digest: { at: '02:30' } }),
      '2026-03-08T05:00Z',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'half an hour later where they skip half an hour',
      wanted({ zone: 'Australia/Lord_Howe', digest: { at: '02:10' } }),
      '2026-10-03T12:00Z',
      '2026-10-03T15:40:00.000Z',
    ],
    [
      'the first time that a doubled time is shown',
      wanted({ zone: 'America/New_York', digest: { at: '01:30' } }),
      '2026-11-01T04:00Z',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'once where a time is doubled',
      wanted({ zone: 'America/New_York', digest: { at: '01:30' } }),
      '2026-11-01T05:30Z',
      '2026-11-02T06:30:00.000Z',
    ],
  ])('comes %s', (...[_how, subscription, after, due]) => {
    const dueAt = nextDigestAt(subscription, Date.parse(after));

    expect(iso(dueAt)).toBe(due);
    expect(lastDigestAt(subscription, dueAt)).toBe(dueAt);
    expect(lastDigestAt(subscription, dueAt - 1)).toBeLessThan(dueAt);
  });
});

const night = { from: '22:00', to: '07:00' };

describe('Quiet hours', () => {
  it.each([
    ['begin at their time', { quiet: night }, '2026-11-02T22:00Z', '2026-11-03T07:00:00.000Z'],
    ['go on over midnight', { quiet: night }, '2026-11-03T06:59Z', '2026-11-03T07:00:00.000Z'],
    ['are over at their end', { quiet: night }, '2026-11-03T07:00Z', undefined],
    ['are not yet there before', { quiet: night }, '2026-11-02T21:59Z', undefined],
    [
      'can lie within a day',
      { quiet: { from: '12:00', to: '13:30' } },
      '2026-11-02T12:15Z',
      '2026-11-02T13:30:00.000Z',
    ],
    ['are none when they end as they begin', { quiet: { from: '08:00', to: '08:00' } }, '2026-11-02T08:00Z', undefined],
    ['are none where none are set', {}, '2026-11-02T03:00Z', undefined],
    [
      'are an hour shorter when the clocks go forward',
      { quiet: night, zone: 'America/New_York' },
      '2026-03-08T03:00Z',
      '2026-03-08T11:00:00.000Z',
    ],
    [
      'are an hour longer when they go back',
      { quiet: night, zone: 'America/New_York' },
      '2026-11-01T02:00Z',
      '2026-11-01T12:00:00.000Z',
    ],
    [
      'end the first time that a doubled time is shown',
      { quiet: { from: '22:00', to: '01:30' }, zone: 'America/New_York' },
      '2026-11-01T05:00Z',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'do not begin again when it is shown once more',
      { quiet: { from: '22:00', to: '01:30' }, zone: 'America/New_York' },
      '2026-11-01T06:10Z',
      undefined,
    ],
  ])('%s', (...[_what, parts, at, end]) => {
    expect(iso(quietUntil(wanted(parts), Date.parse(at)))).toBe(end);
  });
});
