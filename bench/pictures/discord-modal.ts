import { type Html, html } from '../../src/lib/html.ts';
import { type Node, nodes } from './payloads.ts';

/** A form as Discord shows it, from the modal that is sent. */
export const discordModalHtml = ({
  title,
  components,
}: {
  readonly title: string;
  readonly components: unknown;
}): Html =>
  html`<div class="as-discord modal"><div class="window"><h1>${title}</h1>${nodes(components).map(labelHtml)}<div class="presses end"><button>Cancel</button><button class="primary">Submit</button></div></div></div>`;

function labelHtml({ label, description, component }: Node): Html {
  const [field = {}] = nodes([component]);
  const required = field.required === true && html` <span class="required">*</span>`;
  const hint = description !== undefined && html`<p class="small">${String(description)}</p>`;
  return html`<label><b>${String(label)}</b>${required}${hint}${fieldHtml(field)}</label>`;
}

const shortStyle = 1;

function fieldHtml({ type, style, value = '', options }: Node): Html {
  switch (type) {
    case 4:
      return html`<div class="input ${style === shortStyle ? '' : 'tall'}">${String(value)}</div>`;
    case 3: {
      const chosen = nodes(options).flatMap((option) => (option.default === true ? [String(option.label)] : []));
      const names = chosen.map((name) => html`<span>${name}</span> `);
      return html`<div class="input chips">${names.length > 0 ? names : html`<span class="soft">Make a selection</span>`}<i>▾</i></div>`;
    }
    default:
      throw new Error(`No drawing for the component ${String(type)}.`);
  }
}
