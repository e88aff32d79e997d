import { describe, expect, it } from 'vitest';
import { linesOf, lineWith } from './asking.ts';
import { discord, openDesk, slack, yesterdaysAlert } from './subscribing-desk.ts';

const role = '323456789012345678';

describe('The settings of a subscription', () => {
  it('are stored and told in plain words', async () => {
    const { subscribe, held } = await openDesk();

    const reply = await subscribe({
      ...{ topic: 'tariffs, rare earths', include: 'soybeans, Pork', exclude: 'opinion', significance: 'high' },
      ...{ mode: 'digest', thread: 'on', mention: 'S0123ABC' },
    });

    expect(linesOf(reply).slice(0, 7)).toEqual([
      'This channel follows: Tariffs, Rare earths.',
      'Terms: only what names “soybeans” or “Pork”, not what names “opinion”.',
      'Significance: high.',
      'Digest: every day at 08:00 UTC. Next: 21 Nov 2026, 08:00.',
      'Quiet hours: none. Most alerts an hour: any number. Time zone: UTC.',
      'Threads: later alerts of a story go into its thread.',
      'Calls: S0123ABC, only for developments of high significance.',
    ]);
    expect(reply.notes[0]).toContain('hold for the whole channel');
    expect(await held()).toMatchObject({
      ...{ topics: ['tariffs', 'rare-earths'], include: ['soybeans', 'Pork'], exclude: ['opinion'], by: 'U7' },
      ...{ significance: 'high', mode: 'digest', isThreaded: true, mention: 'S0123ABC', state: 'active' },
    });
  });

  it('change one by one without a topic, and none takes one away', async () => {
    const { subscribe, held, owed } = await openDesk();
    await subscribe({ topic: 'tariffs', include: 'soybeans', mention: 'S0123ABC' });
    await owed();

    const changed = await subscribe({ significance: 'high' });
    const cleared = await subscribe({ include: 'none', mention: 'none' });
    const same = await subscribe({ significance: 'high' });

    expect([changed.title, cleared.title, same.title]).toEqual([
      'Changed what this channel is told',
      'Changed what this channel is told',
      'Nothing was changed',
    ]);
    expect(await held()).toMatchObject({ topics: ['tariffs'], include: [], significance: 'high' });
    expect((await held())?.mention).toBeUndefined();
    expect(await owed()).toEqual([]);
  });

  it('switch reminders off and on again, which then begin anew', async () => {
    const { store, subscribe, held } = await openDesk();
    await subscribe({ topic: 'tariffs' });
    await store.subscriptions.put({ ...(await held())!, remindedOn: '2026-10-01', remindDueAt: 1 });

    const off = await subscribe({ reminders: 'off' });
    const whileOff = await held();
    const on = await subscribe({ reminders: 'on' });

    expect(lineWith(off, 'Reminders')).toBe('Reminders of dates: off.');
    expect(lineWith(on, 'Reminders')).toContain('30, 7 and 1 day before');
    expect(whileOff).toMatchObject({ hasReminders: false, remindedOn: '2026-10-01' });
    expect(await held()).toMatchObject({ hasReminders: true });
    expect(await held()).not.toHaveProperty('remindedOn');
    expect(await held()).not.toHaveProperty('remindDueAt');
  });

  it('refuse a word for reminders that is none', async () => {
    const { subscribe } = await openDesk();

    const reply = await subscribe({ topic: 'tariffs', reminders: 'weekly' });

    expect(linesOf(reply)).toEqual(['There is no setting of reminders “weekly”. Choose on or off.']);
  });

  it('leave all topics alone once all are followed', async () => {
    const { subscribe, held } = await openDesk();
    await subscribe({ topic: 'tariffs' });

    await subscribe({ topic: 'all' });

    expect((await held())?.topics).toEqual(['all']);
  });
});

describe('The preview of a subscription', () => {
  it('shows the last that would have come, with date, headline and short id', async () => {
    const { subscribe, store } = await openDesk();
    await store.alerts.put(yesterdaysAlert({ significance: 'normal' }));

    const reply = await subscribe({ topic: 'tariffs' });

    expect(lineWith(reply, 'AAAAA')).toBe(
      '• 19 Nov 2026: Reported: US tariff on Chinese goods: 57 %, in force (alert AAAAA)',
    );
  });

  it.each([
    [{ topic: 'shipping' }, 'None of the last 2 alerts would have come: none is on this topic.'],
    [
      { topic: 'tariffs', significance: 'high' },
      '2 of the last 2 alerts are on this topic, none of high significance.',
    ],
    [
      { topic: 'tariffs', include: 'pork' },
      '2 of the last 2 alerts are on this topic, but none that is left names “pork”.',
    ],
    [
      { topic: 'tariffs', exclude: 'tariff' },
      '2 of the last 2 alerts are on this topic, but what is left names “tariff”, which is left out.',
    ],
  ])('names the filter that left them out: %j', async (written: Record<string, string>, sentence) => {
    const { subscribe, store } = await openDesk();
    await store.alerts.put(yesterdaysAlert({ significance: 'normal', shortId: 'AAAAA' }));
    await store.alerts.put(yesterdaysAlert({ significance: 'low', shortId: 'BBBBB' }));

    expect(linesOf(await subscribe(written)).at(-1)).toBe(sentence);
  });
});

describe('A right that is missing', () => {
  it('stores nothing and says what to do', async () => {
    const reason = 'Parley is not in this channel: type /invite @Parley.';
    const { subscribe, held, stored } = await openDesk({ access: async () => ({ kind: 'missing', reason }) });
    const before = await stored();

    const reply = await subscribe({ topic: 'tariffs' });

    expect(linesOf(reply)).toEqual([`Nothing was changed here. ${reason} Then give the command again.`]);
    expect(await held()).toBeUndefined();
    expect(await stored()).toBe(before);
  });

  it('is not waited for longer than two seconds', async () => {
    const { subscribe, held } = await openDesk({ access: () => new Promise(() => undefined) });

    const reply = await subscribe({ topic: 'tariffs' });

    expect(reply.title).toBe('Subscribed to Tariffs');
    expect(await held()).toMatchObject({ state: 'active' });
  });

  it('is asked of the channel that is named, and a forum is known from then on', async () => {
    const asked: string[] = [];
    const access = async (channel: string) => {
      asked.push(channel);
      return { kind: 'ok', isForum: true } as const;
    };
    const { subscribe, store } = await openDesk({ access, channel: discord });

    const reply = await subscribe({ topic: 'tariffs', channel: '423456789012345678' });

    const forum = 'discord:123456789012345678/423456789012345678';
    expect(asked).toEqual([forum]);
    expect(await store.subscriptions.ofChannel(forum)).toMatchObject({ isForum: true, topics: ['tariffs'] });
    expect(linesOf(reply)[0]).toBe('That channel follows: Tariffs.');
  });
});

it('A channel with followers is known from then on, until it is another kind', async () => {
  let isAnnouncement = true;
  const { subscribe, held } = await openDesk({
    access: async () => ({ kind: 'ok', isAnnouncement }),
    channel: discord,
  });

  const told = linesOf(await subscribe({ topic: 'tariffs' }));
  expect(told).toContain(
    'Followers: each digest is also published to the channels that follow this one; alerts are not.',
  );
  expect(await held()).toMatchObject({ isAnnouncement: true, isForum: false });

  isAnnouncement = false;
  expect(linesOf(await subscribe({ mode: 'digest' })).join()).not.toContain('Followers');
  expect(await held()).toMatchObject({ isAnnouncement: false });
});

describe('A channel to subscribe from another', () => {
  it.each([
    { channel: discord, written: 'discord:999456789012345678/423456789012345678', words: 'is on another server.' },
    { channel: discord, written: 'general', words: '“general” is no channel.' },
    { channel: slack, written: 'C2', words: 'In Slack, give /subscribe in the channel itself.' },
  ])('is refused in $channel: $written', async ({ channel, written, words }) => {
    const { subscribe } = await openDesk({ channel });

    const reply = await subscribe({ topic: 'tariffs', channel: written });

    expect(linesOf(reply)).toEqual([expect.stringContaining(words)]);
  });
});

describe('Who is called', () => {
  it.each([
    [slack, 'S0123ABC'],
    [discord, role],
  ])('in %s is a role by its id', async (channel, mention) => {
    const { subscribe, held } = await openDesk({ channel });

    await subscribe({ topic: 'tariffs', mention });

    expect((await held())?.mention).toBe(mention);
  });

  it.each([
    [slack, '@here'],
    [slack, '<!channel>'],
    [discord, '@everyone'],
    [discord, '123456789012345678'],
    [discord, '<@&123456789012345678>'],
  ])('in %s is never everyone: %s', async (channel, mention) => {
    const { subscribe, held } = await openDesk({ channel });

    const reply = await subscribe({ topic: 'tariffs', mention });

    expect(linesOf(reply)).toEqual(['Parley never calls everyone; choose one role.']);
    expect(await held()).toBeUndefined();
  });

  it.each([
    { channel: slack, mention: role, words: 'no user group' },
    { channel: discord, mention: 'S0123ABC', words: 'no role' },
  ])('in $channel is no id of another kind: $mention', async ({ channel, mention, words }) => {
    const { subscribe } = await openDesk({ channel });

    expect(linesOf(await subscribe({ topic: 'tariffs', mention }))[0]).toContain(words);
  });
});
