import type { DatabaseConnection } from 'kysely';
import { StoreTrouble, type TroubleKind } from '../../domain/store-trouble.ts';

/** Which trouble an error of a driver is; undefined when it is none of the database's. */
export type TroubleOf = (error: unknown) => TroubleKind | undefined;

/** Makes a connection throw a StoreTrouble for what is wrong with the database, and all else as it is. */
export function tellTroubles(connection: DatabaseConnection, troubleOf: TroubleOf): void {
  const executeQuery: DatabaseConnection['executeQuery'] = connection.executeQuery.bind(connection);
  connection.executeQuery = (query, options) => orTrouble(troubleOf, () => executeQuery(query, options));
}

/** Runs something, with the troubles of the database told as such. */
export async function orTrouble<T>(troubleOf: TroubleOf, run: () => Promise<T> | T): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const kind = troubleOf(error);
    throw kind === undefined ? error : new StoreTrouble(kind, error);
  }
}

const sqliteTroubles: Readonly<Record<number, TroubleKind>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'unreachable',
  11: 'damaged',
  13: 'full',
  14: 'unreachable',
  26: 'damaged',
};

/** By SQLite's result code. */
export const sqliteTrouble: TroubleOf = (error) =>
  error instanceof Error && 'errcode' in error ? sqliteTroubles[Number(error.errcode) & 0xff] : undefined;

// By PostgreSQL's code, or the beginning of one, and by those of the network.
const postgresTroubles: readonly (readonly [RegExp, TroubleKind])[] = [
  [/^53100$/, 'full'],
  [/^55P03$/, 'locked'],
  [/^25006$/, 'read-only'],
  [/^XX00[12]$/, 'damaged'],
  [/^(?:08|53|57|58)/, 'unreachable'],
  [/^E(?:CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|NOTFOUND|HOSTUNREACH|NETUNREACH|AI_AGAIN)$/, 'unreachable'],
];
// What the driver says without a code.
const lostWords =
  /^(?:connection terminated|timeout exceeded|query read timeout|client has encountered|client was closed)/i;

/** By PostgreSQL's code, that of the network, or the words of the driver. */
export const postgresTrouble: TroubleOf = (error) => {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const known = postgresTroubles.find(([pattern]) => pattern.test(code));
  return known?.[1] ?? (lostWords.test(error.message) ? 'unreachable' : undefined);
};
