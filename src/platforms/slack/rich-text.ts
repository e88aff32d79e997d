import type { types } from '@slack/bolt';
import { outletNotNamed, tierWords } from '../../domain/outlets.ts';
import { formatDate, formatMoment } from '../../domain/partial-date.ts';
import { type Citation, type Line, textOf } from '../../domain/replies.ts';
import { linkTarget, shorten, tidy, unparsed } from './escape.ts';
import { hostOf, namesOtherHost } from './link-labels.ts';

/** A piece of a row of rich text. */
export type Element = types.RichTextText | types.RichTextLink | types.RichTextDate;

/** Words as they stand. */
export const plain = (text: string): types.RichTextText => ({ type: 'text', text: unparsed(text) });

/** A line of a message, crossed out where it is struck. */
export function lineElements(line: Line): Element[] {
  const element = plain(shorten(tidy(textOf(line)), lineMaxChars));
  return [typeof line === 'string' ? element : { ...element, style: { strike: true } }];
}

/** A source with its number, linked where that is safe. */
export function citationElements(citation: Citation, index: number): Element[] {
  const { outlet, tier, url, title } = citation;
  const name = brief(title ?? '');
  return [
    plain(`[${index + 1}] `),
    ...linked(brief(outlet) || outletNotNamed, linkTarget(url)),
    plain(` · ${tierWords[tier]} · `),
    momentOf(citation),
    ...(name === '' ? [] : [plain(` · ${name}`)]),
  ];
}

// Slack shows a moment in the zone of who reads it; where it cannot, in UTC.
const momentOf = ({ date, at }: Citation): Element =>
  at === undefined
    ? plain(brief(formatDate(date)))
    : {
        type: 'date',
        timestamp: Math.floor(at / 1000),
        format: '{date_short_pretty}, {time}',
        fallback: formatMoment(at),
      };

function linked(label: string, target: string | undefined): Element[] {
  if (target === undefined) return [plain(label)];
  if (!namesOtherHost(label, target)) return [{ type: 'link', url: target, text: unparsed(label) }];
  // An outlet that is called like one host and lies on another: what is pressed says where it leads.
  return [plain(`${label} (`), { type: 'link', url: target, text: hostOf(target) }, plain(')')];
}

/** Rows from the top as far as they fit, measured as the JSON that Slack counts. */
export function firstRows(
  rows: readonly Element[][],
  maxChars: number,
): { readonly kept: Element[][]; readonly isCut: boolean } {
  const kept: Element[][] = [];
  let used = 0;
  for (const row of rows) {
    used += row.reduce((sum, element) => sum + sizeOf(element), breakChars);
    if (used > maxChars) return { kept, isCut: true };
    kept.push(row);
  }
  return { kept, isCut: false };
}

/** Rows as blocks, each no longer than Slack surely takes. */
export function richText(rows: readonly Element[][]): types.RichTextBlock[] {
  const groups: Element[][][] = [];
  let used = blockMaxChars;
  for (const row of rows) {
    const size = 1 + row.reduce((sum, element) => sum + shownChars(element), 0);
    if (used + size > blockMaxChars) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(row);
    used += size;
  }
  return groups
    .map(joined)
    .filter((elements) => elements.length > 0)
    .map(richTextBlock);
}

/** One block of rich text. */
export const richTextBlock = (elements: types.RichTextElement[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

const shownChars = (element: Element): number =>
  (element.type === 'date' ? element.fallback : element.text)?.length ?? 0;

const blockMaxChars = 3_000;
const lineMaxChars = 1_500;
const partMaxChars = 300;

const brief = (text: string): string => shorten(tidy(text).trim(), partMaxChars);

// Plain neighbours become one element; around any other there is JSON of its own, and of the break after it.
const breakChars = 2;
const separateChars = 34;
const sizeOf = (element: Element): number =>
  isPlain(element) ? JSON.stringify(element.text).length - 2 : JSON.stringify(element).length + separateChars;

// Rows with breaks between them. Neighbours that look alike become one element, since Slack counts the JSON around
// each; a crossed-out line ends before its break.
function joined(rows: readonly Element[][]): Element[] {
  const elements: Element[] = [];
  for (const element of rows.flatMap((row, i) => (i === 0 ? row : [plain('\n'), ...row]))) {
    const last = elements.at(-1);
    if (element.type !== 'date' && element.text === '') continue;
    if (last !== undefined && isPlain(last) && isPlain(element))
      elements.splice(-1, 1, { type: 'text', text: last.text + element.text });
    else elements.push(element);
  }
  return elements;
}

const isPlain = (element: Element): element is types.RichTextText =>
  element.type === 'text' && element.style === undefined;
