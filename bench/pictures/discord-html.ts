import { formatMoment } from '../../src/domain/partial-date.ts';
import { dataUrl, escapeHtml, type Node, nodes } from './slack-html.ts';

/** A Discord message as Discord shows it: drawn from the components that are sent, an unknown component is an error. */
export const discordHtml = (components: readonly unknown[], png?: Uint8Array): string =>
  `<div class="discord"><div class="avatar">P</div><div class="message"><b>Parley</b> <span class="app">APP</span> <span class="time">09:41</span>${nodes(
    components,
  )
    .map(componentHtml)
    .join('')}</div></div>`.replaceAll('attachment://chart.png', () => addressOf(png));

// What is sent along is named by a message, not contained, so the picture is handed in.
function addressOf(png: Uint8Array | undefined): string {
  if (png === undefined) throw new Error('No picture for the media gallery.');
  return dataUrl(png);
}

const drawings: Readonly<Record<number, (component: Node) => string>> = {
  1: ({ components }) => `<div class="actions">${nodes(components).map(componentHtml).join('')}</div>`,
  2: ({ label }) => `<button>${escapeHtml(String(label))}</button>`,
  10: ({ content }) => String(content).split('\n').map(lineHtml).join(''),
  12: ({ items }) => nodes(items).map(mediaHtml).join(''),
  14: () => '<hr>',
  17: ({ components, accent_color: accent }) =>
    `<div class="container"${accentOf(accent)}>${nodes(components).map(componentHtml).join('')}</div>`,
};

function mediaHtml({ media, description }: Node): string {
  const { url } = media as Node;
  return `<img src="${escapeHtml(String(url))}" alt="${escapeHtml(String(description)).replaceAll('"', '&quot;')}">`;
}
// The bar at the left of a container.
const accentOf = (accent: unknown): string =>
  typeof accent === 'number' ? ` style="border-left: 4px solid #${accent.toString(16).padStart(6, '0')}"` : '';

function componentHtml(component: Node): string {
  const draw = drawings[Number(component.type)];
  if (draw === undefined) throw new Error(`No drawing for the component ${String(component.type)}.`);
  return draw(component);
}

function lineHtml(line: string): string {
  if (line.startsWith('## ')) return `<h1>${inlineHtml(line.slice(3))}</h1>`;
  if (line.startsWith('-# ')) return `<p class="context">${inlineHtml(line.slice(3))}</p>`;
  return `<p>${inlineHtml(line)}</p>`;
}

// The part of Discord's Markdown that Parley writes; what is escaped shows as it stands.
const inline =
  /\\([\s\S])|\[((?:\\[\s\S]|[^\]\\])*)\]\(<[^>]*>\)|~~((?:\\[\s\S]|[^~\\])*)~~|<@&(\d+)>|<(#)\d+>|<t:(\d+):f>|([\s\S])/g;

function inlineHtml(text: string): string {
  let html = '';
  for (const [, escaped, label, struck, role, channel, moment, plain] of text.matchAll(inline)) {
    if (label !== undefined) html += `<a>${inlineHtml(label)}</a>`;
    else if (struck !== undefined) html += `<s>${inlineHtml(struck)}</s>`;
    else if (role !== undefined) html += '<span class="mention">@trade-desk</span>';
    else if (channel !== undefined) html += '<span class="mention">#trade-desk</span>';
    else if (moment !== undefined) html += formatMoment(Number(moment) * 1000);
    else html += escapeHtml(escaped ?? plain ?? '');
  }
  return html;
}
