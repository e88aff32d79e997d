import { createAnswerer } from '../../commands/answerer.ts';
import { createHome } from '../../commands/home.ts';
import { createCommands } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { limits } from '../../config/limits.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { sendDigests } from '../../src/jobs/digest.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createPlatformEvents } from '../../src/jobs/pausing.ts';
import { seed } from '../../src/jobs/seed.ts';
import { createDrawChart } from '../../src/pictures/draw-chart.ts';
import type { Platform } from '../../src/ports.ts';
import { createScene } from '../fakes/fake-discord-scene.ts';
import { openNewsroom } from '../jobs/newsroom.ts';
import { openDesk } from '../platforms/slack-harness.ts';

const sendsMax = 12;

/** The commands, the jobs and the pictures of the bot over one store, in a local Slack and a local Discord; started. */
export async function openChatOffice({ isSeeded = false } = {}) {
  const newsroom = await openNewsroom();
  const { store, clock, log } = newsroom;
  const packs = isSeeded ? seedPacks(['documents', 'background']) : [];
  for (const pack of packs) await seed({ store, clock, pack });
  const platforms: Platform[] = [];
  const commands = createCommands(topics);
  const asking = { store, clock, topics, feeds: createFeedList([]), log, commands, access: accessOf(platforms) };
  const answer = createAnswerer(asking);
  const events = createPlatformEvents({ store, clock });
  const draw = createDrawChart(limits.pictures);
  const shared = { answer, events, draw, clock };
  const { pictureBytesMax, pictureMaxMs } = limits.slack;
  const slackLimits = { pictureBytesMax, pictureMaxMs, ackWithinMs: 2_000 };
  const desk = await openDesk({ ...shared, commands, home: createHome(asking), limits: slackLimits });
  const scene = await createScene({ platform: { ...shared, commands, suggest: createSuggester(asking) } });
  platforms.push(desk.platform, scene.platform);
  await Promise.all(platforms.map((platform) => platform.start()));
  const dispatcher = createDispatcher({ store, clock, log, worker: 'w1', platforms, limits: limits.delivering });
  return {
    ...{ newsroom, store, clock, desk, scene },
    /** Sends all that is due, a message a channel at a time. */
    async send() {
      for (let sends = 0; sends < sendsMax; sends++) {
        clock.move(15_000);
        await fanOutDue({ store, clock, limits });
        await sendDigests({ store, clock, topics, limits: limits.digest });
        await dispatcher.run();
        await dispatcher.settled();
      }
    },
  };
}
