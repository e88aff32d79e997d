import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { lockFile } from '../../src/store/file-lock.ts';
import { temporaryFolder } from '../contracts/engines.ts';

const holderScript = join(import.meta.dirname, 'lock-holder.ts');

/** Another process that holds the lock of a file. */
async function otherHolder(path: string, name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [holderScript, path, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** Takes the lock for the rest of the test. */
const lock = (path: string, holder: string): void => {
  const { release } = lockFile(path, holder);
  onTestFinished(release);
};

it('says who has a file that another one wants too, and what to do', () => {
  const path = join(temporaryFolder(), 'data', 'parley.sqlite');
  lock(path, 'process 7 on desk');

  const second = () => lockFile(path, 'process 8 on desk');

  expect(second).toThrow(UserError);
  expect(second).toThrow(
    `${path} is in use by process 7 on desk. Stop that one first, or set DATABASE_URL to another file.`,
  );
});

it('gives a file to the next one when the first lets it go', () => {
  const path = join(temporaryFolder(), 'parley.sqlite');
  const { release } = lockFile(path, 'process 7 on desk');

  release();
  lock(path, 'process 8 on desk');

  expect(() => lockFile(path, 'process 9 on desk')).toThrow('in use by process 8 on desk');
});

it('keeps a file for a process that lives, and lets it go when that is killed', async () => {
  const path = join(temporaryFolder(), 'parley.sqlite');
  const child = await otherHolder(path, 'process 7 on desk');
  const whileAlive = () => lockFile(path, 'process 8 on desk');
  expect(whileAlive).toThrow('in use by process 7 on desk');

  child.kill('SIGKILL');
  await once(child, 'exit');

  expect(() => lock(path, 'process 8 on desk')).not.toThrow();
});
