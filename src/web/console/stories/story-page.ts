import { html } from 'hono/html';
import type { Alert } from '../../../domain/alerts.ts';
import type { CoverageReading } from '../../../domain/coverage-entries.ts';
import type { ToldCount } from '../../../domain/listed-deliveries.ts';
import { headlineOf } from '../../../pipeline/compose.ts';
import { inOrderSeen, type Joining } from '../../../pipeline/story-joining.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { countWords, outside, toldWords } from '../bits.ts';
import { consoleBase } from '../page.ts';
import { messageHtml } from './alert-page.ts';
import { coverageHtml } from './coverage-html.ts';
import { developmentsHtml } from './development-html.ts';
import { alertBadges } from './story-list.ts';
import type { StoryParts } from './story-routes.ts';
import { loadOwed, type OwedPage, owedHtml } from './told-channels.ts';

/** A piece with what shows why it is in its story. */
export interface Piece {
  readonly reading: CoverageReading;
  readonly joining: Joining;
}

interface Sent {
  readonly alert: Alert;
  readonly told: ToldCount;
  readonly owed: OwedPage;
}

interface StoryView {
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** There are more pieces, or alerts, than are shown. */
  readonly isCutShort: { readonly pieces: boolean; readonly alerts: boolean };
  /** Newest first. */
  readonly sent: readonly Sent[];
}

/** A story with its first pieces and its newest alerts; undefined where neither is known. */
export async function loadStory(parts: StoryParts, storyId: string): Promise<StoryView | undefined> {
  const { store, joinings, limits } = parts;
  const { piecesPerStoryMax, alertsPerStoryMax } = limits.lists;
  const readings = await store.coverage.ofStory(storyId, piecesPerStoryMax + 1);
  const alerts = await store.alerts.ofStory(storyId, alertsPerStoryMax + 1);
  if (readings.length === 0 && alerts.length === 0) return undefined;
  const inOrder = inOrderSeen(readings.slice(0, piecesPerStoryMax));
  const why = joinings(inOrder);
  const pieces = inOrder.flatMap((reading, i) => {
    const joining = why[i];
    return joining === undefined ? [] : [{ reading, joining }];
  });
  const sent = [];
  for (const alert of alerts.slice(0, alertsPerStoryMax)) sent.push(await loadSent(parts, alert));
  const isCutShort = { pieces: readings.length > piecesPerStoryMax, alerts: alerts.length > alertsPerStoryMax };
  const [newest] = alerts;
  const title = newest === undefined ? (inOrder[0]?.item.title ?? 'A story') : headlineOf(newest);
  return { title, pieces, isCutShort, sent };
}

async function loadSent(parts: StoryParts, alert: Alert): Promise<Sent> {
  const { channelsPerAlertMax: limit, channelsCountedMax } = parts.limits.lists;
  return {
    alert,
    told: await parts.store.deliveries.toldCount(alert.id, channelsCountedMax),
    owed: await loadOwed(parts, { alert, after: '', limit }),
  };
}

/** One story: what was grouped and why, what it changed, what was told where. */
export const storyBody = ({ title, pieces, isCutShort, sent }: StoryView): Html => html`
  <p><a href="${consoleBase}/stories">← All stories</a></p>
  <h1>${outside(title)}</h1>
  <p class="soft">${countWords({ count: pieces.length, isMore: isCutShort.pieces }, 'piece')} of coverage · ${voicesOf(pieces)} · ${countWords({ count: sent.length, isMore: isCutShort.alerts }, 'alert')}</p>
  <nav class="within" aria-label="On this page"><a href="#alerts">What was told</a> <a href="#developments">Developments</a> <a href="#coverage">What was grouped, and why</a></nav>
  <h2 id="alerts">What was told, and where</h2>
  ${sent.length > 0 ? sent.map(sentHtml) : html`<p class="notice">Nothing was told of this story: it was known when Parley began to listen, or it tells nothing new.</p>`}
  ${isCutShort.alerts && html`<p class="soft">Only the newest alerts of this story are shown.</p>`}
  <h2 id="developments">Developments</h2>
  ${developmentsHtml(sent.map(({ alert }) => alert))}
  <h2 id="coverage">What was grouped, and why</h2>
  <p class="soft">In the order in which it came in. Why a piece was put here is not written down: what is said of it is worked out now, from the pieces before it, with the same measures.</p>
  ${coverageHtml(pieces)}
  ${isCutShort.pieces && html`<p class="soft">Only the first ${pieces.length} pieces are shown.</p>`}`;

function voicesOf(pieces: readonly Piece[]): string {
  const voices = new Set(pieces.flatMap(({ reading }) => (reading.isRelevant ? (reading.item.voice ?? []) : [])));
  return countWords({ count: voices.size }, 'independent outlet');
}

const sentHtml = ({
  alert,
  told,
  owed,
}: Sent): Html => html`<section class="sent" id="alert-${alert.shortId}" aria-label="Alert ${alert.shortId}">
  <p>${alertBadges(alert)} <code>${alert.shortId}</code></p>
  ${messageHtml(alert)}
  <h3>Where it was posted: ${toldWords(told)}</h3>
  ${owedHtml({ owed: owed.owed, alert })}
  <p><a href="${consoleBase}/stories/alert?${new URLSearchParams({ id: alert.id })}">${owed.next === undefined ? 'Channels without it, and why' : 'All channels, and those without it'}</a></p>
</section>`;
