import { html } from 'hono/html';
import type { Claim } from '../../../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../../../domain/coverage.ts';
import type { Fact, Version } from '../../../domain/facts.ts';
import { dayOf } from '../../../domain/partial-date.ts';
import { onlySeen, shorten } from '../../../lib/plain-text.ts';
import { citationOf } from '../../../pipeline/citing.ts';
import { inContext } from '../../../pipeline/quote-context.ts';
import { citationHtml, type Html } from '../../../platforms/console/reply-html.ts';
import type { StoriedClaim } from '../../../ports.ts';
import { consoleBase } from '../page.ts';
import { factsAddress, statusHtml, tidy, valueOn } from './fact-parts.ts';
import { accountOf } from './fact-versions.ts';

export interface ClaimsView {
  readonly fact: Fact;
  /** The last to come in first. */
  readonly claims: readonly StoriedClaim[];
  /** Where the next page begins, if there is one. */
  readonly next: number | undefined;
  readonly isFirstPage: boolean;
  readonly nowMs: number;
  readonly limits: QuoteLimits;
}

interface QuoteLimits {
  /** What is shown of a piece on each side of a quote, about. */
  readonly charsAround: number;
  /** A longer quote is cut. */
  readonly quoteCharsMax: number;
}

/** The claims behind a fact, each with its quote where it stands in its piece. */
export function claimsHtml(view: ClaimsView): Html {
  const { fact, claims, next, isFirstPage } = view;
  return html`<section aria-labelledby="claims">
    <h2 id="claims">Claims</h2>
    <p class="soft">What this rests on, word for word, the last to come in first.</p>
    ${claims.length === 0 && html`<p class="notice">No ${isFirstPage ? '' : 'older '}claim is kept here.</p>`}
    <ol class="claims">${claims.map((told) => claimHtml(told, view))}</ol>
    <nav class="pages" aria-label="Claims">
      ${!isFirstPage && html`<a class="button" href="${factsAddress('/fact', { key: fact.key })}#claims">Newest claims</a>`}
      ${next !== undefined && html`<a class="button" href="${factsAddress('/fact', { key: fact.key, before: next })}#claims">Older claims</a>`}
    </nav>
  </section>`;
}

function claimHtml({ toldIn, claim, item, storyId }: StoriedClaim, { fact, nowMs, limits }: ClaimsView): Html {
  const story = `${consoleBase}/stories/story?${new URLSearchParams({ id: storyId })}`;
  return html`<li class="card claim" id="c-${toldIn}">
    ${quoteHtml({ claim, item }, limits)}
    ${claim.says !== undefined && html`<p dir="auto">${tidy(claim.says)}</p>`}
    <p class="sources">${citationHtml(sourceOf(item))}${accountOf(claim)}</p>
    <p class="meta">${readAs({ claim, fact, today: dayOf(nowMs) })} · ${sureness(claim)}${claim.isCorrection && ' · a correction'}${claim.isRecalled && ' · told as history'}${claim.quote !== undefined && html` · <a href="${story}">its story</a>`}</p>
    ${claim.note !== undefined && html`<p class="note"><b>Our note:</b> ${tidy(claim.note)}</p>`}
  </li>`;
}

interface Quoted {
  readonly claim: Claim;
  readonly item: CoverageItem;
}

// The text of a document of a seed pack is not kept. A piece may have been changed since: then its quote stands alone.
function quoteHtml({ claim, item }: Quoted, { charsAround, quoteCharsMax }: QuoteLimits): Html {
  const { quote } = claim;
  if (quote === undefined)
    return html`<p class="soft">Entered from <bdi>${tidy(item.title) || 'a document'}</bdi>, whose text is not kept here.</p>`;
  const place = placeOf({ claim, item }, quote);
  if (place === undefined || quote.length > quoteCharsMax)
    return html`<blockquote dir="auto"><mark>${onlySeen(shorten(quote, quoteCharsMax))}</mark></blockquote>`;
  const { before, after, isCutBefore, isCutAfter } = inContext({ ...place, charsAround });
  return html`<blockquote dir="auto">${isCutBefore && '… '}${onlySeen(before)}<mark>${onlySeen(quote)}</mark>${onlySeen(after)}${isCutAfter && ' …'}</blockquote>`;
}

// Without a place in the text, the quote is of the title.
function placeOf({ claim, item }: Quoted, quote: string) {
  const { start } = claim;
  if (start === undefined) return placeIn(item.title, { start: item.title.indexOf(quote), quote });
  return placeIn(item.text, { start, quote }) ?? placeIn(item.text, { start: item.text.indexOf(quote), quote });
}

function placeIn(text: string, { start, quote }: { readonly start: number; readonly quote: string }) {
  const end = start + quote.length;
  return start >= 0 && text.slice(start, end) === quote ? { text, start, end } : undefined;
}

const sourceOf = (item: CoverageItem) => {
  const { id: itemId, outlet, tier, title, url, publishedAt, publishedOn, isDateGuessed } = item;
  const isToTheMinute = publishedAt !== null && publishedOn === undefined;
  return citationOf({
    ...{ itemId, outlet, tier, title, date: publishedOn ?? dayOf(spokenAt(item)) },
    ...(url !== undefined && { url }),
    ...(isDateGuessed && { isDateGuessed }),
    ...(isToTheMinute && { at: publishedAt }),
  });
};

interface Reading {
  readonly claim: Claim;
  readonly fact: Fact;
  readonly today: string;
}

// What was taken back, and a second value of one piece, stand in no version.
function readAs({ claim, fact, today }: Reading): Html {
  const version = fact.versions.find(({ tellings }) => tellings.some(({ claimId }) => claimId === claim.id));
  if (version === undefined) return html`Counts for no version`;
  const told: Version = { ...version, statement: claim.statement };
  const value = tidy(valueOn(told, today));
  return html`Read as <b dir="auto">${version.standing === 'struck' ? html`<s>${value}</s>` : value}</b> ${statusHtml(version, today)}`;
}

const surely = 0.8;
const unsurely = 0.6;

function sureness({ quote, confidence }: Claim): string {
  if (quote === undefined) return 'entered by hand';
  if (confidence >= surely) return 'read surely';
  return confidence >= unsurely ? 'read with some doubt' : 'read with much doubt, told in no alert';
}
