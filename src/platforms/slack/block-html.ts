import type { types } from '@slack/bolt';
import { type Html, html } from '../../lib/html.ts';
import { barsHtml } from './bars-html.ts';
import type { SlackBlock } from './render.ts';

/** Blocks as Slack shows them; its pictures from `picture`. A block that Parley does not send is an error. */
export const blocksHtml = (blocks: readonly SlackBlock[], picture?: string): Html[] =>
  blocks.map((block) =>
    block.type === 'image'
      ? html`<img src="${picture ?? ''}" alt="${block.alt_text}" loading="lazy">`
      : blockHtml(block),
  );

/** A block that holds its own words. */
export function blockHtml(block: SlackBlock): Html {
  switch (block.type) {
    case 'header':
      return html`<h2 dir="auto">${block.text.text}</h2>`;
    case 'rich_text':
      return html`${block.elements.map(richHtml)}`;
    case 'section':
      return html`<p class="text" dir="auto">${block.text?.text ?? ''}</p>`;
    case 'context':
      return html`<p class="small" dir="auto">${block.elements.map(wordsOf).join(' ')}</p>`;
    case 'actions':
      return html`<div class="presses">${block.elements.map(buttonHtml)}</div>`;
    case 'data_table':
      return tableHtml(block);
    case 'data_visualization':
      return barsHtml(block);
    default:
      throw unknownPart(block.type);
  }
}

const unknownPart = (type: string): Error => new Error(`No drawing for ${type}.`);

const wordsOf = (element: types.ContextBlock['elements'][number]): string => ('text' in element ? element.text : '');

function buttonHtml(element: types.ActionsBlock['elements'][number]): Html {
  if (element.type !== 'button') throw unknownPart(element.type);
  return html`<button type="button" disabled>${element.text.text}</button>`;
}

function richHtml(part: types.RichTextBlock['elements'][number]): Html {
  if (part.type !== 'rich_text_section') throw unknownPart(part.type);
  return html`<p class="text" dir="auto">${part.elements.map(elementHtml)}</p>`;
}

// Groups and channels have names that only Slack knows.
function elementHtml(element: types.RichTextElement): Html {
  switch (element.type) {
    case 'text':
      return element.style?.strike === true ? html`<s>${element.text}</s>` : html`${element.text}`;
    case 'link':
      return html`<a href="${element.url}" rel="noreferrer nofollow noopener" dir="auto">${element.text ?? element.url}</a>`;
    case 'date':
      return html`${element.fallback ?? ''}`;
    case 'usergroup':
      return html`<span class="mention">@${element.usergroup_id}</span>`;
    case 'channel':
      return html`<span class="mention">#${element.channel_id}</span>`;
    default:
      throw unknownPart(element.type);
  }
}

function tableHtml({ caption, rows }: types.DataTableBlock): Html {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')));
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table>
<caption dir="auto">${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col" dir="auto">${cell}</th>`)}</tr></thead>
<tbody>${body.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
}
