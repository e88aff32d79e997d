import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The text of a file, by its path from the repository's root. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** All files of these folders, by their paths from the root, in order. */
export const filesOf = (...folders: readonly string[]): string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    )
    .toSorted();

/** What is run when Parley runs. */
export const productFiles = (): string[] => filesOf('src', 'commands', 'config', 'bin');

/** The TypeScript of the product. */
export const sourceFiles = (): string[] => productFiles().filter((path) => path.endsWith('.ts'));

/** The part of a document under a heading, down to the next of the same depth. */
export function sectionOf(document: string, heading: string): string {
  const lines = textOf(document).split('\n');
  const from = lines.indexOf(`## ${heading}`);
  if (from === -1) throw new Error(`${document} has no section “${heading}”.`);
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('## '));
  return lines.slice(from + 1, length === -1 ? undefined : from + 1 + length).join('\n');
}

/** The rows of the tables in a text, each as its cells; heads are left out. */
export const tableRowsOf = (text: string): string[][] =>
  [...text.matchAll(tablePattern)].flatMap(([, rows = '']) => rows.trimEnd().split('\n').map(cellsOf));

// A head, the rule below it, then the rows.
const tablePattern = /^\|.*\n\|[-:| ]+\|\n((?:\|.*\n?)+)/gm;

/** The names in backticks, in order. */
export const codeOf = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
