import { createAnswerer } from '../../commands/answerer.ts';
import { createHome } from '../../commands/home.ts';
import { createCommands, ownSlackNames } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { askTerms } from '../../config/ask-terms.ts';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { openStore } from '../../src/cli/open-store.ts';
import { createPlatforms } from '../../src/cli/platforms.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createPlatformEvents } from '../../src/jobs/pausing.ts';
import { alone } from '../../src/jobs/replicas.ts';
import { startJobs } from '../../src/jobs/schedule.ts';
import type { Answerer, CommandCall, Platform } from '../../src/ports.ts';
import { openWebServer } from '../../src/web/web-server.ts';
import type { Person, Smoke } from './steps.ts';

export interface SmokeParts {
  readonly chat: 'slack' | 'discord';
  readonly settings: Settings;
  readonly person: Person;
  /** How long a person may take for a command. */
  readonly commandWithinMs?: number;
}

const clock = { now: () => Date.now() };
const commandUsualMs = 120_000;

/** One chat with the real library and a store in memory, for the guided check. */
export async function openSmoke({ chat, settings, person, commandWithinMs = commandUsualMs }: SmokeParts) {
  const { store, close } = await openStore(settings, clock);
  const log = logTo(person);
  const platforms: Platform[] = [];
  const commands = createCommands(topics, askTerms);
  const asking = { commands, store, clock, topics, feeds: createFeedList([]), log, access: accessOf(platforms) };
  const calls = createCalls(createAnswerer(asking));
  const all = await createPlatforms({
    ...{ settings, commands, ownSlackNames, answer: calls.answer, suggest: createSuggester(asking), store, clock, log },
    ...{
      events: createPlatformEvents({ store, clock }),
      home: createHome(asking),
      replicas: alone,
      input: process.stdin,
      write: person.tell,
    },
  });
  const platform = all.find(({ name }) => name === chat);
  if (platform === undefined) throw new Error(`Set the tokens of ${chat} in .env first (README).`);
  platforms.push(platform);
  const intakes = platform.intake ? [platform.intake] : [];
  const web = await openWebServer({ host: settings.HOST, port: settings.PORT, intakes, limits: limits.web });
  await platform.start();
  const dispatcher = createDispatcher({ store, clock, log, worker: 'smoke', platforms, limits: limits.delivering });
  const schedule = startJobs({ jobs: [{ name: 'dispatch', run: () => dispatcher.run() }], clock, log });
  const smoke: Smoke = { platform, person, now: clock.now, nextCall: (name) => calls.next(name, commandWithinMs) };
  return {
    smoke,
    close: async () => {
      await schedule.stop();
      await dispatcher.stop();
      await Promise.all([platform.stop(), web.close()]);
      await close();
    },
  };
}

const logTo = ({ tell }: Person) => ({
  // The invite link stands in the log.
  info: (fields: object) => ('invite' in fields ? tell(`Invite link: ${String(fields.invite)}`) : undefined),
  warn: (fields: object, message: string) => tell(`warning: ${message} ${JSON.stringify(fields)}`),
  error: (fields: object, message: string) => tell(`error: ${message} ${JSON.stringify(fields)}`),
});

// Calls are counted from the moment in which somebody waits for them.
function createCalls(inner: Answerer) {
  let waiting: { readonly name: string; readonly take: (call: CommandCall) => void } | undefined;
  return {
    answer: (async (call) => {
      const reply = await inner(call);
      if (call.name === waiting?.name) waiting.take(call);
      return reply;
    }) satisfies Answerer,
    next: (name: string, withinMs: number): Promise<CommandCall | undefined> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), withinMs);
        waiting = {
          name,
          take: (call) => {
            clearTimeout(timer);
            waiting = undefined;
            resolve(call);
          },
        };
      }),
  };
}
