import { html } from 'hono/html';
import { outletNotNamed, tierWords } from '../../../domain/outlets.ts';
import { formatDate } from '../../../domain/partial-date.ts';
import { wordsOf } from '../../../pipeline/slug-words.ts';
import type { Joining } from '../../../pipeline/story-joining.ts';
import { type Html, webAddress } from '../../../platforms/console/reply-html.ts';
import { outside, timeHtml } from '../bits.ts';
import type { Piece } from './story-page.ts';

/** The pieces of a story in order, each with its outlet, its times, and why it is here. */
export function coverageHtml(pieces: readonly Piece[]): Html {
  const byId = new Map(pieces.map((piece, i) => [piece.reading.item.id, { number: i + 1, piece }]));
  const nameOf = (id: string): Html => {
    const found = byId.get(id);
    return found === undefined
      ? html`an earlier piece`
      : html`<a href="#piece-${found.number}">${outside(found.piece.reading.item.outlet ?? outletNotNamed)}</a>`;
  };
  return pieces.length === 0
    ? html`<p class="soft">No coverage of it is kept.</p>`
    : html`<ol class="pieces">${pieces.map((piece, i) => html`<li class="card" id="piece-${i + 1}">${pieceHtml(piece, nameOf)}</li>`)}</ol>`;
}

type NameOf = (itemId: string) => Html;

function pieceHtml({ reading, joining }: Piece, nameOf: NameOf): Html {
  const { item, isRelevant, topics } = reading;
  const target = webAddress(item.url);
  const title = outside(item.title);
  return html`<h3>${target === undefined ? title : html`<a href="${target}" rel="noreferrer nofollow noopener">${title}</a>`}</h3>
    <p class="meta">${outside(item.outlet ?? outletNotNamed)} · ${tierWords[item.tier]} · ${publishedHtml(item)} · seen ${timeHtml(item.seenAt)}</p>
    <p>${isRelevant ? html`<span class="badge good">coverage</span>` : html`<span class="badge bad">no coverage of the talks</span>`}
      ${topics.map((topic) => html`<span class="badge">${outside(wordsOf(topic), 60)}</span> `)}
      ${item.workspace !== undefined && html`<span class="badge high">only for ${outside(item.workspace, 100)}</span>`}
      ${voiceHtml({ item, joining }, nameOf)}</p>
    ${joiningHtml(joining, nameOf)}
    ${reasonsHtml(item.reasons ?? [])}`;
}

type Item = Piece['reading']['item'];

function publishedHtml({ publishedAt, publishedOn, isDateGuessed }: Item): Html {
  if (publishedAt !== null) return html`published ${timeHtml(publishedAt)}${isDateGuessed && ' (our guess)'}`;
  return publishedOn === undefined
    ? html`bears no date`
    : html`published ${formatDate(publishedOn)}${isDateGuessed && ' (our guess)'}`;
}

// What only publishes again, or is of nobody, makes no claim more certain.
function voiceHtml(
  { item, joining }: { readonly item: Item; readonly joining: Joining },
  nameOf: NameOf,
): Html | false {
  if (item.voice !== null) return false;
  if (joining.copyOf !== undefined)
    return html`<span class="badge normal">copy</span> <span class="soft">Syndicated copy of ${nameOf(joining.copyOf)}, no second voice.</span>`;
  if (item.tier === 'copy' || item.tier === 'aggregator')
    return html`<span class="badge normal">${tierWords[item.tier]}</span> <span class="soft">It publishes what others said: no second voice.</span>`;
  return html`<span class="badge normal">no second voice</span> <span class="soft">${item.outlet === null ? 'It names no outlet.' : 'Its words were taken for those of another piece when it came in.'}</span>`;
}

const percentFormat = { style: 'percent', maximumFractionDigits: 0 } as const;

function joiningHtml(joining: Joining, nameOf: NameOf): Html {
  if (joining.kind === 'opened') return html`<p class="why">It opened the story.</p>`;
  if (joining.kind === 'aside')
    return html`<p class="why">It is kept aside: no coverage joins a story for its sake.</p>`;
  const { documents, copyOf, likeness, words, claims, isSameDay, wouldJoin } = joining;
  const why = [
    documents.length > 0 && html`It is about the same official document: ${outside(documents.join(', '))}.`,
    copyOf !== undefined && html`Its first words are those of ${nameOf(copyOf)}.`,
    claims.length > 0 &&
      html`It says what a piece before it says: ${outside(claims.slice(0, claimsMax).join('; '), 600)}.`,
    words.length > 0 &&
      html`It shares words with the pieces before it: ${words.map((word, i) => html`${i > 0 ? ', ' : ''}<code>${outside(word, 40)}</code>`)}.`,
    isSameDay && html`It puts its act on the same day.`,
    html`Its words are ${likeness.toLocaleString('en', percentFormat)} like those before it.`,
    !wouldJoin &&
      html`By what is kept now it would not be put here: it came in when other pieces stood here, or was known already.`,
  ].filter((one) => one !== false);
  return html`<ul class="why" aria-label="Why it joined, worked out now">${why.map((one) => html`<li>${one}</li>`)}</ul>`;
}

const claimsMax = 4;

const reasonsHtml = (reasons: readonly string[]): Html | false =>
  reasons.length > 0 &&
  html`<details><summary>Why it is, or is not, coverage</summary><ul>${reasons.map((reason) => html`<li>${outside(reason)}</li>`)}</ul></details>`;
