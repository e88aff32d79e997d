import type { Log } from '../ports.ts';

/**
 * Ends the process with exit code 1, and a line in the log, on a fault that nobody caught: a throw outside of every job,
 * or a promise that nobody waits for. Half of its work may be in memory, and all that counts is stored, so a new start
 * is safer than going on; a supervisor sees to that.
 */
export function endOnFault(log: Log): void {
  process.on('uncaughtException', (error, origin) => {
    log.error({ error, origin }, 'ended by a fault that nobody caught');
    process.exit(1);
  });
}
