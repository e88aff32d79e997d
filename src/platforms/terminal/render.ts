import { formatDate, formatMoment } from '../../domain/partial-date.ts';
import { type Citation, type Line, type Reply, textOf } from '../../domain/replies.ts';

/** A Reply as plain text for a terminal. Control characters of outside text are taken out. */
export function renderText({ title, lines, citations, notes, chart }: Reply): string {
  const parts = [title, '', ...lines.map(renderLine)];
  if (chart) parts.push('', `Chart: ${chart.alt}`);
  if (citations.length > 0) parts.push('', ...citations.map(renderCitation));
  if (notes.length > 0) parts.push('', ...notes);
  return parts.map(withoutControls).join('\n');
}

const renderLine = (line: Line): string => (typeof line === 'string' ? line : `[struck] ${textOf(line)}`);

const renderCitation = ({ outlet, tier, date, at, url, title }: Citation, index: number): string =>
  [
    `[${index + 1}] ${outlet} (${tier}), ${at === undefined ? formatDate(date) : formatMoment(at)}`,
    title && `“${title}”`,
    url,
  ]
    .filter(Boolean)
    .join(', ');

// Escape sequences would move the cursor or colour what follows.
const withoutControls = (text: string): string => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ');
