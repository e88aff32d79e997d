/** Text from bytes whose charset may be wrong or missing: byte-order mark, HTTP label, declaration, UTF-8, windows-1252. */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  const marked = byteOrderMarks.find(({ bytes: mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return new TextDecoder(marked.label).decode(bytes);
  // Valid UTF-8 beats a label: single-byte labels lie more often than text is UTF-8 by chance.
  for (const label of ['utf-8', ...labelsIn(bytes, contentType)]) {
    const text = decodeStrictly(bytes, label);
    if (text !== undefined) return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

const byteOrderMarks = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
];
const headBytes = 2048;
const wider: Readonly<Record<string, string>> = { gb2312: 'gb18030', gbk: 'gb18030', 'iso-8859-1': 'windows-1252' };

function labelsIn(bytes: Uint8Array, contentType: string): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
  const labels = [
    /charset\s*=\s*["']?([\w-]+)/i.exec(contentType),
    /encoding\s*=\s*["']([\w-]+)/i.exec(head),
    /charset\s*=\s*["']?([\w-]+)/i.exec(head),
  ];
  return labels.flatMap((found) => (found?.[1] ? [wider[found[1].toLowerCase()] ?? found[1].toLowerCase()] : []));
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Not this charset, or a label that nobody knows: the next one is tried.
    return undefined;
  }
}
