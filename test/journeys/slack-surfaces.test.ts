import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createHome } from '../../commands/home.ts';
import { createCommands } from '../../commands/index.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Form } from '../../src/domain/forms.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createPlatformEvents } from '../../src/jobs/pausing.ts';
import type { Answerer, Platform } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { shownView } from '../fakes/fake-slack-readers.ts';
import { type DeskOptions, openDesk, replyOf, serveHttp, until } from '../platforms/slack-harness.ts';

const form: Form = {
  title: 'Subscribe',
  command: 'subscribe',
  fixed: {},
  fields: [{ name: 'topic', label: 'Topics', kind: 'text', isRequired: true }],
};

// The real commands over a real store, behind a form of the test's own.
async function openOffice(settings: DeskOptions['settings'] = {}) {
  const { store } = await openStore();
  const clock = { now: Date.now };
  const platforms: Platform[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const asking = { store, clock, topics, feeds: createFeedList([]), log, access: accessOf(platforms) };
  const answerCommand = createAnswerer({ ...asking, commands: createCommands(topics) });
  const answer: Answerer = async (call) =>
    call.name === 'subscribe' && call.hasForms ? replyOf('Subscribe', { form }) : answerCommand(call);
  const events = createPlatformEvents({ store, clock });
  const desk = await openDesk({ answer, home: createHome(asking), events, clock, settings });
  platforms.push(desk.platform);
  await desk.platform.start();
  const dispatcher = createDispatcher({ store, clock, log, worker: 'w', platforms, limits: limits.delivering });
  return { ...desk, store, dispatcher };
}

describe('a workspace that has just been given Parley', () => {
  const oauth = { clientId: '111.222', clientSecret: 'fake-client-secret', secretKeys: ['k'.repeat(32)] };

  it('has one welcome for who installed it, however often that is done', async () => {
    const http = { botToken: undefined, appToken: undefined, signingSecret: 'fake-signing-secret', oauth };
    const office = await openOffice(http);
    const { slack, team, dispatcher } = office;
    const talk = slack.addChannel({ team, person: 'U0INSTALLER' });
    const origin = await serveHttp(office);

    for (const _time of [1, 2]) {
      const sent = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
      const state = new URL(String(sent.headers.get('location'))).searchParams.get('state');
      const [cookie = ''] = String(sent.headers.get('set-cookie')).split(';');
      const page = `${origin}/slack/oauth_redirect?code=${slack.oauth.grant(team)}&state=${state}`;
      expect((await fetch(page, { headers: { cookie } })).status).toBe(200);
      await dispatcher.run();
    }
    await until(() => talk.messages.length > 0);
    await dispatcher.stop();

    expect(talk.messages.map(({ text }) => text)).toEqual([expect.stringContaining('/parley subscribe')]);
  });

  it('subscribes a channel from the home page, once, and then sees it there', async () => {
    const { slack, team, channel, place, store } = await openOffice();
    const reader = { team, user: 'U0READER' };
    await slack.event({ team, event: { type: 'app_home_opened', user: 'U0READER', channel: 'D1', tab: 'home' } });
    await until(() => slack.readers.home(reader) !== undefined);
    const home = slack.readers.home(reader);
    if (home === undefined) throw new Error('No home page.');
    const before = shownText(home.body.blocks);
    const view = await slack.readers.press(home, 'Subscribe a channel');
    await slack.readers.choose(view, channel);
    await expect.poll(() => Object.keys(shownView(view).fields)).toEqual(['Topics']);

    await slack.readers.submit(view, { Topics: 'tarifs' });
    const slip = shownView(view);
    await Promise.all([slack.readers.submit(view, { Topics: 'tariffs' }), slack.readers.submitAgain(view)]);

    expect(before).toContain('No channel follows anything yet.');
    expect(slip).toMatchObject({ text: expect.stringContaining('tariffs'), fields: { Topics: 'tarifs' } });
    expect(await store.subscriptions.ofChannel(place)).toMatchObject({ topics: ['tariffs'], by: 'U0READER' });
    expect(await store.audit.ofChannel(place, 10)).toMatchObject([{ command: '/subscribe topic:tariffs' }]);
    const seen = () => JSON.stringify(slack.readers.home(reader)?.body);
    await expect.poll(seen).toContain(`"channel_id":"${channel.id}"`);
    expect(seen()).toContain(': Tariffs; alerts as they come');
  });

  it('is told what is missing for a channel that Parley is not in', async () => {
    const { slack, team, store } = await openOffice();
    const closed = slack.addChannel({ team, isMember: false });
    const { view } = await slack.slash({ channel: closed, command: '/parley', text: 'subscribe' });
    if (view === undefined) throw new Error('No form was opened.');

    await slack.readers.submit(view, { Topics: 'tariffs' });

    expect(shownView(view)).toMatchObject({
      text: expect.stringContaining('/invite'),
      fields: { Topics: 'tariffs' },
    });
    expect(await store.subscriptions.ofChannel(`slack:${team.id}/${closed.id}`)).toBeUndefined();
  });
});
