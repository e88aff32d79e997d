import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { isOnPostgres, takeDatabase } from '../contracts/postgres.ts';
import { openNewsDesk } from './news-desk.ts';
import { type Home, openHome, runParley, startBot } from './parley.ts';

const soon = { timeout: 60_000, interval: 50 };

/** The same settings on another, empty database. */
const elsewhere = ({ folder, env }: Home): Home => ({
  folder,
  env: { ...env, DATABASE_URL: isOnPostgres ? takeDatabase() : `sqlite:${join(folder, 'restored.sqlite')}` },
});

describe('parley backup', { timeout: 120_000 }, () => {
  it('of a bot in the middle of posting restores to one that loses nothing and posts nothing twice', async () => {
    const desk = await openNewsDesk({}, 14);
    const { home, channels } = desk;
    const bot = await startBot(home);
    await desk.subscribeAll();
    const file = join(home.folder, 'copy.sqlite');
    desk.slack.fault('chat.postMessage', { drop: 'after', times: 2 });
    const posted = () => channels.filter(({ messages }) => messages.length > 1).length;

    desk.announce('Osaka');
    await expect.poll(posted, { ...soon, interval: 5 }).toBeGreaterThan(3);
    const taken = await runParley(home, 'backup', file);
    await expect.poll(posted, soon).toBe(channels.length);
    bot.child.kill('SIGKILL');
    await bot.ended;
    const restored = elsewhere(home);
    const back = await runParley(restored, 'restore', file);
    const second = await startBot(restored);
    const owed = async () =>
      (await (await fetch(`${second.address}/metrics`)).text()).match(/^parley_deliveries\{.*/gm);
    await expect.poll(owed, soon).toBeNull();
    desk.announce('Geneva');
    await expect.poll(() => channels.every(({ messages }) => messages.length >= 3), soon).toBe(true);

    expect(taken).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\d+ bytes, 1 coverage items?, newest coverage /),
    });
    expect(back).toMatchObject({ code: 0, out: expect.stringContaining('Start Parley now.') });
    for (const channel of channels)
      expect(desk.titlesIn(channel)).toEqual([
        expect.stringContaining('This channel now follows'),
        expect.stringContaining('Osaka'),
        expect.stringContaining('Geneva'),
      ]);
  });

  it('writes a file that Parley opens, for its owner alone, and leaves no other', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/subscribe tariffs');
    const file = join(home.folder, 'copy.sqlite');

    const { code, out } = await runParley(home, 'backup', file);

    const database = await openDatabase(`sqlite:${file}`);
    const subscription = await createStore(database).subscriptions.ofChannel('terminal:main');
    await database.close();
    expect([code, subscription?.topics]).toEqual([0, ['tariffs']]);
    expect(out).toMatch(
      /^\S+copy\.sqlite: \d+ bytes, \d+ coverage items, newest coverage 3 Jun 2026.*; \d+\.\d s\.\n$/,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(home.folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite']);
  });

  it('replaces a file only when it is told to', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/help');
    const file = join(home.folder, 'copy.sqlite');
    await runParley(home, 'backup', file);

    const refused = await runParley(home, 'backup', file);
    const forced = await runParley(home, 'backup', file, '--force');

    expect(refused).toMatchObject({
      code: 1,
      err: `${file} is there already. Name another file, or replace it with --force.\n`,
    });
    expect(forced.code).toBe(0);
  });

  it('says plainly where the file cannot be, and restores only into an empty database', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/help');
    const file = join(home.folder, 'copy.sqlite');
    await runParley(home, 'backup', file);

    const nowhere = await runParley(home, 'backup', join(home.folder, 'none', 'copy.sqlite'));
    const used = await runParley(home, 'restore', file);
    const missing = await runParley(home, 'restore', join(home.folder, 'none.sqlite'));

    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('There is no folder') });
    expect(used).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is there already\. Move it away|empty database only/),
    });
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('There is no file') });
  });
});
