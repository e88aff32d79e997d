import { expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import type { Store } from '../../src/ports.ts';
import { storyItemsOf } from '../store/rows.ts';
import { background, minuteMs, openNewsroom, rise, riseRetoldBy } from './newsroom.ts';

const channel = 'slack:T1/C1';
const laterRise = {
  title: 'Washington raises tariff on Chinese goods from 57% to 67%',
  text: 'The United States raised its tariff on Chinese goods from 57% to 67% on Monday.',
};

it('A post that was found again is edited when its alert has grown since', async () => {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  await newsroom.publish(background);
  await newsroom.publish(rise);
  newsroom.clock.move(2 * minuteMs);
  await fanOutDue({ store: newsroom.store, clock: newsroom.clock, limits });
  await newsroom.dieWhilePosting();
  await newsroom.publish(riseRetoldBy('Second Paper'));

  await newsroom.pass(10 * minuteMs);

  expect(newsroom.platform.asked).toContain(`look up ${channel}`);
  expect(newsroom.titles()).toEqual([expect.stringMatching(/47.% → 57.%/)]);
  expect(newsroom.texts()[0]).toContain('Second Paper');
});

it('A post that was found again is left alone when its alert is as it was', async () => {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  await newsroom.publish(background);
  await newsroom.publish(rise);
  newsroom.clock.move(2 * minuteMs);
  await fanOutDue({ store: newsroom.store, clock: newsroom.clock, limits });
  await newsroom.dieWhilePosting();

  await newsroom.pass(10 * minuteMs);

  expect(newsroom.platform.asked.filter((asked) => asked.startsWith('edit'))).toEqual([]);
});

it('What is read while its alert is already on its way is told all the same', async () => {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  await newsroom.publish(background);
  await newsroom.publish(rise);
  // Another replica, by whose clock the batch has closed.
  await fanOutDue({ store: newsroom.store, clock: { now: () => newsroom.clock.now() + 90_000 }, limits });

  await newsroom.publish(laterRise);
  await newsroom.pass(10 * minuteMs);

  expect(newsroom.texts().join()).toContain('67%');
});

const osaka = (outlet: string, title: string) => ({
  outlet,
  title,
  text: `${title}. The two delegations will spend two days in Osaka, both sides said.`,
});

it('An item whose commit succeeds though its answer is lost stays in its story', async () => {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  await newsroom.publish(background);
  const { transaction } = newsroom.store;
  const losing: Store['transaction'] = async (work) => {
    await transaction(work);
    throw new Error('Connection terminated unexpectedly');
  };
  Object.assign(newsroom.store, { transaction: losing });
  const lost = newsroom.publish(osaka('Sample Wire', 'US and China to meet for trade talks in Osaka in December'));
  await expect(lost).rejects.toThrow('terminated');
  Object.assign(newsroom.store, { transaction });

  await newsroom.publish(osaka('Second Paper', 'Osaka to host trade talks of US and China in December'));

  const stories = await storyItemsOf(newsroom.store, { sinceMs: 0, itemsMax: 100 });
  const ofOsaka = stories.filter(({ title }) => title.includes('Osaka')).map(({ storyId }) => storyId);
  expect(ofOsaka).toHaveLength(2);
  expect(new Set(ofOsaka).size).toBe(1);
});
