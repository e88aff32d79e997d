import { expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { openStore } from '../contracts/engines.ts';
import { eventChart, tinyPng } from '../fakes/charts.ts';
import { createScene } from '../fakes/fake-discord-scene.ts';
import { createKeptLog } from '../jobs/newsroom.ts';
import { openDesk } from '../platforms/slack-harness.ts';

const digest: Reply = {
  title: 'Weekly digest',
  lines: ['Two things happened.'],
  citations: [],
  notes: [],
  chart: eventChart(),
};

it('posts a weekly digest with its picture once in both chats, although both answers were lost', async () => {
  let movedMs = 0;
  const clock = { now: () => Date.now() + movedMs };
  const draw = async () => tinyPng;
  const desk = await openDesk({ draw, clock });
  const scene = await createScene({ platform: { draw, clock } });
  await Promise.all([desk.platform.start(), scene.platform.start()]);
  const { store } = await openStore();
  const platforms = [desk.platform, scene.platform];
  const log = createKeptLog();
  const dispatcher = createDispatcher({
    ...{ store, clock, platforms, worker: 'w1' },
    log,
    limits: limits.delivering,
  });
  const owed = (channel: string) => ({
    ...{ id: `digest ${channel}`, channel, kind: 'digest' as const, alertId: null, replyTo: null },
    message: JSON.stringify(digest),
    dueAt: clock.now(),
  });
  desk.slack.readyFiles({ afterRefusals: 1 });
  // The first post is refused, since the file is not ready; the answer to the second is lost.
  desk.slack.fault(({ method }) => method === 'chat.postMessage' && desk.slack.files()[0]?.refusals === 1, {
    drop: 'after',
  });
  scene.fake.fault(({ path, method }) => method === 'POST' && path.endsWith('/messages'), { drop: 'after' });

  await store.deliveries.enqueue([owed(desk.place), owed(scene.channel)], clock.now());
  for (let round = 0; round < 3; round += 1) {
    await dispatcher.run();
    await dispatcher.settled();
    movedMs += 60_000;
  }

  expect(log.logged.map(({ fields }) => fields.outcome)).toEqual(['in-doubt', 'in-doubt']);
  const [inSlack, inDiscord] = [desk.channel.messages, scene.fake.messages()];
  expect([inSlack.length, inDiscord.length]).toEqual([1, 1]);
  expect(JSON.stringify(inSlack[0]?.blocks)).toContain(`"slack_file":{"id":"${desk.slack.files()[0]?.id}"}`);
  expect(JSON.stringify(inDiscord[0]?.components)).toContain('attachment://chart.png');
  expect(desk.slack.files().map(({ bytes }) => bytes)).toEqual([tinyPng]);
});
