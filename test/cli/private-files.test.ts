import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyFile } from '../../src/store/copy-file.ts';
import { temporaryFolder } from '../contracts/engines.ts';
import { openHome, startBot } from './parley.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

it('what the bot keeps, and a copy of it, is for its owner’s eyes alone', async () => {
  const folder = temporaryFolder();
  await startBot(openHome({ SEED_PACKS: 'none', DATABASE_URL: `sqlite:${join(folder, 'data', 'parley.sqlite')}` }));
  const data = join(folder, 'data');
  const copy = join(folder, 'copies', 'parley.sqlite');
  await copyFile(join(data, 'parley.sqlite'), copy);

  const files = readdirSync(data).filter((name) => !name.endsWith('.holder'));

  expect(files).toEqual(expect.arrayContaining(['parley.sqlite', 'parley.sqlite-wal', 'parley.sqlite-shm']));
  expect(Object.fromEntries(files.map((name) => [name, modeOf(join(data, name))]))).toEqual(
    Object.fromEntries(files.map((name) => [name, '600'])),
  );
  expect([modeOf(data), modeOf(copy), modeOf(join(folder, 'copies'))]).toEqual(['700', '600', '700']);
}, 30_000);
