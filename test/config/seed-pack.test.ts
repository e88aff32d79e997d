import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsPack } from '../../config/seed/documents/index.ts';
import { type PackFiles, parsePack } from '../../config/seed/parse-pack.ts';
import { factKeyOf, statedValueOf } from '../../src/domain/fact-keys.ts';
import { laneOf } from '../../src/domain/facts.ts';
import type { SeedRow } from '../../src/domain/seed-packs.ts';
import type { Statement } from '../../src/domain/statements.ts';

const sectionSizes = { T: 13, D: 7, R: 10, X: 14, L: 5, E: 6, S: 2 };
const sectionFiles = ['talks', 'delegations', 'tariffs', 'controls', 'leaders', 'economy', 'sidelines'];
const topicIds = [
  'tariffs',
  'export-controls',
  'rare-earths',
  'talks',
  'delegation',
  'truce',
  'agreements',
  'leaders',
  'economy',
  'agriculture',
  'technology',
  'shipping',
  'fentanyl',
];
const projectRoot = join(import.meta.dirname, '../..');
const seedsFolder = join(projectRoot, '../shared/seeds');
const seedFacts = join(projectRoot, '../shared/seed-facts.md');

describe('the documents pack', () => {
  it('holds the 57 rows, each once and in order', () => {
    const rows = documentsPack().rows.map(({ row }) => row);

    expect(rows).toEqual(expectedRows());
    expect(rows).toHaveLength(57);
  });

  it('names five documents by titles of our own, of which only one names its outlet', () => {
    const { documents } = documentsPack();

    expect(documents.map(({ id, publishedOn }) => `${id} ${publishedOn}`)).toEqual([
      '000 2025-06-10',
      '001 2025-06-10',
      '002 2025-06-09',
      '003 2025-06-10',
      '004 2025-06-09',
    ]);
    expect(documents.filter(({ voice }) => voice !== null).map(({ id }) => id)).toEqual(['001']);
    expect(documents.filter(({ isDateGuessed }) => isDateGuessed).map(({ id }) => id)).toEqual(['002']);
    expect(documents.filter(({ title }) => /\d{3}/.test(title))).toEqual([]);
  });

  it('rests every row on documents that exist and files it under known topics', () => {
    const { documents, rows } = documentsPack();
    const known = documents.map(({ id }) => id);

    for (const row of rows) {
      expect(known, row.row).toEqual(expect.arrayContaining(documentsOf(row)));
      expect(topicIds, row.row).toEqual(expect.arrayContaining(row.topics));
    }
  });

  it('loses no slot of its files: a misspelt one would be dropped in silence', () => {
    const written = sectionFiles.flatMap((name) => readJson(`config/seed/documents/${name}.json`));

    expect(documentsPack().rows).toEqual(written);
  });

  it('says in a remark what its version says', () => {
    const differing = documentsPack()
      .rows.flatMap(({ versions }) => versions)
      .filter(({ statement, says }) => statement.kind === 'remark' && statement.says !== says);

    expect(differing).toEqual([]);
  });

  it('contradicts itself only in rows marked as disputed, or where a planned round has begun', () => {
    expect(contradictedRows(documentsPack().rows)).toEqual(['D5', 'T1', 'T2']);
    expect(documentsPack().rows.flatMap((row) => (row.isDisputed ? [row.row] : []))).toEqual(['D5', 'R9', 'X8', 'L2']);
  });
});

describe('a broken pack', () => {
  it('is refused with the file, the row and the slot', () => {
    const broken = packWith({ statement: { kind: 'deadline', what: 'truce', date: 'August' } });

    expect(() => parsePack(broken)).toThrow('tariffs.json, row R5: versions.0.statement.date: a date like 2025-06-10');
  });

  it('is refused when a row rests on a document that is not in it', () => {
    expect(() => parsePack(packWith({ documents: ['009'] }))).toThrow(
      'tariffs.json, row R5: versions.0.documents: no document 009 in the pack',
    );
  });

  it('is refused when a row stands in it twice', () => {
    const pack = packWith({});

    expect(() => parsePack({ ...pack, sections: [...pack.sections, ...pack.sections] })).toThrow(
      'tariffs.json, row R5: row R5 stands in the pack twice',
    );
  });

  it('is refused when a file is no list, a document is broken or an entry has no name', () => {
    const pack = packWith({});
    const refused = () =>
      parsePack({
        ...pack,
        documents: { path: 'documents.json', content: [{ id: '000' }] },
        sections: [
          { path: 'talks.json', content: {} },
          { path: 'leaders.json', content: [7] },
        ],
      });

    expect(refused).toThrow('documents.json, document 000: title:');
    expect(refused).toThrow('talks.json: holds no array');
    expect(refused).toThrow('leaders.json, entry 1: entry:');
  });
});

describe.skipIf(!existsSync(seedsFolder))('the documents pack beside the documents themselves', () => {
  it('copies no five words in a row', () => {
    const copied = new Set(
      readdirSync(seedsFolder).flatMap((name) => runsOf(readFileSync(join(seedsFolder, name), 'utf8'))),
    );
    const ours = textsOf(documentsPack());

    expect(ours.length).toBeGreaterThan(300);
    expect(ours.filter((text) => runsOf(text).some((run) => copied.has(run)))).toEqual([]);
  });
});

describe.skipIf(!existsSync(seedFacts))('the documents pack beside the list of seed facts', () => {
  it('rests each row on the documents that the list gives, no fewer and no more', () => {
    const listed = listedDocuments(readFileSync(seedFacts, 'utf8'));

    expect(documentsPack().rows.map((row) => [row.row, documentsOf(row)])).toEqual(listed);
  });
});

function expectedRows(): string[] {
  return Object.entries(sectionSizes).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );
}

const readJson = (path: string): unknown[] => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));

const documentsOf = ({ versions }: SeedRow): string[] =>
  [...new Set(versions.flatMap(({ documents }) => documents))].sort();

/** A pack of one document and one row, whose only version is changed as given. */
function packWith(change: Record<string, unknown>): PackFiles {
  const document = { id: '000', title: 'A title', outlet: null, voice: null, tier: 'copy', publishedOn: '2025-06-10' };
  const statement = { kind: 'deadline', what: 'truce', date: '2025-08' };
  const version = { documents: ['000'], statement, says: 'It ends in August.', ...change };
  const row = { row: 'R5', about: 'The end', topics: ['truce'], versions: [version] };
  return {
    id: 'broken',
    documents: { path: 'documents.json', content: [document] },
    sections: [{ path: 'tariffs.json', content: [row] }],
  };
}

/** The rows with a statement that another statement of the pack with the same key contradicts. */
function contradictedRows(rows: readonly SeedRow[]): string[] {
  const told = rows.flatMap(({ row, versions }) => versions.map(({ statement }) => ({ row, statement })));
  const contradicts = (a: Statement, b: Statement) =>
    factKeyOf(a) === factKeyOf(b) &&
    laneOf({ statement: a }) === laneOf({ statement: b }) &&
    statedValueOf(a) !== statedValueOf(b);
  const contradicted = told.filter(({ statement }) => told.some((other) => contradicts(statement, other.statement)));
  return [...new Set(contradicted.map(({ row }) => row))].sort();
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function runsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/['’.]/g, '')
      .match(/[\p{L}\p{N}%]+/gu) ?? [];
  return words.slice(4).map((_, index) => words.slice(index, index + 5).join(' '));
}

/** Row and documents of each table line; a line that gives them "as given" names them in its text. */
function listedDocuments(markdown: string): [string, string[]][] {
  return markdown
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, row]) => /^[A-Z]\d+$/.test(row ?? ''))
    .map(([, row = '', fact = '', speaker = '', column = '']) => {
      const named = column === 'as given' ? `${fact} ${speaker}` : column;
      const ids = /\ball\b/.test(column) ? ['000', '001', '002', '003', '004'] : (named.match(/\b00\d\b/g) ?? []);
      return [row, [...new Set(ids)].sort()];
    });
}
