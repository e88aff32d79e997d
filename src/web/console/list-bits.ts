import { html } from 'hono/html';
import { formatMoment } from '../../domain/partial-date.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { agoWords } from '../../pipeline/ago.ts';
import { type Html, webAddress } from '../../platforms/console/reply-html.ts';
import { outside } from './bits.ts';

const charsMax = 500;

/** Text from outside that leads to the web where its address is one; else the text alone. */
export function outsideLink(text: string, url: string | undefined): Html {
  const address = webAddress(url);
  if (address === undefined) return outside(text);
  return html`<a href="${address}" rel="noreferrer nofollow noopener">${outside(text)}</a>`;
}

/** How long ago something was, with the moment for who points at it; `never` where it never was. */
export const agoHtml = (atMs: number | null | undefined, nowMs: number): Html =>
  atMs === null || atMs === undefined
    ? html`<span class="soft">never</span>`
    : html`<time datetime="${new Date(atMs).toISOString()}" title="${formatMoment(atMs)}">${agoWords(atMs, nowMs)}</time>`;

/** A sentence on top of a page: what was done, or what did not work and what would be right. */
export const noticeHtml = (text: string | undefined, kind: 'done' | 'bad' = 'done'): Html | '' => {
  if (text === undefined) return '';
  const role = kind === 'bad' ? 'alert' : 'status';
  return html`<p class="notice${kind === 'bad' ? ' bad' : ''}" role="${role}" dir="auto">${plainLine(text, charsMax)}</p>`;
};

/** Names and what is known of them; what is not known is left out. */
export const factsHtml = (rows: readonly (readonly [name: string, value: Html | string | undefined])[]): Html =>
  html`<dl>${rows.map(([name, value]) => (value === undefined ? '' : html`<dt>${name}</dt><dd>${value}</dd>`))}</dl>`;

/** An address of the console with its query; what is undefined or empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) given.set(name, value);
  return given.size === 0 ? path : `${path}?${given}`;
}
