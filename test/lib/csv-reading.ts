const byteOrderMark = '\uFEFF';

// A quoted cell with doubled quotes, or a bare one; then what ends it.
const cellPattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;

/** The rows of a CSV file (RFC 4180) as text, without its byte order mark. Throws where it is none. */
export function readCsv(file: string): string[][] {
  const text = file.startsWith(byteOrderMark) ? file.slice(1) : file;
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    cellPattern.lastIndex = at;
    const match = cellPattern.exec(text);
    if (match === null) throw new Error(`No CSV at ${at}: ${text.slice(at, at + 40)}`);
    const [whole, quoted, bare = '', end] = match;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    at += whole.length;
  }
  return rows;
}
