import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createPruning } from '../../src/jobs/prune.ts';
import { rebuildFacts } from '../../src/jobs/rebuild-facts.ts';
import { renderText } from '../../src/platforms/terminal/render.ts';
import { openNewsroom } from './newsroom.ts';

const dayMs = 86_400_000;
const channel = 'slack:T1/C1';
const families = ['tariff', 'round', 'delegate', 'deadline', 'figure', 'control', 'contact', 'agreement', 'remark'];
const questions = ['tariffs', 'talks', 'timeline', 'latest', 'disputes', 'subscriptions'];

const noFacts = 'A look ahead at tariffs, chips and shipping between the United States and China.';

/** A newsroom with a day of news and of what is none, a message in a thread, a change, and a word on what is wrong. */
async function openUsed() {
  const newsroom = await openNewsroom();
  const { store, clock, log } = newsroom;
  const forget = createPruning({ store, clock, log, limits: { ...limits.forgetting, chunkRows: 2 } });
  const asking = { store, clock, topics, log, access: accessOf([]), feeds: createFeedList([]) };
  const answer = createAnswerer({ ...asking, commands: createCommands(topics) });
  const ask = async (name: string, options = {}) => renderText(await answer({ name, options, channel }));
  await newsroom.follow(channel, ['all'], { isThreaded: true });
  await ask('subscribe', { significance: 'low' });
  await newsroom.publish({ outlet: 'Wire', title: 'The US tariff on Chinese goods rose from 47% to 57%.' });
  await newsroom.publish({ outlet: 'Harbour Daily', title: 'The US tariff on Chinese goods is 55%.' });
  await newsroom.publish({ outlet: 'Wire', title: 'What to expect of US–China trade and tariffs', text: noFacts });
  for (const day of [1, 2, 3, 4, 5])
    await newsroom.publish({ outlet: 'Wire', title: `Local football: the derby of day ${day} ends in a draw` });
  await newsroom.pass(180_000);
  const [alert] = await store.alerts.recent(1);
  await ask('wrong', { about: alert?.shortId, fault: 'value', words: 'it is 56' });
  /** As the schedule would, until nothing is left to forget. */
  const tidy = async () => {
    for (let runs = 0; runs < 20; runs++) await forget();
  };
  return { newsroom, store, clock, ask, tidy, shortId: alert?.shortId ?? '' };
}

describe('what is over for long', () => {
  it('is forgotten, and every answer from facts stays the same', async () => {
    const { newsroom, store, clock, ask, tidy } = await openUsed();
    clock.move(1_100 * dayMs);
    const before = await Promise.all(questions.map((name) => ask(name)));
    const facts = await store.facts.ofFamilies(families);
    const items = await store.coverage.count();

    await tidy();

    expect(await store.deliveries.countByState()).toEqual({});
    expect(await store.feedback.after('', 10)).toEqual([]);
    expect(await store.coverage.count()).toBe(items - 5);
    expect(await newsroom.database.db.selectFrom('threads').selectAll().execute()).toEqual([]);
    expect(await newsroom.database.db.selectFrom('coverage_names').select('item_id').distinct().execute()).toHaveLength(
      3,
    );
    expect(await Promise.all(questions.map((name) => ask(name)))).toEqual(before);
    await rebuildFacts(store);
    expect(await store.facts.ofFamilies(families)).toEqual(facts);
  });

  it('is kept until then, with what a correction needs', async () => {
    const { newsroom, store, clock, tidy } = await openUsed();
    const states = await store.deliveries.countByState();
    const items = await store.coverage.count();
    clock.move(89 * dayMs);

    await tidy();

    expect([await store.deliveries.countByState(), await store.coverage.count()]).toEqual([states, items]);
    await newsroom.publish({
      outlet: 'Harbour Daily',
      title: 'Correction: the US tariff on Chinese goods is 57%, not 55%.',
    });
    await newsroom.pass(180_000);
    expect(newsroom.titles().filter((title) => /correct/i.test(title))).not.toEqual([]);
  });

  it('leaves what is still owed, however old', async () => {
    const { store, clock, tidy } = await openUsed();
    const owed = { kind: 'notice', alertId: null, message: '{}', replyTo: null } as const;
    const waiting = { ...owed, id: 'waiting', channel: 'slack:T1/C9', dueAt: clock.now() + 2_000 * dayMs };
    await store.deliveries.enqueue([waiting, { ...waiting, id: 'held', state: 'held' }], clock.now());
    clock.move(1_100 * dayMs);

    await tidy();

    expect(await store.deliveries.countByState()).toEqual({ pending: 1, held: 1 });
  });

  it('is not taken for what was never done', async () => {
    const { clock, ask, tidy, shortId } = await openUsed();
    expect(await ask('why', { about: shortId })).toContain('In this channel: sent.');
    clock.move(200 * dayMs);

    await tidy();

    expect(await ask('why', { about: shortId })).toContain('Whether it was posted here is not kept for so long.');
  });

  it('shows the last changes of a channel, however old, and forgets the others', async () => {
    const { store, clock, ask, tidy } = await openUsed();
    for (let day = 1; day <= 15; day++) {
      clock.move(dayMs);
      await ask('subscribe', { per_hour: String(day) });
    }
    clock.move(500 * dayMs);

    await tidy();

    expect(await store.audit.ofChannel(channel, 100)).toHaveLength(10);
    expect(await ask('subscriptions')).toContain('per_hour:15');
  });

  it('is no news when a feed still lists it', async () => {
    const { newsroom, store, clock, tidy } = await openUsed();
    const posted = newsroom.titles().length;
    clock.move(401 * dayMs);
    await tidy();

    await newsroom.publish({ outlet: 'Wire', title: 'Local football: the derby of day 1 ends in a draw' });
    await newsroom.pass(180_000);

    expect(newsroom.titles()).toHaveLength(posted);
    expect(await store.coverage.count()).toBe(4);
  });
});
