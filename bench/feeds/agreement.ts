import { decodeText } from '../../src/lib/read-bytes.ts';
import type { Check, FeedCase } from './feed-case.ts';
import type { FeedReading, ReadBody, Told } from './libraries.ts';

/** How a reader did. */
export interface Agreement {
  readonly read: number;
  readonly agreed: number;
  readonly asked: number;
  /** Agreed and asked, by what was asked for. */
  readonly byField: ReadonlyMap<string, readonly [number, number]>;
  /** What was asked of ours and read otherwise. */
  readonly misses: readonly string[];
}

/** Lays what a reader gives beside what the cases ask. */
export async function measureAgreement(cases: readonly FeedCase[], read: ReadBody): Promise<Agreement> {
  const byField = new Map<string, readonly [number, number]>();
  const misses: string[] = [];
  let [done, agreed, asked] = [0, 0, 0];
  for (const one of cases) {
    const reading = await readCase(one, read);
    if (reading !== undefined) done++;
    for (const check of one.checks) {
      const isRight = reading !== undefined && isAsAsked(check, reading);
      const [right = 0, all = 0] = byField.get(check.field) ?? [];
      byField.set(check.field, [right + Number(isRight), all + 1]);
      asked++;
      if (isRight) agreed++;
      else misses.push(`${one.name}: ${check.of} ${check.field} should be ${check.value}, ${shown(check, reading)}`);
    }
  }
  return { read: done, agreed, asked, byField, misses };
}

async function readCase({ body, contentType, address }: FeedCase, read: ReadBody): Promise<FeedReading | undefined> {
  try {
    return await read(decodeText(body, contentType), address);
  } catch {
    // It counts as not read; what a library throws is of no use here.
    return undefined;
  }
}

const toldOf = ({ of }: Check, reading: FeedReading): Told | undefined =>
  of === 'feed' ? reading.feed : reading.items[of];

function isAsAsked(check: Check, reading: FeedReading): boolean {
  const told = toldOf(check, reading);
  if (told === undefined) return false;
  if (check.field === 'date') return told.dates.some((at) => Math.floor(at / 1000) * 1000 === check.value);
  const value = String(check.value);
  if (check.field === 'title') return bare(told.title) === bare(value);
  return told[check.field].trim() === value || (check.field === 'link' && sameAddress(told.link, value));
}

const sameAddress = (a: string, b: string): boolean =>
  URL.parse(a) !== null && URL.parse(a)?.href === URL.parse(b)?.href;

// Some expect markup and some text, so both are brought to words alone before they are compared.
function bare(title: string): string {
  let [held, before] = [title, ''];
  for (let round = 0; round < 3 && held !== before; round++) {
    before = held;
    held = withoutReferences(held.replace(/<\/?[a-z!][^>]*>/gi, ' '));
  }
  return held.replace(/\s+/g, ' ').trim();
}

const withoutReferences = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (...[whole, decimal, hex, name]) =>
    name === undefined
      ? fromCode(Number.parseInt(decimal ?? hex, hex === undefined ? 10 : 16))
      : (names[name] ?? whole),
  );

const fromCode = (code: number): string => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD');
const names: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', eacute: 'é', mdash: '—' },
};

function shown(check: Check, reading: FeedReading | undefined): string {
  if (reading === undefined) return 'was not read at all';
  const told = toldOf(check, reading);
  if (told === undefined) return 'there is no such item';
  return `is ${check.field === 'date' ? told.dates.join(', ') : told[check.field]}`;
}
