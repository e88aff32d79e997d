/** What a test file of the feedparser project asks: the body, how it came, and what should be read of it. */
export interface FeedCase {
  readonly name: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** What links are relative to. */
  readonly address: string;
  readonly checks: readonly Check[];
}

/** One value that should be read. */
export interface Check {
  /** The feed, or the item of this number. */
  readonly of: 'feed' | number;
  readonly field: 'title' | 'link' | 'id' | 'date';
  /** Text; for a date, epoch milliseconds. */
  readonly value: string | number;
}

// Where the project's own tests serve their files.
const docBase = 'http://127.0.0.1:8097/tests/';

/** Reads a test file: the comment before the feed says what is expected of it. */
export function readFeedCase(name: string, body: Uint8Array): FeedCase {
  const text = new TextDecoder('utf-8').decode(body);
  const comment = /<!--([\s\S]*?)-->/.exec(text)?.[1] ?? '';
  const headers = new Map(
    [...comment.matchAll(/^\s*Header:\s*([\w-]+):\s*(.+?)\s*$/gim)].map(
      ([, key = '', value = '']) => [key.toLowerCase(), value] as const,
    ),
  );
  return {
    name,
    body,
    contentType: headers.get('content-type') ?? '',
    address: URL.parse(headers.get('content-location') ?? '', docBase)?.href ?? docBase,
    checks: checksIn(/^\s*Expect:\s*(.+?)\s*$/im.exec(comment)?.[1] ?? ''),
  };
}

const field = String.raw`(?:feed|entries\[\d+\])(?:\['\w+'\]|\.\w+)`;
const value = String.raw`(?:[ubr]{0,2}'(?:[^'\\]|\\.)*'|[ubr]{0,2}"(?:[^"\\]|\\.)*"|\([\d, ]+\))`;
const simple = new RegExp(String.raw`^(?:not bozo and |bozo and )?(${field}(?:\s*==\s*${field})*)\s*==\s*(${value})$`);

// Only what says plainly that a field has a value; the rest is about other things.
function checksIn(expectation: string): Check[] {
  const [, fields = '', written = ''] = simple.exec(expectation.replace(/\s+/g, ' ')) ?? [];
  return fields.split('==').flatMap((one) => {
    const [, where = '', , number, name = ''] = /^\s*(feed|(entries)\[(\d+)\])\W+(\w+)\W*$/.exec(one) ?? [];
    const found = checkOf(name, written);
    return found ? [{ ...found, of: where === 'feed' ? ('feed' as const) : Number(number) }] : [];
  });
}

const asText: Readonly<Record<string, 'title' | 'link' | 'id'>> = {
  title: 'title',
  link: 'link',
  id: 'id',
  guid: 'id',
};

function checkOf(name: string, written: string): Omit<Check, 'of'> | undefined {
  const text = asText[name];
  if (text !== undefined && !written.startsWith('(')) return { field: text, value: fromPython(written) };
  if (!/^(?:date|published|updated|modified|issued|created)(?:_parsed)?$/.test(name)) return undefined;
  const at = written.startsWith('(') ? fromTuple(written) : Date.parse(fromPython(written));
  return Number.isNaN(at) ? undefined : { field: 'date', value: at };
}

function fromTuple(tuple: string): number {
  const [year = 0, month = 1, day, hour, minute, second] = (tuple.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function fromPython(literal: string): string {
  const [, prefix = '', text = ''] = /^(\w*)['"]([\s\S]*)['"]$/.exec(literal) ?? [];
  if (prefix.includes('r')) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi, (...[, wide, narrow, other]) =>
    wide || narrow ? String.fromCharCode(Number.parseInt(wide ?? narrow, 16)) : (escapes[other] ?? other),
  );
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
