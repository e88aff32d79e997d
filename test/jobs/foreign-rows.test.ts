import { expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { sendDigests } from '../../src/jobs/digest.ts';
import { alertOf } from '../store/rows.ts';
import { openReminding, truceEnds } from './reminding.ts';

const [bad, good] = ['slack:T1/bad', 'slack:T1/good'];

it.each([
  ['zone that is none', { zone: 'Mars/Olympus' }],
  ['zone that only some know', { zone: 'PST' }],
  ['day that is none', { remindedOn: 'the other day' }],
] as const)('A subscription with a %s keeps no other channel from being reminded', async (...[, settings]) => {
  const { know, follow, passTo, told } = await openReminding('2026-11-01T12:00');
  await know(truceEnds('2026-11-10'));
  await follow(bad, settings);
  await follow(good);

  await passTo('2026-11-03T18:00');

  const channels = told().map(({ channel }) => channel);
  expect(channels.toSorted()).toEqual([bad, good]);
});

it('A subscription with a zone that is none gets its digest by UTC, as others do', async () => {
  const { store, clock, follow } = await openReminding('2026-11-01T12:00');
  for (const [channel, zone] of [
    [bad, 'Mars/Olympus'],
    [good, 'UTC'],
  ] as const)
    await follow(channel, { zone, mode: 'digest' });
  const digests = { store, clock, topics, limits: limits.digest };
  await sendDigests(digests);
  const at = clock.now() + 1;
  await store.alerts.put(alertOf('alert', { openedAt: at, dueAt: at }));
  clock.move(Date.parse('2026-11-02T08:01Z') - clock.now());

  await sendDigests(digests);

  const ask = { worker: 'w', platform: 'slack', now: clock.now(), leaseMs: 1, limit: 10 };
  expect((await store.deliveries.claim(ask)).map(({ channel }) => channel).toSorted()).toEqual([bad, good]);
});
