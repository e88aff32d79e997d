import { type FileLock, lockFile } from '../store/file-lock.ts';

/** The path of the file that an address such as `sqlite:data/parley.sqlite` names; undefined in memory and on PostgreSQL. */
export const filePathOf = (databaseUrl: string): string | undefined => {
  const path = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : ':memory:';
  return path === ':memory:' ? undefined : path;
};

export const isPostgresUrl = (databaseUrl: string): boolean => !databaseUrl.startsWith('sqlite:');

/** Takes the right to run schedules where it lies in a file; throws a UserError while another process has it. Undefined where there is no file. */
export function lockDatabase(databaseUrl: string, holder: string): FileLock | undefined {
  const path = filePathOf(databaseUrl);
  return path === undefined ? undefined : lockFile(path, holder);
}
