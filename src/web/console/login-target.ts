import { consoleBase } from './page.ts';

/** True for the path of a page of the console, as it may be led to after signing in; never for one that a browser reads as another. */
export function isInConsole(path: string): boolean {
  const isPlain = /^\/[\x21-\x5b\x5d-\x7e]*$/.test(path) && path.length <= charsMax;
  const read = isPlain ? URL.parse(path, here) : null;
  if (read === null || read.origin !== here || `${read.pathname}${read.search}` !== path) return false;
  return read.pathname === consoleBase || read.pathname.startsWith(`${consoleBase}/`);
}

const here = 'http://parley.invalid';
const charsMax = 2_000;
