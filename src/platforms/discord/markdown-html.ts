import { formatMoment } from '../../domain/partial-date.ts';
import { type Html, html } from '../../lib/html.ts';

/** The part of Discord's Markdown that Parley writes, as Discord shows it: a line each. */
export const markdownHtml = (text: string): Html[] => text.split('\n').map(lineHtml);

function lineHtml(line: string): Html {
  if (line.startsWith('## ')) return html`<h2 dir="auto">${inlineHtml(line.slice(3))}</h2>`;
  if (line.startsWith('-# ')) return html`<p class="small" dir="auto">${inlineHtml(line.slice(3))}</p>`;
  return html`<p dir="auto">${inlineHtml(line)}</p>`;
}

// In this order: what is escaped shows as it stands, whatever it is.
const inline =
  /\\(?<escaped>.)|\[(?<label>(?:\\.|[^\]\\])*)\]\(<(?<url>https?:[^>]*)>\)|~~(?<struck>(?:\\.|[^~\\])*)~~|<@&(?<role>\d+)>|<#(?<channel>\d+)>|<t:(?<moment>\d+):f>/gu;

function inlineHtml(text: string): Html[] {
  const parts: Html[] = [];
  let end = 0;
  for (const mark of text.matchAll(inline)) {
    parts.push(html`${text.slice(end, mark.index)}`, markHtml(mark.groups ?? {}));
    end = mark.index + mark[0].length;
  }
  return [...parts, html`${text.slice(end)}`];
}

// Roles and channels have names that only Discord knows.
function markHtml({ escaped, label, url, struck, role, channel, moment }: Readonly<Record<string, string>>): Html {
  if (label !== undefined)
    return html`<a href="${url ?? ''}" rel="noreferrer nofollow noopener" dir="auto">${inlineHtml(label)}</a>`;
  if (struck !== undefined) return html`<s>${inlineHtml(struck)}</s>`;
  if (role !== undefined) return html`<span class="mention">@${role}</span>`;
  if (channel !== undefined) return html`<span class="mention">#${channel}</span>`;
  if (moment !== undefined) return html`${formatMoment(Number(moment) * 1000)}`;
  return html`${escaped ?? ''}`;
}
