/** A cell: text, a number, or nothing. */
export type Cell = string | number | undefined;

/**
 * Rows as a CSV file (RFC 4180) that spreadsheets read as UTF-8. Text that they would take for a formula gets an
 * apostrophe before it and stays text; numbers stay numbers, also negative ones.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `${byteOrderMark}${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;

// Without it Excel reads the file in the code page of its machine.
const byteOrderMark = '\uFEFF';

function cellOf(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Also in full width, and behind blanks, tabs and line ends that a spreadsheet skips.
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const special = /[",\r\n]|^\s|\s$/;
