import type { types } from '@slack/bolt';
import { tierWords } from '../../domain/outlets.ts';
import { formatDate, formatMoment } from '../../domain/partial-date.ts';
import { chartInWords, type Line, type Reply, textOf } from '../../domain/replies.ts';
import { escapeMarkup, linkTarget, shorten, tidy, unparsed } from './escape.ts';

/** What a reader is told where a message had to be cut: how to get the rest. */
export function shortenedNote({ more }: Pick<Reply, 'more'>): string {
  const command = shorten(tidy(more ?? '').trim(), commandMaxChars);
  return command === ''
    ? '… shortened; ask with a narrower option, e.g. side:US'
    : `… shortened; ${command} shows the rest`;
}

/** The whole message as lines of text, for places that show no blocks: notifications, screen readers, old clients. */
export function plainTextOf(message: Reply): string {
  const reply = chartInWords(message);
  const citations = reply.citations.map(({ outlet, tier, date, at, title, url }, i) =>
    [
      `[${i + 1}] ${outlet}`,
      tierWords[tier],
      at === undefined ? formatDate(date) : formatMoment(at),
      title,
      linkTarget(url),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
  );
  const parts = [reply.title, ...reply.lines.map(plainLine), ...citations, ...reply.notes];
  return parts.map(tidy).join('\n').trim() || '…';
}

/** The top-level text of a message, as long as Slack advises at most; an entity is never cut in two. */
export function fallbackText(reply: Reply): string {
  const text = plainTextOf(reply);
  const whole = escapeMarkup(text);
  if (whole.length <= textMaxChars) return whole;
  const note = escapeMarkup(shortenedNote(reply));
  const room = textMaxChars - note.length - 1;
  let kept = '';
  for (const character of text) {
    const escaped = escapeMarkup(character);
    if (kept.length + escaped.length > room) break;
    kept += escaped;
  }
  return `${kept}\n${note}`;
}

/** The message as one block without any markup, for a Slack that refuses our usual blocks. */
export function plainBlocks(reply: Reply): types.SectionBlock[] {
  const text = unparsed(plainTextOf(reply));
  const note = unparsed(`\n${shortenedNote(reply)}`);
  const fitting = text.length <= sectionMaxChars ? text : shorten(text, sectionMaxChars - note.length) + note;
  return [{ type: 'section', text: { type: 'plain_text', text: fitting, emoji: false } }];
}

const textMaxChars = 4000;
const sectionMaxChars = 3000;
const commandMaxChars = 200;

// Tildes of the text's own would end the crossing out early.
const plainLine = (line: Line): string =>
  typeof line === 'string' ? line : `~${textOf(line).replaceAll('~', '∼').trim()}~`;
