import { checkLength, checkText, fault, isObject, type Loose, listOf } from './fake-slack-texts.ts';

interface Known {
  readonly where: string;
  readonly known: readonly string[];
}

/** Fields that a kind of block or element does not have. */
export const unknownFields = (node: Loose, { where, known }: Known): string[] =>
  Object.keys(node)
    .filter((name) => !known.includes(name))
    .map((name) => fault(`no more properties allowed: ${name}`, where));

/** What is wrong with a block of buttons. Of all that Slack allows in one, only buttons are taken here. */
export function checkActions(block: Loose, where: string): string[] {
  const items = listOf(block.elements);
  return [
    ...unknownFields(block, { where, known: ['type', 'block_id', 'elements'] }),
    ...(items.length < 1 || items.length > 25 ? [fault('1 to 25 items allowed', `${where}/elements`)] : []),
    ...items.flatMap((item, i) => checkButton(item, `${where}/elements/${i}`)),
  ];
}

const buttonFields = ['type', 'text', 'action_id', 'value', 'url', 'style', 'confirm', 'accessibility_label'];

function checkButton(button: unknown, where: string): string[] {
  if (!isObject(button) || button.type !== 'button') return [fault('must be a button', where)];
  const { text, action_id, value, url, style } = button;
  return [
    ...unknownFields(button, { where, known: buttonFields }),
    ...checkText(text, { where: `${where}/text`, max: 75, only: 'plain_text' }),
    ...checkLength(action_id, { where: `${where}/action_id`, max: 255 }),
    ...(value === undefined ? [] : checkLength(value, { where: `${where}/value`, max: 2000 })),
    ...(url === undefined ? [] : checkLength(url, { where: `${where}/url`, max: 3000 })),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : [fault('unknown style', where)]),
  ];
}

const tableFields = ['type', 'block_id', 'rows', 'caption', 'page_size', 'row_header_column_index'];

/** What is wrong with a data table: a header and 1 to 100 rows of as many cells, 10,000 characters in all. */
export function checkDataTable(block: Loose, where: string): string[] {
  const rows: unknown[] = Array.isArray(block.rows) ? block.rows : [];
  const columns = listOf(rows[0]).length;
  const isEven = rows.every((row) => Array.isArray(row) && row.length === columns);
  const chars = rows.flatMap(listOf).reduce((sum, { text }) => sum + String(text ?? '').length, 0);
  return [
    ...unknownFields(block, { where, known: tableFields }),
    ...checkLength(block.caption, { where: `${where}/caption`, max: 3000 }),
    ...(rows.length < 2 || rows.length > 101 ? [fault('2 to 101 rows allowed', `${where}/rows`)] : []),
    ...(columns < 1 || columns > 20 ? [fault('1 to 20 cells allowed', `${where}/rows/0`)] : []),
    ...(isEven ? [] : [fault('all rows must have as many cells', `${where}/rows`)]),
    ...(chars > 10_000 ? [fault('must be less than 10001 characters', `${where}/rows`)] : []),
    ...(isWithin(block.page_size, [1, 100]) ? [] : [fault('1 to 100 allowed', `${where}/page_size`)]),
    ...(isWithin(block.row_header_column_index, [0, columns - 1])
      ? []
      : [fault('no such column', `${where}/row_header_column_index`)]),
    ...rows.flatMap((row, y) => listOf(row).flatMap((cell, x) => checkCell(cell, `${where}/rows/${y}/${x}`))),
  ];
}

const isWithin = (value: unknown, [min, max]: readonly [number, number]): boolean =>
  value === undefined || (Number.isInteger(value) && Number(value) >= min && Number(value) <= max);

// Slack also takes rich text in cells; Parley sends none, so it is refused here.
function checkCell(cell: unknown, where: string): string[] {
  if (!isObject(cell)) return [fault('must be an object', where)];
  const isNumber = cell.type === 'raw_number';
  if (cell.type !== 'raw_text' && !isNumber) return [fault('failed to match all allowed schemas', where)];
  return [
    ...unknownFields(cell, { where, known: ['type', 'text', ...(isNumber ? ['value'] : [])] }),
    ...checkLength(cell.text, { where: `${where}/text`, max: 10_000 }),
    ...(isNumber && typeof cell.value !== 'number' ? [fault('must be a number', `${where}/value`)] : []),
  ];
}
