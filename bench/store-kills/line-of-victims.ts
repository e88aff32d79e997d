import type { EngineName } from './engines.ts';
import type { Stage } from './stage.ts';
import { startVictim, type Victim } from './victims.ts';

/** One victim after the other. */
export interface LineOfVictims {
  /** The next one, at work. */
  next(): Promise<Victim>;
  close(): Promise<void>;
}

export interface LineParts {
  readonly stage: Stage;
  readonly engine: EngineName;
  readonly onFailed: (job: string, reason: string) => void;
}

/** Keeps the next victim loaded while this one lives, since loading is most of a start. */
export function createLine({ stage, engine, onFailed }: LineParts): LineOfVictims {
  const start = () => startVictim({ answer: stage.chat.answer, onFailed: ({ job, reason }) => onFailed(job, reason) });
  let spare = start();
  let lives = 0;
  return {
    async next() {
      const victim = spare;
      lives += 1;
      // Who is alone on a file takes over the lease of who died there at once, since the name is the same.
      await victim.go(stage.assignment(engine === 'sqlite' ? 'embedded' : `life ${lives}`));
      spare = start();
      return victim;
    },
    close: async () => void (await spare.kill()),
  };
}
