import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { StoreTrouble } from '../../src/domain/store-trouble.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { createSealer } from '../../src/platforms/slack/sealing.ts';
import type { Store } from '../../src/ports.ts';
import { copyRows } from '../../src/store/copy-rows.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { writeBackup } from '../../src/store/write-backup.ts';
import { temporaryFolder } from '../contracts/engines.ts';
import { type Newsroom, openNewsroom } from '../jobs/newsroom.ts';

/** A backup of a newsroom's store as it is now, opened as a bot would that starts from it. */
async function openBackup({ database }: Newsroom): Promise<Store> {
  const file = join(temporaryFolder(), 'copy.sqlite');
  const copyInto = async (path: string) => {
    const to = await openDatabase(`sqlite:${path}`);
    await copyRows(database, to).finally(to.close);
  };
  await writeBackup({ file, mayReplace: false, copyInto });
  const copy = await openDatabase(`sqlite:${file}`);
  onTestFinished(() => copy.close());
  return createStore(copy);
}

/** Does with a store what a bot does that starts from it, in the same chat. */
async function goOn(store: Store, { clock, log, platform }: Newsroom): Promise<void> {
  const dispatcher = createDispatcher({
    ...{ store, clock, log, worker: 'second' },
    ...{ platforms: [platform], limits: limits.delivering },
  });
  for (let rounds = 0; rounds < 10; rounds++) {
    clock.move(15_000);
    await fanOutDue({ store, clock, limits });
    await dispatcher.run();
    await dispatcher.settled();
  }
}

const news = { outlet: 'Wire', title: 'The US tariff on Chinese goods rose from 47% to 57%.' };

describe('a start from a backup', () => {
  it.each([
    ['gathers what its story brings', 0],
    ['waits to be posted', 100_000],
  ])('posts an alert once that was posted after the copy, while it %s', async (_what, agoMs) => {
    const newsroom = await openNewsroom();
    for (const channel of ['slack:T1/C1', 'slack:T1/C2']) await newsroom.follow(channel);
    await newsroom.publish(news);
    newsroom.clock.move(agoMs);
    if (agoMs > 0) await fanOutDue({ store: newsroom.store, clock: newsroom.clock, limits });
    const copy = await openBackup(newsroom);
    await newsroom.pass(180_000);
    expect(newsroom.messages).toHaveLength(2);

    await goOn(copy, newsroom);

    expect(newsroom.messages).toHaveLength(2);
    expect(await copy.deliveries.countByState()).toEqual({ sent: 2 });
  });

  it('posts what was not posted by anybody', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow('slack:T1/C1');
    await newsroom.publish(news);
    const copy = await openBackup(newsroom);

    await goOn(copy, newsroom);

    expect(newsroom.messages).toHaveLength(1);
  });

  it('opens the tokens of workspaces with the same key', async () => {
    const newsroom = await openNewsroom();
    const sealer = createSealer(['k'.repeat(32)]);
    await newsroom.store.installations.put('T1', sealer.seal('xoxb-token', 'T1'));

    const copy = await openBackup(newsroom);

    expect(sealer.open((await copy.installations.get('T1')) ?? '', 'T1')?.text).toBe('xoxb-token');
  });
});

describe('a backup that cannot be made', () => {
  it('leaves the file that was there, and nothing beside it', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'copy.sqlite');
    writeFileSync(file, 'the last one');
    const spoil = async (path: string) => writeFileSync(path, 'no database at all, however long it is'.repeat(500));

    await expect(writeBackup({ file, mayReplace: true, copyInto: spoil })).rejects.toThrow();

    expect(readdirSync(folder)).toEqual(['copy.sqlite']);
  });

  it('is no backup when a page of it is damaged', async () => {
    const { database } = await openNewsroom();
    const folder = temporaryFolder();
    const spoil = async (path: string) => {
      const to = await openDatabase(`sqlite:${path}`);
      await copyRows(database, to).finally(to.close);
      const bytes = readFileSync(path);
      // The last pages, which nothing of the backup's own looks into.
      writeFileSync(path, bytes.fill(7, bytes.length - 8_192));
    };

    const written = writeBackup({ file: join(folder, 'copy.sqlite'), mayReplace: false, copyInto: spoil });

    await expect(written).rejects.toThrow('The copy is damaged');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that a folder is none', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'copy.sqlite'));

    const written = writeBackup({
      file: join(folder, 'copy.sqlite'),
      mayReplace: false,
      copyInto: async () => undefined,
    });

    await expect(written).rejects.toThrow('is there already');
  });
});

describe('a backup', () => {
  it('for which there is no room says where, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const copyInto = async () => {
      throw new StoreTrouble('full', new Error('database or disk is full'));
    };

    const writing = writeBackup({ file: join(folder, 'copy.sqlite'), mayReplace: false, copyInto });

    await expect(writing).rejects.toThrow(
      new UserError(`There is no room for ${join(folder, 'copy.sqlite')}. Make room, or name another disk.`),
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
