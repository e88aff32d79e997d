import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { sendDigests } from '../../src/jobs/digest.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { rebuildFacts } from '../../src/jobs/rebuild-facts.ts';
import { storyItemsOf } from '../store/rows.ts';
import { background, hourMs, type Newsroom, openNewsroom, type Piece, rise, riseRetoldBy } from './newsroom.ts';
import { feedOf } from './polling.ts';

const [a, b] = ['slack:T1/C1', 'slack:T2/C1'];
const workspace = 'slack:T1';
const url = 'https://harbour.example/57';

/** What the own feed of the first workspace says. */
const ownRise: Piece = { ...rise, outlet: 'Harbour Daily', tier: 'paper', url, workspace };

/** Two workspaces that follow everything; the first has a feed of its own. */
async function openTwo() {
  const newsroom = await openNewsroom();
  await newsroom.publish(background);
  for (const channel of [a, b]) await newsroom.follow(channel);
  const { store, clock, log } = newsroom;
  const asking = { store, clock, topics, log, feeds: createFeedList([]), access: accessOf([newsroom.platform]) };
  const answer = createAnswerer({ ...asking, commands: createCommands(topics) });
  const ask = async (channel: string, line: [name: string, options?: Record<string, string>]) =>
    JSON.stringify(await answer({ name: line[0], options: line[1] ?? {}, channel }));
  return { ...newsroom, ask };
}

const shownIn = ({ messages }: Newsroom, channel: string) =>
  messages.filter((message) => message.channel === channel).map(({ shown }) => shown);
const titlesIn = (newsroom: Newsroom, channel: string) => shownIn(newsroom, channel).map(({ title }) => title);

const riseTitle = 'Reported: US tariff on Chinese goods: 47 % → 57 %, in force';

describe('what a workspace’s own feed brings', () => {
  it('alerts in that workspace, marked as its own, and nowhere else', async () => {
    const two = await openTwo();

    await two.publish(ownRise);
    await two.pass(120_000);

    const [alert, ...more] = shownIn(two, a);
    expect(alert?.title).toBe(riseTitle);
    expect(alert?.citations[0]).toMatchObject({ outlet: 'Harbour Daily', tier: 'paper', url });
    expect(alert?.notes).toContain('From a feed that this workspace added; nobody else sees this.');
    expect(more).toEqual([]);
    expect(titlesIn(two, b)).toEqual([]);
  });

  it('is in no answer that another workspace gets', async () => {
    const two = await openTwo();
    await two.publish(ownRise);
    await two.pass(120_000);
    const [alert] = await two.store.alerts.recent(1, workspace);
    const shortId = alert?.shortId ?? '';

    const commands: [string, Record<string, string>?][] = [
      ['tariffs'],
      ['latest'],
      ['timeline', { from: '2025-01' }],
      ['disputes'],
      ['ask', { words: 'tariff rise to 57' }],
      ['ask', { words: 'what did Harbour Daily say on Washington raises' }],
      ['why', { about: shortId }],
      ['why', { about: url }],
      ['sources'],
      ['sources', { alert: shortId }],
      ['unsubscribe', { story: shortId }],
      ['subscribe', { topic: 'tariffs' }],
      ['subscribe', { story: shortId }],
      ['status'],
    ];
    for (const line of commands) {
      const answered = await two.ask(b, line);

      expect([line, answered.match(/57 %|Harbour Daily,|→/)?.[0]]).toEqual([line, undefined]);
    }
    expect(await two.ask(b, ['status'])).toContain('Last alert: never');
    expect(await two.ask(b, ['why', { about: url }])).toContain('No feed has brought that address here');
  });

  it('is told by its own workspace’s /latest, /why and /sources', async () => {
    const two = await openTwo();
    await two.publish(ownRise);
    await two.pass(120_000);
    const [alert] = await two.store.alerts.recent(1, workspace);
    const about = alert?.shortId ?? '';

    expect(await two.ask(b, ['latest'])).not.toContain(riseTitle);
    expect(await two.ask(a, ['latest'])).toContain(riseTitle);
    expect(await two.ask(a, ['why', { about }])).toContain('In this channel: sent.');
    expect(await two.ask(a, ['why', { about: url }])).toContain(riseTitle);
    expect(await two.ask(a, ['sources', { alert: about }])).toContain('Harbour Daily (paper)');
  });

  it('changes nothing of what everyone knows: facts, newest coverage, stories', async () => {
    const two = await openTwo();
    const before = [await two.store.facts.ofFamilies(['tariff']), await two.store.coverage.newestAt()];

    two.clock.move(hourMs);
    await two.publish(ownRise);

    expect([await two.store.facts.ofFamilies(['tariff']), await two.store.coverage.newestAt()]).toEqual(before);
    expect(await storyItemsOf(two.store, { sinceMs: 0, itemsMax: 9 })).toHaveLength(1);
    await rebuildFacts(two.store);
    expect(await two.store.facts.ofFamilies(['tariff'])).toEqual(before[0]);
  });

  it('keeps nothing from the others: the same piece by everyone’s feed is told to them as news', async () => {
    const two = await openTwo();
    await two.publish(ownRise);
    await two.pass(120_000);

    const { workspace: _own, ...everyones } = ownRise;
    await two.publish(everyones);
    await two.pass(120_000);

    expect(titlesIn(two, b)).toEqual([riseTitle]);
    expect(shownIn(two, b)[0]?.notes.join()).not.toContain('workspace');
  });

  it('is nothing new where everyone’s feed brought the piece before', async () => {
    const two = await openTwo();
    const { workspace: _own, ...everyones } = ownRise;
    await two.publish(everyones);
    await two.pass(120_000);

    await two.publish({ ...ownRise, title: 'US raises its tariff on Chinese goods to 58%', text: 'It is 58% now.' });
    await two.pass(120_000);

    expect(titlesIn(two, a)).toEqual([riseTitle]);
  });

  it('never joins a story of everyone’s, not even by a piece that was no coverage there', async () => {
    const two = await openTwo();
    const { workspace: _own, ...everyones } = ownRise;
    await two.publish({ ...everyones, title: 'Harbour tour tickets on sale', text: 'Boats leave every hour.' });
    for (const piece of [ownRise, everyones]) await two.publish(piece);
    await two.pass(120_000);
    await two.publish({ ...riseRetoldBy('Quay Post'), url: 'https://quay.example/1', workspace });
    await two.pass(hourMs);
    expect(JSON.stringify(shownIn(two, b))).not.toContain('Quay Post');
  });

  it('is silent where it only repeats what everyone was told', async () => {
    const two = await openTwo();
    await two.publish(rise);
    await two.pass(120_000);

    await two.publish({
      ...ownRise,
      title: 'US tariff on China at 57%',
      text: 'The US tariff on Chinese goods is 57%.',
    });
    await two.pass(120_000);

    expect(titlesIn(two, a)).toEqual([riseTitle]);
    expect(shownIn(two, a)[0]?.notes.join()).not.toContain('Harbour Daily');
    expect(shownIn(two, b)[0]?.notes.join()).not.toContain('Harbour Daily');
  });

  it('is told once: a second own feed that says the same edits the message', async () => {
    const two = await openTwo();
    await two.publish(ownRise);
    await two.pass(120_000);

    await two.publish({
      ...{ outlet: 'Quay Post', tier: 'paper', url: 'https://quay.example/1', workspace },
      title: 'US raises tariff on Chinese goods to 57%',
      text: 'The US tariff on Chinese goods was raised to 57% on Monday, from 47%.',
    });
    await two.pass(hourMs);

    expect(titlesIn(two, a)).toEqual([riseTitle.replace('Reported: ', '')]);
    expect(shownIn(two, a)[0]?.notes.join()).toContain('Also reported by 1 outlet: Quay Post.');
    expect(titlesIn(two, b)).toEqual([]);
  });

  it('neither joins nor edits an alert that everyone sees', async () => {
    const two = await openTwo();
    await two.publish(rise);

    await two.publish({ ...ownRise, text: `${rise.text} China will raise its tariff on US goods to 40% on Friday.` });
    await two.pass(hourMs);

    expect(JSON.stringify(shownIn(two, b))).not.toMatch(/Harbour Daily|40 %/);
    expect(JSON.stringify(shownIn(two, a))).toContain('40 %');
  });

  it('that is taken back by its outlet corrects its own alert only', async () => {
    const two = await openTwo();
    const { workspace: _own, ...everyones } = ownRise;
    await two.publish({ ...everyones, url: 'https://harbour.example/earlier' });
    await two.pass(120_000);
    await two.publish({
      ...{ outlet: 'Harbour Daily', tier: 'paper', url: 'https://harbour.example/2', workspace },
      title: 'Correction: US tariff on Chinese goods',
      text: 'Correction: the US tariff on Chinese goods is 52%, not 57%.',
    });
    await two.pass(120_000);

    expect(shownIn(two, b).map(({ title }) => title)).toEqual([riseTitle]);
    expect(JSON.stringify(shownIn(two, b))).not.toContain('isStruck');
  });

  it('comes with the digest of its own workspace alone', async () => {
    const two = await openTwo();
    for (const channel of [a, b])
      await two.follow(channel, ['all'], { mode: 'digest', digestDueAt: two.clock.now() + 24 * hourMs });
    await two.publish(ownRise);
    await two.pass(120_000);

    const { store, clock } = two;
    clock.move(24 * hourMs);
    await sendDigests({ store, clock, topics, limits: limits.digest });
    await two.send();

    expect(shownIn(two, a).map(({ lines }) => JSON.stringify(lines))).toEqual([expect.stringContaining('57 %')]);
    expect(titlesIn(two, b)).toEqual([]);
  });

  it('is on the card of a channel that goes on in its own workspace alone', async () => {
    const two = await openTwo();
    for (const channel of [a, b])
      await two.follow(channel, ['all'], {
        state: 'paused',
        reason: 'no right',
        pausedAt: two.clock.now(),
        checkAt: 0,
      });
    await two.publish(ownRise);
    await two.pass(120_000);

    await two.tend();

    expect(JSON.stringify(shownIn(two, a))).toContain('57 %');
    expect(shownIn(two, b)).toHaveLength(1);
    expect(JSON.stringify(shownIn(two, b))).not.toContain('57 %');
  });

  it('that came in while Parley was away is gathered apart from everyone’s', async () => {
    const two = await openTwo();

    await two.publish({ ...ownRise, arrival: 'late' });
    await two.publish({
      ...{ arrival: 'late', title: 'China raises its tariff on US goods to 40%', outlet: 'Gazette' },
      text: 'China raised its tariff on US goods from 30% to 40% on Monday.',
    });
    await two.pass(120_000);

    expect(JSON.stringify(shownIn(two, b))).not.toMatch(/57 %|Harbour/);
    expect(titlesIn(two, a)).toHaveLength(2);
  });

  it('is nobody else’s in conversations that belong to no workspace', async () => {
    const two = await openTwo();
    for (const channel of ['slack:dm/1', 'slack:dm/2']) await two.follow(channel);

    await two.publish({ ...ownRise, workspace: 'slack:dm/1' });
    await two.pass(120_000);

    expect(two.messages.map(({ channel }) => channel)).toEqual(['slack:dm/1']);
  });
});

describe('the feeds of a workspace', () => {
  const dayMs = 24 * hourMs;
  const paused = { state: 'paused', reason: 'no right', pausedAt: 0 } as const;

  it('are dropped when its last channel is forgotten', async () => {
    const two = await openTwo();
    await two.store.feeds.put({ ...feedOf('harbour'), workspace });
    await two.store.feeds.put({ ...feedOf('quay'), workspace: 'slack:T2' });
    await two.store.cursors.put('harbour', { nextPollAt: 1, lastOkAt: 1, failures: 0 });
    await two.follow(a, ['all'], { ...paused, pausedAt: two.clock.now() - 91 * dayMs });

    await two.tend();

    expect((await two.store.feeds.all()).map(({ id }) => id)).toEqual(['quay']);
    expect(await two.store.cursors.get('harbour')).toBeUndefined();
  });

  it('stay while another channel there follows something', async () => {
    const two = await openTwo();
    await two.store.feeds.put({ ...feedOf('harbour'), workspace });
    await two.follow('slack:T1/C2', ['all'], { ...paused, pausedAt: two.clock.now() - 91 * dayMs });

    await two.tend();

    expect(await two.store.subscriptions.ofChannel('slack:T1/C2')).toBeUndefined();
    expect((await two.store.feeds.all()).map(({ id }) => id)).toEqual(['harbour']);
  });
});
