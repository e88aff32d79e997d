import { parseHTML } from 'linkedom';
import { onTestFinished } from 'vitest';
import { createAnswerer } from '../../../commands/answerer.ts';
import type { CommandContext } from '../../../commands/command.ts';
import { createCommands } from '../../../commands/index.ts';
import { createSuggester } from '../../../commands/suggester.ts';
import { readSettings } from '../../../config/env.ts';
import { limits } from '../../../config/limits.ts';
import { topics } from '../../../config/topics.ts';
import { type ConsoleOpening, openConsole } from '../../../src/cli/console.ts';
import type { Feed } from '../../../src/domain/feeds.ts';
import { accessOf } from '../../../src/jobs/access.ts';
import { createDispatcher } from '../../../src/jobs/dispatch.ts';
import { fanOutDue } from '../../../src/jobs/fan-out.ts';
import { createFeedList } from '../../../src/jobs/feed-list.ts';
import { createDrawChart } from '../../../src/pictures/draw-chart.ts';
import type { ConsoleChat } from '../../../src/platforms/console/console-chat.ts';
import type { ConsoleParts } from '../../../src/web/console/console-routes.ts';
import { openWebServer } from '../../../src/web/web-server.ts';
import { type Newsroom, openNewsroom } from '../../jobs/newsroom.ts';

export interface ConsoleDesk extends Newsroom {
  readonly address: string;
  readonly chat: ConsoleChat;
  /** Ends the web server. */
  close(): Promise<void>;
  /** Asks as a browser does that is on the console's own page. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The page under a path, as a document. */
  page(path: string): Promise<ReturnType<typeof parseHTML>['document']>;
  /** Sends a form without a script running. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends what the console's channel is owed. */
  dispatch(): Promise<void>;
}

export interface ConsoleDeskOptions {
  readonly feeds?: readonly Feed[];
  /** What differs from the console of the bot. */
  readonly parts?: Partial<ConsoleParts>;
  readonly limits?: ConsoleOpening['limits'];
  /** What commands and pages have besides, such as a fetcher. */
  readonly tools?: (newsroom: Newsroom) => Partial<CommandContext>;
}

/** The console on the real web server, over an empty store with a newsroom beside it. */
export async function openConsoleDesk({
  feeds: given = [],
  parts = {},
  limits: bounds = limits.console,
  tools,
}: ConsoleDeskOptions = {}): Promise<ConsoleDesk> {
  const newsroom = await openNewsroom();
  const { store, clock, log } = newsroom;
  const feeds = createFeedList(given, { store, clock, readEveryMs: 0 });
  const commands = createCommands(topics);
  const asking = { access: accessOf([]), commands, store, clock, topics, feeds, log, ...tools?.(newsroom) };
  const [answer, suggest] = [createAnswerer(asking), createSuggester(asking)];
  const draw = createDrawChart(limits.pictures);
  const opening = { settings: readSettings({}), ...asking, answer, suggest, draw, fetchAllow: [], limits: bounds };
  const console = { ...openConsole(opening), ...parts };
  onTestFinished(() => console.sample.close());
  const web = await openWebServer({ host: '127.0.0.1', port: 0, console, limits: limits.web });
  let isClosed = false;
  onTestFinished(() => (isClosed ? undefined : web.close()));
  const address = `http://127.0.0.1:${web.port}`;
  const dispatcher = createDispatcher({
    ...{ store, clock, log, worker: 'console', platforms: [console.chat], limits: limits.delivering },
  });
  const ask: ConsoleDesk['fetch'] = (path, init = {}) =>
    fetch(`${address}${path}`, { redirect: 'manual', ...init, headers: { origin: address, ...init.headers } });
  return {
    ...newsroom,
    address,
    chat: console.chat,
    close: () => {
      isClosed = true;
      return web.close();
    },
    fetch: ask,
    page: async (path) => parseHTML(await (await ask(path)).text()).document,
    submit: (path, fields) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    async dispatch() {
      for (let runs = 0; runs < 5; runs++) {
        await fanOutDue({ store, clock, limits });
        await dispatcher.run();
        await dispatcher.settled();
      }
    },
  };
}
