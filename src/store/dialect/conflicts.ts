import { setTimeout as pause } from 'node:timers/promises';

const limits = { triesMax: 20, pauseMsMax: 10 };

/** Runs a serializable transaction, and again when PostgreSQL refuses it because another got in its way. */
export async function retryConflicts<T>(attempt: () => Promise<T>, onRetry?: () => void): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === limits.triesMax || !isConflict(error)) throw error;
    }
    onRetry?.();
    await pause(Math.random() * limits.pauseMsMax * tries);
  }
}

/** Runs a statement that changes many rows; again after a deadlock, unless it is part of a transaction, which runs again as a whole. */
export const runStatement = <T>(db: { readonly isTransaction: boolean }, statement: () => Promise<T>): Promise<T> =>
  db.isTransaction ? statement() : retryConflicts(statement);

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
const [serializationFailure, deadlock, uniqueViolation] = ['40001', '40P01', '23505'];

/** True when a transaction only has to be run again. */
export const isConflict = (error: unknown): boolean => hasCode(error, [serializationFailure, deadlock]);

/** True when another worker was faster: it has taken what a unique index gives to one only, or waits for the same rows. */
export const isTaken = (error: unknown): boolean => isConflict(error) || hasCode(error, [uniqueViolation]);
