import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Measured, Say, Size } from './measured.ts';

interface Told {
  readonly progress?: string;
  readonly measured?: Measured;
}

/** Measures one part in a process of its own. Undefined where it failed; why stands on standard error. */
export async function runPart(name: string, { size, say }: { readonly size: Size; readonly say: Say }) {
  const child = fork(new URL('./part-process.ts', import.meta.url), [name, size], { execArgv: ['--expose-gc'] });
  let measured: Measured | undefined;
  child.on('message', (told: Told) => {
    if (told.progress !== undefined) say(told.progress);
    measured = told.measured ?? measured;
  });
  await once(child, 'exit');
  return measured;
}
