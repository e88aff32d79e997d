import type { Reply } from '../../domain/replies.ts';
import { type Html, html } from '../../lib/html.ts';
import { blocksHtml } from './block-html.ts';
import { barsOf, imageOf } from './chart-blocks.ts';
import { renderMessage } from './render.ts';

/** A reply as Slack would show it, from the blocks that Slack is sent; `picture` is the address of its chart drawn. */
export function slackPreview(reply: Reply, picture?: string): Html {
  const image = reply.chart && picture !== undefined ? imageOf(reply.chart, uploaded) : undefined;
  const { blocks } = renderMessage(reply, barsOf(reply) ?? image);
  return html`<div class="as-slack"><span class="avatar" aria-hidden="true">P</span><div class="post"><p class="sender"><b>Parley</b> <span class="app">APP</span></p>${blocksHtml(blocks, picture)}</div></div>`;
}

// Only Slack knows a file by its id; here it is shown from its address.
const uploaded = 'F0000000000';
