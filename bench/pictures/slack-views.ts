import { blockHtml, escapeHtml, type Node, nodes, textIn } from './slack-html.ts';

/** A home tab as Slack shows it, from the view that is published. */
export const slackHomeHtml = ({ blocks }: { readonly blocks: readonly unknown[] }): string =>
  `<div class="slack home"><div class="message"><div class="tabs"><b>Home</b> Messages About</div>${nodes(blocks).map(blockHtml).join('')}</div></div>`;

/** A form as Slack shows it, from the view that is opened. */
export const slackModalHtml = ({ title, blocks, submit, close }: Node): string =>
  `<div class="slack modal"><div class="window"><h1>${escapeHtml(textIn(title))}</h1>${nodes(blocks).map(inputHtml).join('')}<div class="actions end"><button>${escapeHtml(textIn(close))}</button><button class="primary">${escapeHtml(textIn(submit))}</button></div></div></div>`;

function inputHtml(block: Node): string {
  if (block.type !== 'input') return blockHtml(block);
  const optional = block.optional === true ? ' <span class="soft">(optional)</span>' : '';
  const hint = block.hint === undefined ? '' : `<p class="context">${escapeHtml(textIn(block.hint))}</p>`;
  const [element = {}] = nodes([block.element]);
  return `<label><b>${escapeHtml(textIn(block.label))}</b>${optional}${elementHtml(element)}${hint}</label>`;
}

function elementHtml({ type, multiline, initial_value, initial_option, initial_options }: Node): string {
  switch (type) {
    case 'plain_text_input':
      return `<div class="input${multiline === true ? ' tall' : ''}">${escapeHtml(textIn(initial_value))}</div>`;
    case 'static_select':
      return `<div class="input">${chosenHtml(nodes([initial_option ?? {}]), 'Select an option')}<i>▾</i></div>`;
    case 'multi_static_select':
      return `<div class="input chips">${chosenHtml(nodes(initial_options), 'Select options')}<i>▾</i></div>`;
    default:
      throw new Error(`No drawing for the element ${String(type)}.`);
  }
}

function chosenHtml(options: readonly Node[], otherwise: string): string {
  const names = options.map(({ text }) => textIn(text)).filter((name) => name !== '');
  if (names.length === 0) return `<span class="soft">${otherwise}</span>`;
  return names.map((name) => `<span>${escapeHtml(name)}</span>`).join(' ');
}
