import { z } from 'zod';
import {
  type SeedDocument,
  type SeedPack,
  type SeedRow,
  seedDocumentSchema,
  seedRowSchema,
} from '../../src/domain/seed-packs.ts';

/** One JSON file of a pack: where it lies, for messages, and what it holds, not yet checked. */
export interface PackFile {
  readonly path: string;
  readonly content: unknown;
}

/** A pack as it lies on disk: its documents, and its rows in one file a section. */
export interface PackFiles {
  readonly id: string;
  readonly documents: PackFile;
  readonly sections: readonly PackFile[];
}

/** Checks a pack and returns it, or throws one error that lists every fault with its file and row. */
export function parsePack({ id, documents, sections }: PackFiles): SeedPack {
  const faults: string[] = [];
  const kept = entriesOf(documents, faults).flatMap((entry) => parseDocument(entry, faults));
  const located = sections
    .flatMap((section) => entriesOf(section, faults))
    .flatMap((entry) => parseRow(entry, faults).map((row) => ({ row, place: placeOf(entry) })));
  faults.push(...repeats(kept.map((document) => ({ name: `document ${document.id}`, place: documents.path }))));
  faults.push(...repeats(located.map(({ row, place }) => ({ name: `row ${row.row}`, place }))));
  faults.push(...unknownDocuments(located, new Set(kept.map((document) => document.id))));
  if (faults.length > 0) throw new Error(`seed pack ${id}:\n${faults.join('\n')}`);
  return { id, documents: kept, rows: located.map(({ row }) => row) };
}

interface Entry {
  readonly path: string;
  readonly index: number;
  readonly content: unknown;
}

interface LocatedRow {
  readonly row: SeedRow;
  readonly place: string;
}

function entriesOf({ path, content }: PackFile, faults: string[]): Entry[] {
  if (Array.isArray(content)) return content.map((entry: unknown, index) => ({ path, index, content: entry }));
  faults.push(`${path}: holds no array`);
  return [];
}

function parseDocument(entry: Entry, faults: string[]): SeedDocument[] {
  const parsed = seedDocumentSchema.safeParse(entry.content);
  if (parsed.success) return [parsed.data];
  faults.push(...faultsOf(parsed.error, placeOf(entry)));
  return [];
}

function parseRow(entry: Entry, faults: string[]): SeedRow[] {
  const parsed = seedRowSchema.safeParse(entry.content);
  if (parsed.success) return [parsed.data];
  faults.push(...faultsOf(parsed.error, placeOf(entry)));
  return [];
}

const faultsOf = (error: z.ZodError, place: string): string[] =>
  error.issues.map((issue) => `${place}: ${[...issue.path, ''].join('.').slice(0, -1) || 'entry'}: ${issue.message}`);

const nameSchema = z.union([
  z.object({ row: z.string() }).transform(({ row }) => `row ${row}`),
  z.object({ id: z.string() }).transform(({ id }) => `document ${id}`),
]);

function placeOf({ path, index, content }: Entry): string {
  const name = nameSchema.safeParse(content);
  return `${path}, ${name.success ? name.data : `entry ${index + 1}`}`;
}

function repeats(named: readonly { readonly name: string; readonly place: string }[]): string[] {
  const seen = new Set<string>();
  return named.flatMap(({ name, place }) => {
    if (seen.has(name)) return [`${place}: ${name} stands in the pack twice`];
    seen.add(name);
    return [];
  });
}

function unknownDocuments(located: readonly LocatedRow[], known: ReadonlySet<string>): string[] {
  return located.flatMap(({ row, place }) =>
    row.versions.flatMap((version, index) =>
      version.documents
        .filter((id) => !known.has(id))
        .map((id) => `${place}: versions.${index}.documents: no document ${id} in the pack`),
    ),
  );
}
