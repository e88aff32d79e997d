import { html } from 'hono/html';
import type { ChannelId } from '../../domain/deliveries.ts';
import { platformOf } from '../../domain/deliveries.ts';
import { formatMoment } from '../../domain/partial-date.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { agoWords } from '../../pipeline/ago.ts';
import { type Html, webAddress } from '../../platforms/console/reply-html.ts';

const charsMax = 500;

/** A text from outside on one line, in a direction of its own. */
export const outside = (text: string, max = charsMax): Html => html`<bdi>${plainLine(text, max)}</bdi>`;

/** Text from outside that leads to the web where its address is one; else the text alone. */
export function outsideLink(text: string, url: string | undefined): Html {
  const address = webAddress(url);
  if (address === undefined) return outside(text);
  return html`<a href="${address}" rel="noreferrer nofollow noopener">${outside(text)}</a>`;
}

/** A moment for people and machines. */
export const timeHtml = (at: number): Html =>
  html`<time datetime="${new Date(at).toISOString()}">${formatMoment(at)}</time>`;

/** How long ago something was, with the moment for who points at it; `never` where it never was. */
export const agoHtml = (atMs: number | null | undefined, nowMs: number): Html =>
  atMs === null || atMs === undefined
    ? html`<span class="soft">never</span>`
    : html`<time datetime="${new Date(atMs).toISOString()}" title="${formatMoment(atMs)}">${agoWords(atMs, nowMs)}</time>`;

/** The chats that channels may be of, as they are named. */
export const platformWords: Readonly<Record<string, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  console: 'Console',
  terminal: 'Terminal',
};

/** A chat by its name. */
export const platformName = (platform: string): string => platformWords[platform] ?? plainLine(platform, 20);

/** A channel with its chat. */
export const channelHtml = (channel: ChannelId): Html =>
  html`<span class="badge">${platformName(platformOf(channel)) || 'chat'}</span> <code>${outside(channel)}</code>`;

/** How many, or at least how many. */
export interface Counted {
  readonly count: number;
  readonly isMore: boolean;
}

/** `1 channel`, `3 channels`, `1,000+ channels`. */
export function countWords(counted: number | Counted, noun: string): string {
  const { count, isMore } = typeof counted === 'number' ? { count: counted, isMore: false } : counted;
  return `${count.toLocaleString('en-GB')}${isMore ? '+' : ''} ${noun}${count === 1 && !isMore ? '' : 's'}`;
}

/** A sentence on top of a page: what was done, or what did not work and what would be right. */
export const noticeHtml = (text: string | undefined, kind: 'done' | 'bad' = 'done'): Html | '' => {
  if (text === undefined) return '';
  const role = kind === 'bad' ? 'alert' : 'status';
  return html`<p class="notice${kind === 'bad' ? ' bad' : ''}" role="${role}" dir="auto">${plainLine(text, charsMax)}</p>`;
};

/** Names and what is known of them; what is not known is left out. */
export const detailsHtml = (rows: readonly (readonly [name: string, value: Html | string | undefined])[]): Html =>
  html`<dl>${rows.map(([name, value]) => (value === undefined ? '' : html`<dt>${name}</dt><dd>${value}</dd>`))}</dl>`;

export interface Pager {
  /** To the page before, or to the first. */
  readonly back?: PageLink | false | undefined;
  readonly next?: PageLink | false | undefined;
  /** `Page 2 of 3` */
  readonly where?: string;
}

export interface PageLink {
  readonly href: string;
  readonly label: string;
}

/** The ways to the other pages of a list; nothing where there are none. */
export const pagerHtml = ({ back, next, where }: Pager, label = 'Pages'): Html | '' =>
  !back && !next
    ? ''
    : html`<nav class="pager" aria-label="${label}">
  ${back && html`<a class="button" href="${back.href}">${back.label}</a>`}
  ${where !== undefined && html`<span class="soft">${where}</span>`}
  ${next && html`<a class="button" rel="next" href="${next.href}">${next.label}</a>`}
</nav>`;
