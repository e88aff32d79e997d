/**
 * Text from bytes whose charset may be wrong or missing: byte-order mark, wide characters, UTF-8, HTTP label,
 * declaration, and last windows-1252, which reads anything.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  const wide = wideOf(bytes);
  if (wide !== undefined) return wide;
  const labels = labelsIn(bytes, contentType);
  // These write other letters in the bytes of ASCII, so they look like UTF-8.
  const shifting = labels.find((label) => label === 'iso-2022-jp' && bytes.includes(escapeByte));
  if (shifting !== undefined) return new TextDecoder(shifting).decode(bytes);
  // Valid UTF-8 beats a label: single-byte labels lie more often than text is UTF-8 by chance.
  for (const label of ['utf-8', ...labels]) {
    const text = decodeStrictly(bytes, label);
    if (text !== undefined) return text;
  }
  return [...labels, 'utf-8'].map((label) => new TextDecoder(label).decode(bytes)).find(isMostlyRead) ?? last(bytes);
}

const headBytes = 2048;
const escapeByte = 0x1b;
const last = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);

// A body that was cut off within a letter, or has a slip in it, is still what its label says.
function isMostlyRead(text: string): boolean {
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  const letters = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  return letters >= 4 * lost;
}

// Two or four bytes a character: by a mark, or by the noughts beside the first bracket.
function wideOf(bytes: Uint8Array): string | undefined {
  const starts = (...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
  if (starts(0xef, 0xbb, 0xbf)) return new TextDecoder('utf-8').decode(bytes);
  for (const first of [0x3c, 0x7b]) {
    if (starts(0, 0, 0xfe, 0xff) || starts(0, 0, 0, first)) return fromUtf32(bytes, false);
    if (starts(0xff, 0xfe, 0, 0) || starts(first, 0, 0, 0)) return fromUtf32(bytes, true);
    if (starts(0xfe, 0xff) || starts(0, first)) return new TextDecoder('utf-16be').decode(bytes);
    if (starts(0xff, 0xfe) || starts(first, 0)) return new TextDecoder('utf-16le').decode(bytes);
  }
  return undefined;
}

// The web has given it up, and its decoders with it.
function fromUtf32(bytes: Uint8Array, isLittleEnd: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, isLittleEnd);
    characters.push(code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code));
  }
  return characters.join('').replace(/^\uFEFF/, '');
}

// Names that feeds use and the Encoding Standard does not know.
const alsoCalled: Readonly<Record<string, string>> = {
  ...{ cp936: 'gbk', ms936: 'gbk', 'gb18030-2000': 'gb18030', 'gb2312-80': 'gbk', cp932: 'shift_jis', cp949: 'euc-kr' },
  ...{ ms949: 'euc-kr', cp950: 'big5', 'latin-1': 'latin1', iso8859_1: 'latin1', utf_8: 'utf-8' },
  ...{ 'x-user-defined': 'windows-1252' },
};

function labelsIn(bytes: Uint8Array, contentType: string): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
  const found = [
    /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType),
    /encoding\s*=\s*["']([^\s"']+)/i.exec(head),
    /charset\s*=\s*["']?([^\s"';>/]+)/i.exec(head),
  ];
  return found.flatMap((match) => (match?.[1] === undefined ? [] : charsetOf(match[1].toLowerCase())));
}

// A label of two bytes a character lies where no nought stands beside the first bracket.
function charsetOf(label: string): string[] {
  try {
    const { encoding } = new TextDecoder(alsoCalled[label] ?? label);
    if (encoding.startsWith('utf-16')) return [];
    return [encoding === 'gbk' ? 'gb18030' : encoding];
  } catch {
    // Nobody knows this label, so it says nothing.
    return [];
  }
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Not this charset: the next one is tried.
    return undefined;
  }
}
