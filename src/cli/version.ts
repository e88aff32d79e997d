import { readFileSync } from 'node:fs';

/** The version of this Parley, by its manifest. */
export function versionOfParley(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}
