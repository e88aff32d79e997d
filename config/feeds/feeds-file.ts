import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Feed, feedSchema } from '../../src/domain/feeds.ts';
import { UserError } from '../../src/domain/user-error.ts';

/** A list of feeds, each with an id of its own. */
export const feedsSchema = z
  .array(feedSchema)
  .refine((feeds) => new Set(feeds.map(({ id }) => id)).size === feeds.length, 'every feed needs an id of its own');

/** What stands in a feeds file for all the built-in feeds. */
const allBuiltIn = 'built-in';

/** The feeds of a file, beside the built-in ones where it asks for them. Throws a UserError that names every fault. */
export function readFeedsFile(path: string, builtIn: readonly Feed[]): Feed[] {
  const rows = readJson(path);
  const isBeside = Array.isArray(rows) && rows[0] === allBuiltIn;
  const parsed = feedsSchema.safeParse(isBeside ? rows.slice(1) : rows);
  if (!parsed.success)
    throw new UserError(`FEEDS_FILE ${path} is not a list of feeds: ${faultsOf(parsed.error, isBeside ? 1 : 0)}.`);
  return isBeside ? [...withoutReplaced(builtIn, parsed.data), ...parsed.data] : parsed.data;
}

// A feed of the file takes the place of the built-in one with its id.
const withoutReplaced = (builtIn: readonly Feed[], own: readonly Feed[]): Feed[] =>
  builtIn.filter(({ id }) => !own.some((feed) => feed.id === id));

// Places count from the beginning of the file.
function faultsOf({ issues }: z.ZodError, rowsBefore: number): string {
  const placeOf = ([row, ...rest]: readonly PropertyKey[]) =>
    typeof row === 'number' ? [row + rowsBefore, ...rest].join('.') : 'the list';
  return issues.map(({ path, message }) => `${placeOf(path)}: ${message}`).join('; ');
}

function readJson(path: string): unknown {
  try {
    // Editors on Windows put a byte-order mark first, which JSON does not know.
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(
      `FEEDS_FILE ${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
