import { escapeHtml, type Node, nodes } from './slack-html.ts';

/** A form as Discord shows it, from the modal that is sent. */
export const discordModalHtml = ({
  title,
  components,
}: {
  readonly title: string;
  readonly components: unknown;
}): string =>
  `<div class="discord modal"><div class="window"><h1>${escapeHtml(title)}</h1>${nodes(components).map(labelHtml).join('')}<div class="actions end"><button>Cancel</button><button class="primary">Submit</button></div></div></div>`;

function labelHtml({ label, description, component }: Node): string {
  const [field = {}] = nodes([component]);
  const required = field.required === true ? ' <span class="required">*</span>' : '';
  const hint = description === undefined ? '' : `<p class="context">${escapeHtml(String(description))}</p>`;
  return `<label><b>${escapeHtml(String(label))}</b>${required}${hint}${fieldHtml(field)}</label>`;
}

const shortStyle = 1;

function fieldHtml({ type, style, value = '', options }: Node): string {
  switch (type) {
    case 4:
      return `<div class="input${style === shortStyle ? '' : ' tall'}">${escapeHtml(String(value))}</div>`;
    case 3: {
      const chosen = nodes(options).flatMap((option) => (option.default === true ? [String(option.label)] : []));
      const names = chosen.map((name) => `<span>${escapeHtml(name)}</span>`).join(' ');
      return `<div class="input chips">${names || '<span class="soft">Make a selection</span>'}<i>▾</i></div>`;
    }
    default:
      throw new Error(`No drawing for the component ${String(type)}.`);
  }
}
