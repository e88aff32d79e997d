import { formatDate } from '../../domain/partial-date.ts';
import { type Line, type Reply, textOf } from '../../domain/replies.ts';
import { escapeMarkup, linkTarget, shorten, tidy } from './escape.ts';

/** What a reader is told where a message had to be cut. */
export const shortenedNote = '… shortened; ask with a narrower option, e.g. side:US';

/** The whole message as lines of text, for places that show no blocks: notifications, screen readers, old clients. */
export function plainTextOf(reply: Reply): string {
  const citations = reply.citations.map(({ outlet, tier, date, title, url }, i) =>
    [`[${i + 1}] ${outlet}`, tier, formatDate(date), title, linkTarget(url)]
      .filter((part) => part !== undefined)
      .join(' · '),
  );
  const parts = [reply.title, ...reply.lines.map(plainLine), ...citations, ...reply.notes];
  return parts.map(tidy).join('\n').trim() || '…';
}

/** Text that fits once it is escaped; an entity is never cut in two. */
export function fitEscaped(text: string, maxChars: number): string {
  const whole = escapeMarkup(text);
  if (whole.length <= maxChars) return whole;
  const room = maxChars - shortenedNote.length - 1;
  let kept = '';
  for (const character of text) {
    const escaped = escapeMarkup(character);
    if (kept.length + escaped.length > room) break;
    kept += escaped;
  }
  return `${kept}\n${shortenedNote}`;
}

/** The top-level text of a message, as long as Slack advises at most. */
export const fallbackText = (reply: Reply): string => fitEscaped(plainTextOf(reply), textMaxChars);

/** The message as one block without any markup, for a Slack that refuses our usual blocks. */
export const plainBlocks = (reply: Reply) => [
  {
    type: 'section' as const,
    text: { type: 'plain_text' as const, text: shorten(plainTextOf(reply), sectionMaxChars), emoji: false },
  },
];

const textMaxChars = 4000;
const sectionMaxChars = 3000;

// Tildes of the text's own would end the crossing out early.
const plainLine = (line: Line): string =>
  typeof line === 'string' ? line : `~${textOf(line).replaceAll('~', '∼').trim()}~`;
