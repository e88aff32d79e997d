import { PassThrough } from 'node:stream';
import { readSettings } from '../config/env.ts';
import { createPlatforms } from '../src/cli/platforms.ts';
import { alone } from '../src/jobs/replicas.ts';
import type { Pace } from '../src/ports.ts';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';

/** How fast each chat of the bot is told to go; nobody is called for it. */
export async function pacesOf(): Promise<Readonly<Record<'slack' | 'discord', Pace>>> {
  const settings = readSettings({
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_APP_TOKEN: 'xapp-bench',
    DISCORD_TOKEN: 'bench',
  });
  const database = await openDatabase('sqlite::memory:');
  const nothing = async () => undefined;
  const platforms = await createPlatforms({
    settings,
    ...{ commands: [], ownSlackNames: [], answer: refuse, suggest: async () => [] },
    ...{
      home: async () => ({ title: '', sections: [], buttons: [], notes: [] }),
      events: { onGone: nothing, onBack: nothing, onAdded: nothing },
      store: createStore(database),
      replicas: alone,
      clock: { now: () => Date.now() },
    },
    ...{ log: { info: ignore, warn: ignore, error: ignore }, input: new PassThrough(), write: ignore },
  });
  await database.close();
  const paceOf = (chat: string): Pace => {
    const found = platforms.find(({ name }) => name === chat);
    if (found === undefined) throw new Error(`no ${chat}`);
    return found.pace;
  };
  return { slack: paceOf('slack'), discord: paceOf('discord') };
}

const ignore = () => undefined;
const refuse = () => Promise.reject(new Error('nobody asks'));
