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
    throw asTrouble(troubleOf, error);
  }
}

/** The StoreTrouble that an error is; the error itself when it is none. */
export function asTrouble(troubleOf: TroubleOf, error: unknown): unknown {
  const kind = troubleOf(error);
  return kind === undefined ? error : new StoreTrouble(kind, error);
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

// What the system says of the file and its folder.
const fileTroubles: readonly (readonly [RegExp, TroubleKind])[] = [
  [/^E(?:NOSPC|DQUOT)$/, 'full'],
  [/^E(?:ACCES|PERM|ROFS)$/, 'read-only'],
  [/^E(?:NOENT|ISDIR|NOTDIR|EXIST|IO)$/, 'unreachable'],
];

/** By SQLite's result code, or by that of the system where the file could not be made. */
export const sqliteTrouble: TroubleOf = (error) => {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error) return sqliteTroubles[Number(error.errcode) & 0xff];
  return kindBy(fileTroubles, error);
};

// By PostgreSQL's code, or the beginning of one, and by those of the network.
const postgresTroubles: readonly (readonly [RegExp, TroubleKind])[] = [
  [/^53100$/, 'full'],
  [/^55P03$/, 'locked'],
  [/^25006$/, 'read-only'],
  [/^(?:28|3D000$|42501$)/, 'refused'],
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
  return kindBy(postgresTroubles, error) ?? (lostWords.test(error.message) ? 'unreachable' : undefined);
};

/** The same where a connection is made: whatever else goes wrong there, such as TLS, is a refusal. */
export const connectTrouble: TroubleOf = (error) => postgresTrouble(error) ?? 'refused';

function kindBy(known: readonly (readonly [RegExp, TroubleKind])[], error: Error): TroubleKind | undefined {
  const code = 'code' in error ? String(error.code) : '';
  return known.find(([pattern]) => pattern.test(code))?.[1];
}
