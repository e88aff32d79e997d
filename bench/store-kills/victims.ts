import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Assignment, ChatAnswer, ChatRequest, FromVictim, Phase, ToVictim } from './messages.ts';

export interface VictimParts {
  readonly answer: (request: ChatRequest) => ChatAnswer;
  readonly onFailed: (failure: { readonly job: string; readonly reason: string }) => void;
}

/** A process that does a bot's work. */
export interface Victim {
  /** Puts it to work. */
  go(assignment: Assignment): Promise<void>;
  /** Resolves when it enters a phase for the so many-th time from now; false when the time is over before. */
  entering(phase: Phase, wait: { readonly times: number; readonly withinMs: number }): Promise<boolean>;
  /** How long it has been in a phase of this kind, milliseconds, each time that it has left one. */
  readonly lasted: { readonly phase: Phase; readonly ms: number }[];
  /** The phases in which it is now, as far as it has been heard. */
  inside(): readonly Phase[];
  /** Ends it at once; resolves, when all that it said has been heard, with the phases in which it was. */
  kill(): Promise<readonly Phase[]>;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

const entry = join(import.meta.dirname, 'victim.ts');
const loadedWithinMs = 30_000;

/** Starts one; it waits until it is put to work. */
export function startVictim({ answer, onFailed }: VictimParts): Victim {
  const child = fork(entry, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // What was compiled once is kept for the next: half of a start.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'parley-kills-compiled') },
  });
  const loaded = Promise.withResolvers<void>();
  const inside = new Map<Phase, number>();
  const lasted: { phase: Phase; ms: number }[] = [];
  const ears = new Set<(phase: Phase) => void>();
  const hear = (message: FromVictim): void => {
    if (message.kind === 'loaded') loaded.resolve();
    else if (message.kind === 'failed') onFailed(message);
    else if (message.kind === 'ask') tell(child, { kind: 'answer', id: message.id, answer: answer(message.ask) });
    else if (message.kind === 'entered') {
      inside.set(message.phase, performance.now());
      for (const ear of ears) ear(message.phase);
    } else {
      lasted.push({ phase: message.phase, ms: performance.now() - (inside.get(message.phase) ?? 0) });
      inside.delete(message.phase);
    }
  };
  child.on('message', hear);
  return {
    lasted,
    async go(assignment) {
      await Promise.race([loaded.promise, failAfter(child, loadedWithinMs)]);
      tell(child, { kind: 'go', assignment });
    },
    entering: (phase, wait) => whenEntered({ ears, phase, ...wait }),
    inside: () => [...inside.keys()],
    async kill() {
      await endOf(child, () => child.kill('SIGKILL'));
      return [...inside.keys()];
    },
    stop: () => endOf(child, () => tell(child, { kind: 'stop' })),
  };
}

/** Waits a part of a millisecond too, and lets everything else go on meanwhile. */
export async function pauseFinely(ms: number): Promise<void> {
  const untilMs = performance.now() + ms;
  if (ms > 2) await pause(Math.floor(ms - 1));
  while (performance.now() < untilMs) await nextTurn();
}

// The channel may be gone already: who is killed hears nothing any more.
function tell(child: ChildProcess, message: ToVictim): void {
  if (child.connected) child.send(message, () => undefined);
}

async function failAfter(child: ChildProcess, ms: number): Promise<never> {
  await Promise.race([once(child, 'exit'), pause(ms, undefined, { ref: false })]);
  throw new Error(`the victim did not load (exit code ${child.exitCode})`);
}

// What it had said is heard before the channel closes.
async function endOf(child: ChildProcess, end: () => void): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  const heard = child.connected ? once(child, 'disconnect') : undefined;
  end();
  await Promise.all([ended, heard]);
}

interface Entering {
  readonly ears: Set<(phase: Phase) => void>;
  readonly phase: Phase;
  readonly times: number;
  readonly withinMs: number;
}

function whenEntered({ ears, phase, times, withinMs }: Entering): Promise<boolean> {
  return new Promise((resolve) => {
    let left = times;
    const settle = (isEntered: boolean) => {
      clearTimeout(timer);
      ears.delete(ear);
      resolve(isEntered);
    };
    const ear = (entered: Phase) => {
      if (entered !== phase) return;
      left -= 1;
      if (left === 0) settle(true);
    };
    const timer = setTimeout(() => settle(false), withinMs);
    ears.add(ear);
  });
}
