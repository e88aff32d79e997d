import { pino } from 'pino';
import { withNumbers } from '../lib/json-line.ts';
import type { Log } from '../ports.ts';

export interface LogParts {
  readonly level: string;
  /** Takes secrets out of a line, whoever put them there. */
  readonly hide: (text: string) => string;
  /** Takes whole lines; standard error when left out, written at once so that a crash loses none. */
  readonly write?: (line: string) => void;
}

/** Writes lines of JSON. Of an error they tell its name, words, code, place and causes, never what a library hung on it. */
export function createLog({ level, hide, write = toStandardError() }: LogParts): Log {
  return pino({ level, base: null, serializers: { error: told } }, { write: (line) => write(withNumbers(hide(line))) });
}

const waitingCharsMax = 1_000_000;

function toStandardError(): (line: string) => void {
  const destination = pino.destination({ dest: 2, sync: true, maxLength: waitingCharsMax });
  // A full disk under the log costs lines of it, never the bot.
  destination.on('error', () => undefined);
  return (line) => void destination.write(line);
}

const causesMax = 4;

// Libraries hang requests on their errors: addresses with tokens, headers, whole bodies.
function told(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const code = 'code' in error && ['string', 'number'].includes(typeof error.code) ? { code: error.code } : {};
  const isDeep = depth >= causesMax;
  return {
    type: name,
    message,
    ...code,
    stack,
    ...(cause !== undefined && !isDeep && { cause: told(cause, depth + 1) }),
  };
}
