/** A block or element of a Slack payload; only what is drawn is looked at. */
export type Node = Readonly<Record<string, unknown>>;

/** What a list holds; nothing for what is no list. */
export const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value : []);

/** The words of a text object, however deep they lie. */
export const textIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null && 'text' in value
      ? textIn(value.text)
      : '';

/** Text as it stands, line breaks kept. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/** A PNG as an address. */
export const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** A Slack message as Slack shows it: drawn from the payload that is sent, an unknown block is an error. */
export function slackHtml({ blocks }: { readonly blocks: readonly unknown[] }, png?: Uint8Array): string {
  return `<div class="slack"><div class="avatar">P</div><div class="message"><b>Parley</b> <span class="app">APP</span> <span class="time">09:41</span>${nodes(
    blocks,
  )
    .map((block) => (block.type === 'image' ? imageHtml(block, png) : blockHtml(block)))
    .join('')}</div></div>`;
}

// What was uploaded is known to Slack alone, so the picture is handed in.
function imageHtml({ alt_text }: Node, png: Uint8Array | undefined): string {
  if (png === undefined) throw new Error('No picture for the block image.');
  return `<img src="${dataUrl(png)}" alt="${escapeHtml(textIn(alt_text)).replaceAll('"', '&quot;')}">`;
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
  data_visualization: barsHtml,
};

/** A block that holds its own words; one that is not known is an error. */
export function blockHtml(block: Node): string {
  const draw = drawings[String(block.type)];
  if (draw === undefined) throw new Error(`No drawing for the block ${String(block.type)}.`);
  return draw(block);
}

const richHtml = ({ elements }: Node): string => `<p>${nodes(elements).map(inlineHtml).join('')}</p>`;

function inlineHtml({ type, text, url, style, usergroup_id, channel_id, fallback }: Node): string {
  if (type === 'usergroup')
    return `<span class="mention">@trade-desk</span><!-- ${escapeHtml(String(usergroup_id))} -->`;
  if (type === 'channel') return `<span class="mention">#${channelNames[String(channel_id)] ?? 'trade-desk'}</span>`;
  if (type === 'date') return escapeHtml(String(fallback));
  const shown = escapeHtml(textIn(text) || String(url ?? ''));
  if (type === 'link') return `<a>${shown}</a>`;
  return isStruck(style) ? `<s>${shown}</s>` : shown;
}

const channelNames: Readonly<Record<string, string>> = { C0WEEKLY: 'weekly-brief', C0DATES: 'dates' };

const isStruck = (style: unknown): boolean => typeof style === 'object' && style !== null && 'strike' in style;

function tableHtml({ caption, rows }: Node): string {
  const [head = [], ...body] = (Array.isArray(rows) ? rows : []) as readonly (readonly Node[])[];
  const row = (tag: string) => (cells: readonly Node[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cellText(cell))}</${tag}>`).join('')}</tr>`;
  return `<table><caption>${escapeHtml(textIn(caption))}</caption>${row('th')(head)}${body.map(row('td')).join('')}</table>`;
}

// The height of a bar is its figure, in the window's own colours.
function barsHtml({ title, chart }: Node): string {
  const { series } = chart as { readonly series: readonly Node[] };
  const points = series.map(({ data }) => nodes(data));
  const max = Math.max(1, ...points.flat().map(({ value }) => Number(value)));
  const bar = ({ value }: Node, i: number) =>
    `<i class="series-${i}" style="height:${(Number(value) / max) * 90}px">${Number(value)}</i>`;
  const group = ({ label }: Node, at: number) =>
    `<div><span>${points.map((data, i) => bar(data[at] ?? {}, i)).join('')}</span>${escapeHtml(String(label))}</div>`;
  const names = series.map(({ name }, i) => `<i class="series-${i}"></i> ${escapeHtml(String(name))}`).join(' ');
  return `<div class="bars"><b>${escapeHtml(String(title))}</b><div class="groups">${(points[0] ?? []).map(group).join('')}</div>${names}</div>`;
}

const cellText = (cell: Node): string =>
  textIn(cell.text) || String(cell.value ?? '') || nodes(cell.elements).map(cellText).join('');
