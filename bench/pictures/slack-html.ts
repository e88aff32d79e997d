/** A block or element of a Slack payload; only what is drawn is looked at. */
type Node = Readonly<Record<string, unknown>>;

const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value : []);
const textIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null && 'text' in value
      ? textIn(value.text)
      : '';

/** Text as it stands, line breaks kept. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/** A Slack message as Slack shows it: drawn from the payload that is sent, an unknown block is an error. */
export function slackHtml({ blocks }: { readonly blocks: readonly unknown[] }): string {
  return `<div class="slack"><div class="avatar">P</div><div class="message"><b>Parley</b> <span class="app">APP</span> <span class="time">09:41</span>${nodes(
    blocks,
  )
    .map(blockHtml)
    .join('')}</div></div>`;
}

const drawings: Readonly<Record<string, (block: Node) => string>> = {
  header: ({ text }) => `<h1>${escapeHtml(textIn(text))}</h1>`,
  rich_text: ({ elements }) => nodes(elements).map(richHtml).join(''),
  section: ({ text }) => `<p>${escapeHtml(textIn(text))}</p>`,
  context: ({ elements }) =>
    `<p class="context">${nodes(elements)
      .map((one) => escapeHtml(textIn(one)))
      .join(' ')}</p>`,
  actions: ({ elements }) =>
    `<div class="actions">${nodes(elements)
      .map((one) => `<button>${escapeHtml(textIn(one.text))}</button>`)
      .join('')}</div>`,
  divider: () => '<hr>',
  data_table: tableHtml,
};

function blockHtml(block: Node): string {
  const draw = drawings[String(block.type)];
  if (draw === undefined) throw new Error(`No drawing for the block ${String(block.type)}.`);
  return draw(block);
}

const richHtml = ({ elements }: Node): string => `<p>${nodes(elements).map(inlineHtml).join('')}</p>`;

function inlineHtml({ type, text, url, style, usergroup_id, fallback }: Node): string {
  if (type === 'usergroup')
    return `<span class="mention">@trade-desk</span><!-- ${escapeHtml(String(usergroup_id))} -->`;
  if (type === 'channel') return '<span class="mention">#trade-desk</span>';
  if (type === 'date') return escapeHtml(String(fallback));
  const shown = escapeHtml(textIn(text) || String(url ?? ''));
  if (type === 'link') return `<a>${shown}</a>`;
  return isStruck(style) ? `<s>${shown}</s>` : shown;
}

const isStruck = (style: unknown): boolean => typeof style === 'object' && style !== null && 'strike' in style;

function tableHtml({ caption, rows }: Node): string {
  const [head = [], ...body] = (Array.isArray(rows) ? rows : []) as readonly (readonly Node[])[];
  const row = (tag: string) => (cells: readonly Node[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cellText(cell))}</${tag}>`).join('')}</tr>`;
  return `<table><caption>${escapeHtml(textIn(caption))}</caption>${row('th')(head)}${body.map(row('td')).join('')}</table>`;
}

const cellText = (cell: Node): string =>
  textIn(cell.text) || String(cell.value ?? '') || nodes(cell.elements).map(cellText).join('');
