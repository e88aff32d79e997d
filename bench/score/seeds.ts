import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The seed documents in time order, with the day on which each speaks. */
const days = [
  ['004', '2025-06-08'],
  ['002', '2025-06-09'],
  ['000', '2025-06-10'],
  ['001', '2025-06-10'],
  ['003', '2025-06-10'],
] as const;

interface Line {
  readonly id: string;
  readonly claims: readonly Readonly<Record<string, unknown>>[];
  readonly developments: readonly { readonly kind: string; readonly key: string }[];
}

/** What is expected of the documents: a row of `seed-facts.md`, who tells it, and the slots that must be there. */
const expected: readonly {
  readonly row: string;
  readonly documents: string;
  readonly slots: Readonly<Record<string, unknown>>;
}[] = [
  { row: 'T1 city', documents: '000 001 002 003 004', slots: { kind: 'talks', place: 'London' } },
  { row: 'T1 venue', documents: '000 001 003', slots: { kind: 'talks', venue: 'Lancaster House' } },
  { row: 'T2 opens', documents: '004', slots: { kind: 'talks', place: 'London', begins: '2025-06-09' } },
  { row: 'T3 Geneva', documents: '000 001 003', slots: { kind: 'agreement', place: 'Geneva', date: '2025-05' } },
  ...['Scott Bessent', 'Howard Lutnick', 'Jamieson Greer', 'He Lifeng'].map((person, index) => ({
    row: `D${index + 1}`,
    documents: '000 001 002 003 004',
    slots: { kind: 'delegate', place: 'London', person },
  })),
  { row: 'D4 leads', documents: '000 001 002 003 004', slots: { kind: 'delegate', person: 'He Lifeng', lead: true } },
  { row: 'D5 Lutnick', documents: '002', slots: { kind: 'delegate', person: 'Howard Lutnick', lead: true } },
  { row: 'D5 Bessent', documents: '000 001 003', slots: { kind: 'delegate', person: 'Scott Bessent', lead: true } },
  { row: 'D6', documents: '000 001', slots: { kind: 'delegate', person: 'Howard Lutnick', absent: true } },
  { row: 'R1', documents: '002', slots: { kind: 'tariff', imposer: 'US', target: 'CN', percent: 30 } },
  { row: 'R2', documents: '002', slots: { kind: 'tariff', imposer: 'CN', target: 'US', percent: 10 } },
  { row: 'R3', documents: '004', slots: { kind: 'tariff', percent: 100, isOver: true, status: 'former' } },
  { row: 'R4', documents: '000 001', slots: { kind: 'deadline', what: 'truce', days: 90 } },
  { row: 'R5', documents: '004', slots: { kind: 'deadline', what: 'truce', date: '2025-08' } },
  { row: 'R7', documents: '004', slots: { kind: 'tariff', measure: 'baseline', percent: 10 } },
  { row: 'R8', documents: '002 004', slots: { kind: 'agreement', status: 'breach_alleged' } },
  { row: 'R9', documents: '002', slots: { kind: 'deadline', date: '2025-07-09' } },
  { row: 'X4', documents: '001 003', slots: { kind: 'export_control', imposer: 'CN', action: 'imposed' } },
  { row: 'X6', documents: '000 001', slots: { kind: 'accusation', by: 'US', against: 'CN' } },
  {
    row: 'X7',
    documents: '000 001 002 003 004',
    slots: { kind: 'export_control', imposer: 'CN', item: 'rare earths', action: 'pledged_to_ease' },
  },
  {
    row: 'X8',
    documents: '000 001 002 003 004',
    slots: { kind: 'export_control', imposer: 'CN', item: 'rare earths', action: 'licensed' },
  },
  { row: 'X11', documents: '002', slots: { kind: 'export_control', imposer: 'US', item: 'chip software' } },
  { row: 'X13', documents: '004', slots: { kind: 'export_control', imposer: 'US', item: 'AI chips' } },
  { row: 'L1', documents: '000 001 002 003 004', slots: { kind: 'contact', mode: 'call', status: 'held' } },
  { row: 'L2 February', documents: '002', slots: { kind: 'record', rank: 'first', since: '2025-02' } },
  { row: 'L2 January 20', documents: '000 001', slots: { kind: 'record', rank: 'first', since: '2025-01-20' } },
  { row: 'E1', documents: '000 001 003', slots: { kind: 'figure', metric: 'cn_exports_to_us', value: -34.5 } },
  { row: 'E5', documents: '002', slots: { kind: 'figure', metric: 'growth_forecast', value: 2.9 } },
  { row: 'X1', documents: '002', slots: { kind: 'figure', metric: 'rare_earth_share', value: 69 } },
];

const disputed = { D5: 'delegate/US/London/2025-06/lead', L2: 'contact/Trump-Xi/2025-06/first-since' };

/** The seed documents as pieces of coverage, oldest first; none where they do not lie beside the project. */
export function seedPieces(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder);
  return days.flatMap(([id, day]) => {
    const file = files.find((name) => name.startsWith(id));
    if (file === undefined) return [];
    const text = readFileSync(join(folder, file), 'utf8');
    return [JSON.stringify({ id, outlet: `document ${id}`, published: day, seen: day, title: '', text })];
  });
}

/** Prints which expected facts were read, which disputes arose, and what each document brought that was new. */
export function reportSeeds(readings: string): void {
  const lines = readings
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const wanted = expected.flatMap(({ row, documents, slots }) =>
    documents.split(' ').map((id) => ({ row, id, slots })),
  );
  const missing = wanted.filter(({ id, slots }) => !lines.find((line) => line.id === id)?.claims.some(fits(slots)));
  console.log(`facts told by the documents: ${wanted.length - missing.length} of ${wanted.length} read`);
  for (const { row, id } of missing) console.log(`  not read: ${row} in ${id}`);
  for (const [row, key] of Object.entries(disputed)) {
    const found = lines.some(({ developments }) =>
      developments.some((one) => one.kind === 'disputed' && one.key === key),
    );
    console.log(`${row} found as a dispute: ${found ? 'yes' : 'no'}`);
  }
  for (const { id, developments } of lines) {
    const fresh = developments.filter(({ kind, key }) => kind !== 'corroborated' && !/^(?:remark|story)/.test(key));
    console.log(`${id} brings ${fresh.length} new: ${fresh.map(({ kind, key }) => `${kind} ${key}`).join(', ')}`);
  }
}

const fits =
  (slots: Readonly<Record<string, unknown>>) =>
  (claim: Readonly<Record<string, unknown>>): boolean =>
    Object.entries(slots).every(([slot, value]) => claim[slot] === value);
