import type { types } from '@slack/bolt';
import { type Html, html } from '../../src/lib/html.ts';
import { blockHtml, blocksHtml } from '../../src/platforms/slack/block-html.ts';
import type { SlackBlock } from '../../src/platforms/slack/render.ts';
import { type Node, nodes, textIn } from './payloads.ts';

/** A home tab as Slack shows it, from the view that is published. */
export const slackHomeHtml = ({ blocks }: types.HomeView): Html =>
  html`<div class="as-slack home"><div class="post"><div class="tabs"><b>Home</b> Messages About</div>${blocksHtml(blocks as SlackBlock[])}</div></div>`;

/** A form as Slack shows it, from the view that is opened. */
export const slackModalHtml = ({ title, blocks, submit, close }: types.ModalView): Html =>
  html`<div class="as-slack modal"><div class="window"><h1>${title.text}</h1>${blocks.map((block) => inputHtml({ ...block }))}<div class="presses end"><button>${textIn(close)}</button><button class="primary">${textIn(submit)}</button></div></div></div>`;

function inputHtml(block: Node): Html {
  if (block.type !== 'input') return blockHtml(block as unknown as SlackBlock);
  const optional = block.optional === true && html` <span class="soft">(optional)</span>`;
  const hint = block.hint !== undefined && html`<p class="small">${textIn(block.hint)}</p>`;
  const [element = {}] = nodes([block.element]);
  return html`<label><b>${textIn(block.label)}</b>${optional}${elementHtml(element)}${hint}</label>`;
}

function elementHtml({ type, multiline, initial_value, initial_option, initial_options }: Node): Html {
  switch (type) {
    case 'plain_text_input':
      return html`<div class="input ${multiline === true ? 'tall' : ''}">${textIn(initial_value)}</div>`;
    case 'static_select':
      return html`<div class="input">${chosenHtml(nodes([initial_option ?? {}]), 'Select an option')}<i>▾</i></div>`;
    case 'multi_static_select':
      return html`<div class="input chips">${chosenHtml(nodes(initial_options), 'Select options')}<i>▾</i></div>`;
    default:
      throw new Error(`No drawing for the element ${String(type)}.`);
  }
}

function chosenHtml(options: readonly Node[], otherwise: string): Html {
  const names = options.map(({ text }) => textIn(text)).filter((name) => name !== '');
  if (names.length === 0) return html`<span class="soft">${otherwise}</span>`;
  return html`${names.map((name) => html`<span>${name}</span> `)}`;
}
