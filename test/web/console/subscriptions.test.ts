import { describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { newSubscription, type Subscription } from '../../../src/domain/subscriptions.ts';
import type { ConsoleLimits } from '../../../src/web/console/console-routes.ts';
import { type settingNames, settingsOf } from '../../../src/web/console/subscriptions/settings.ts';
import { minuteMs, morning, rise } from '../../jobs/newsroom.ts';
import { deliveryOf } from '../../store/rows.ts';
import { openConsoleDesk } from './console-desk.ts';

const here = 'slack:T1/C1';
const channelPath = `/console/subscriptions/channel?channel=${encodeURIComponent(here)}`;

async function openDesk(settings: Partial<Subscription> = {}, bounds: Partial<ConsoleLimits> = {}) {
  const desk = await openConsoleDesk({ limits: { ...limits.console, ...bounds } });
  await desk.follow(here, ['tariffs', 'talks'], { by: 'U7', ...settings });
  const held = async () => {
    const found = await desk.store.subscriptions.ofChannel(here);
    if (found === undefined) throw new Error('It follows nothing.');
    return found;
  };
  return {
    ...desk,
    held,
    /** Sends the form as it stands, with these fields changed. */
    async save(changed: Partial<Record<(typeof settingNames)[number], string>>) {
      const { topic, ...fields } = { ...settingsOf(await held()), ...changed };
      const body = new URLSearchParams({ channel: here, ...fields });
      for (const id of topic.split(',').filter(Boolean)) body.append('topic', id);
      return await desk.fetch('/console/subscriptions/channel', { method: 'POST', body });
    },
    press: (action: string) => desk.submit(`/console/subscriptions/${action}`, { channel: here }),
    audit: async () => (await desk.store.audit.ofChannel(here, 10)).map(({ by, command }) => `${by}: ${command}`),
  };
}

describe('the page of subscriptions', () => {
  it('lists each channel with what it follows and when it was last told', async () => {
    const { page, publish, pass, store } = await openDesk();
    await store.subscriptions.put(
      newSubscription({ id: 'b', channel: 'discord:G1/C1', topics: ['all'], createdAt: morning }),
    );
    await publish(rise);
    await pass(5 * minuteMs);

    const rows = [...(await page('/console/subscriptions')).querySelectorAll('tbody tr')].map(
      (row) => row.textContent ?? '',
    );

    expect(rows).toEqual([expect.stringContaining('discord:G1/C1'), expect.stringContaining(here)]);
    expect(rows[1]).toContain('Tariffs, Talks');
    expect(rows[1]).toMatch(/at once[\s\S]*minutes ago/);
  });

  it('comes in pages that hold each of 1,200 channels once', async () => {
    const { page, store } = await openConsoleDesk();
    const channels = Array.from({ length: 1_200 }, (_, i) => `slack:T${i % 7}/C${i}`);
    await store.subscriptions.putAll(
      channels.map((channel) => newSubscription({ id: channel, channel, topics: ['all'], createdAt: morning })),
    );
    const seen: string[] = [];
    let next: string | null | undefined = '/console/subscriptions';

    for (let pages = 0; next && pages < 40; pages++) {
      const shown = await page(next);
      seen.push(...[...shown.querySelectorAll('tbody th a')].map((link) => link.textContent ?? ''));
      next = shown.querySelector('a[rel=next]')?.getAttribute('href');
    }

    expect(seen).toEqual(channels.toSorted());
  });

  it('finds channels by chat, by state and by what they are told', async () => {
    const { page, follow } = await openDesk();
    await follow('discord:G1/C1', ['export-controls'], { state: 'paused', reason: 'It may not post there.' });
    await follow('slack:T2/C2', ['all'], { include: ['soybeans'] });
    const found = async (query: string) =>
      [...(await page(`/console/subscriptions?${query}`)).querySelectorAll('tbody th a')].map((a) => a.textContent);

    expect(await found('chat=discord')).toEqual(['discord:G1/C1']);
    expect(await found('state=paused')).toEqual(['discord:G1/C1']);
    expect(await found('text=Soybeans')).toEqual(['slack:T2/C2']);
    expect(await found('text=Export+controls')).toEqual(['discord:G1/C1']);
    expect(await found('text=slack:t1')).toEqual([here]);
    expect(await found('text=%25')).toEqual([]);
  });
});

describe('the page of one channel', () => {
  it('changes what is changed in its form, leaves all else, and says so in the channel', async () => {
    const { save, held, audit, page } = await openDesk();

    const answer = await save({
      significance: 'high',
      include: 'soybeans, pork',
      quiet: '22:00-07:00',
      zone: 'New York',
    });

    expect(answer.status).toBe(303);
    expect(await held()).toMatchObject({
      ...{ significance: 'high', include: ['soybeans', 'pork'], zone: 'America/New_York', by: 'U7' },
      ...{ quiet: { from: '22:00', to: '07:00' }, topics: ['tariffs', 'talks'], mode: 'now' },
    });
    expect(await audit()).toEqual([
      'console: /subscribe significance:high include:soybeans, pork zone:New York quiet:22:00-07:00',
    ]);
    expect((await page(answer.headers.get('location') ?? '')).querySelector('.notice')?.textContent).toContain('Saved');
  });

  it('posts no card for settings, and one for a new topic', async () => {
    const { save, send, titles } = await openDesk();

    await save({ significance: 'normal' });
    await send();
    const afterSettings = titles().length;
    await save({ topic: 'tariffs,talks,fentanyl' });
    await send();

    expect(afterSettings).toBe(0);
    expect(titles()).toHaveLength(1);
  });

  it('takes a topic away, and takes away what is emptied', async () => {
    const { save, held } = await openDesk({ exclude: ['pork'], hourlyMax: 3 });

    await save({ topic: 'talks', exclude: '', per_hour: '' });

    const { topics, exclude, hourlyMax } = await held();
    expect({ topics, exclude, hourlyMax }).toEqual({ topics: ['talks'], exclude: [], hourlyMax: undefined });
  });

  it('turns no digests on by another time of the digest alone', async () => {
    const { save, held } = await openDesk();

    await save({ every: 'weekly', day: 'fri' });

    expect(await held()).toMatchObject({ mode: 'now', digest: { every: 'weekly', day: 'fri' } });
  });

  it.each([
    [{ quiet: 'at night' }, '“at night” is no span of hours.'],
    [{ topic: '' }, 'Choose at least one topic.'],
    [{ at: '9'.repeat(2_001) }, 'A field holds too much.'],
    [{ mention: '@everyone' }, 'Parley never calls everyone'],
  ])('refuses %j with a sentence and changes nothing', async (...[changed, sentence]) => {
    const { save, held, audit } = await openDesk();

    const answer = await save({ ...changed, include: '<b>bold</b>' });

    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain(sentence);
    expect(await held()).toMatchObject({ include: [] });
    expect(await audit()).toEqual([]);
  });

  it('keeps in the form what was written when it is refused', async () => {
    const { save } = await openDesk();

    const text = await (await save({ quiet: 'at night', include: '<b>bold</b>', topic: 'fentanyl' })).text();

    expect(text).toContain('value="&lt;b&gt;bold&lt;/b&gt;"');
    expect(text).toContain('value="fentanyl" checked');
    expect(text).not.toContain('value="tariffs" checked');
  });

  it('pauses so that nothing is posted, shows what waits, and goes on with one card', async () => {
    const { press, publish, pass, send, titles, page, held, audit } = await openDesk();

    await press('pause');
    await publish(rise);
    await pass(5 * minuteMs);
    const paused = await page(channelPath);
    const posted = titles().length;
    await press('go-on');
    await send();

    expect(posted).toBe(0);
    expect(paused.querySelector('.badge')?.textContent).toBe('paused');
    expect(await held()).toMatchObject({ state: 'active' });
    expect(titles()).toHaveLength(1);
    expect(await audit()).toEqual(
      expect.arrayContaining(['console: /subscribe mode:pause', 'console: /subscribe mode:now']),
    );
  });

  it('leaves a paused channel paused by settings', async () => {
    const { press, save, held } = await openDesk();
    await press('pause');

    await save({ significance: 'high' });

    expect(await held()).toMatchObject({ state: 'paused', isPausedByReader: true, significance: 'high' });
  });

  it('asks before it unsubscribes, then follows nothing and keeps who did it', async () => {
    const { press, page, fetch, store, audit } = await openDesk();
    const asked = await page(`/console/subscriptions/unsubscribe?channel=${encodeURIComponent(here)}`);
    const before = await store.subscriptions.ofChannel(here);

    await press('unsubscribe');

    expect(asked.querySelector('main')?.textContent).toContain('cannot be brought back');
    expect(before).toBeDefined();
    expect(await store.subscriptions.ofChannel(here)).toBeUndefined();
    expect(await audit()).toEqual(['console: /unsubscribe']);
    expect((await fetch(channelPath)).status).toBe(404);
  });

  it('says of what waits that there is more than is shown', async () => {
    const { page, store } = await openDesk({}, { channelRowsMax: 1 });
    await store.deliveries.enqueue([deliveryOf('a', { channel: here }), deliveryOf('b', { channel: here })], 0);

    const shown = await page(channelPath);
    const asked = await page(`/console/subscriptions/unsubscribe?channel=${encodeURIComponent(here)}`);

    expect(shown.querySelector('main')?.textContent).toContain('Only the oldest is shown.');
    expect(asked.querySelector('main')?.textContent).toContain('what waits for it: 1+ messages at the moment');
  });

  it('knows no channel that follows nothing', async () => {
    const { fetch, submit } = await openDesk();

    const asked = await fetch('/console/subscriptions/channel?channel=slack:T9/C9');
    const pressed = await submit('/console/subscriptions/pause', { channel: 'slack:T9/C9' });

    expect([asked.status, pressed.status]).toEqual([404, 404]);
    expect(await asked.text()).toContain('That channel follows nothing.');
  });
});
