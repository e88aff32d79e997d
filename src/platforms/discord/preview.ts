import type { APIComponentInContainer, APIComponentInMessageActionRow } from 'discord.js';
import type { Reply } from '../../domain/replies.ts';
import { type Html, html } from '../../lib/html.ts';
import { componentTypes } from './component-types.ts';
import { markdownHtml } from './markdown-html.ts';
import { altOf } from './picture-words.ts';
import { renderReply } from './render.ts';

/** A reply as Discord would show it, from the container that it is sent; `picture` is the address of its chart drawn. */
export function discordPreview(reply: Reply, picture?: string): Html {
  const shown = reply.chart && picture !== undefined ? { alt: altOf(reply.chart) } : undefined;
  const { components } = renderReply(reply, { picture: shown });
  return html`<div class="as-discord"><span class="avatar" aria-hidden="true">P</span><div class="post"><p class="sender"><b>Parley</b> <span class="app">APP</span></p><div class="box ${reply.significance ?? ''}">${components.map((component) => componentHtml(component, picture))}</div></div></div>`;
}

// What Parley does not send is an error.
function componentHtml(component: APIComponentInContainer, picture = ''): Html {
  switch (component.type) {
    case componentTypes.textDisplay:
      return html`${markdownHtml(component.content)}`;
    case componentTypes.mediaGallery:
      return html`${component.items.map(({ description }) => html`<img src="${picture}" alt="${description ?? ''}" loading="lazy">`)}`;
    case componentTypes.actionRow:
      return html`<div class="presses">${component.components.map(buttonHtml)}</div>`;
    default:
      throw unknownPart(component.type);
  }
}

function buttonHtml(component: APIComponentInMessageActionRow): Html {
  if (component.type !== componentTypes.button || !('label' in component)) throw unknownPart(component.type);
  return html`<button type="button" disabled>${component.label ?? ''}</button>`;
}

const unknownPart = (type: number): Error => new Error(`No drawing for component ${type}.`);
