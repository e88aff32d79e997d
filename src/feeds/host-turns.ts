import { inTime } from './in-time.ts';

export interface TurnLimits {
  readonly connectionsPerHostMax: number;
  readonly waitingPerHostMax: number;
}
export interface Turn<T> {
  readonly host: string;
  /** Given when the wait has been too long. */
  readonly signal: AbortSignal;
  readonly work: () => Promise<T>;
}

interface Line {
  running: number;
  readonly waiting: Set<() => void>;
}

/** Does the work when the host has a free turn, in the order of asking. The HTTP library counts by scheme and port: its bound alone would let one host have two connections for each. */
export function createHostTurns({ connectionsPerHostMax, waitingPerHostMax }: TurnLimits) {
  const lines = new Map<string, Line>();
  return async <T>({ host, signal, work }: Turn<T>): Promise<T> => {
    const line = lines.get(host) ?? { running: 0, waiting: new Set() };
    lines.set(host, line);
    if (line.running < connectionsPerHostMax) line.running++;
    else if (line.waiting.size < waitingPerHostMax) await turnIn(line, signal);
    else throw new Error(`more than ${waitingPerHostMax} fetches wait for ${host}`);
    try {
      return await work();
    } finally {
      if (!passOn(line)) lines.delete(host);
    }
  };
}

async function turnIn(line: Line, signal: AbortSignal): Promise<void> {
  let taken = () => {};
  const turn = new Promise<void>((resolve) => {
    taken = resolve;
  });
  line.waiting.add(taken);
  try {
    await inTime(turn, signal);
  } finally {
    line.waiting.delete(taken);
  }
}

// A turn is handed to the next one who waits, or given back. True while the line is still in use.
function passOn(line: Line): boolean {
  const [next] = line.waiting;
  if (next === undefined) line.running--;
  else {
    line.waiting.delete(next);
    next();
  }
  return line.running > 0;
}
