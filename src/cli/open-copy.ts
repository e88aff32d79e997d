import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../config/env.ts';
import type { Clock } from '../ports.ts';
import { copyFile } from '../store/copy-file.ts';
import { type OpenStore, openStore } from './open-store.ts';

/** A copy of the store of the settings, to try things in; it is gone when closed, or when the process exits. */
export async function openCopy(settings: Settings, clock: Clock): Promise<OpenStore> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-copy-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const from = settings.DATABASE_URL.slice('sqlite:'.length);
  const to = join(folder, 'parley.sqlite');
  if (existsSync(from)) await copyFile(from, to);
  const { store, close } = await openStore({ ...settings, DATABASE_URL: `sqlite:${to}` }, clock);
  return {
    store,
    async close() {
      await close();
      remove();
      process.removeListener('exit', remove);
    },
  };
}
