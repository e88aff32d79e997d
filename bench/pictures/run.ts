// Draws each kind of message from the payloads that the chats are sent, and the charts, into docs/pictures. The messages
// need Chromium; `npm run pictures charts` draws the charts alone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderReply } from '../../src/platforms/discord/render.ts';
import { barsOf, imageOf } from '../../src/platforms/slack/chart-blocks.ts';
import { renderMessage } from '../../src/platforms/slack/render.ts';
import { drawCharts } from './charts.ts';
import { discordHtml } from './discord-html.ts';
import { inSlackWords, type Scene, scenes } from './scenes.ts';
import { slackHtml } from './slack-html.ts';
import { style } from './style.ts';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const folder = 'docs/pictures';
const widthPx = 760;
const heightPxMax = 3000;
// Chromium draws no lower window than this whole.
const heightPxMin = 180;

function drawn({ reply, png }: Scene): { readonly slack: string; readonly discord: string } {
  const role = reply.mention === undefined ? {} : { mention: '112233445566778899' };
  const channel = reply.channel === undefined ? {} : { channel: '112233445566778899' };
  const image = reply.chart && png && imageOf(reply.chart, 'F0123456789');
  const picture = reply.chart && png && { alt: reply.chart.alt };
  return {
    slack: slackHtml(renderMessage(inSlackWords(reply), barsOf(reply) ?? image), png),
    discord: discordHtml([renderReply({ ...reply, ...role, ...channel }, { picture })], png),
  };
}

// Two steps: how high the page is, then the picture of just that.
async function photograph(name: string, body: string): Promise<void> {
  const page = join(pages, `${name}.html`);
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${name.split('.').at(-1)}">${body}${measuring}`,
  );
  const dom = run(['--dump-dom', `--window-size=${widthPx},${heightPxMax}`, page]);
  const height = Math.max(heightPxMin, Number(/<title>(\d+)<\/title>/.exec(dom)?.[1] ?? heightPxMax));
  run([`--screenshot=${join(process.cwd(), folder, `${name}.png`)}`, `--window-size=${widthPx},${height}`, page]);
}

const measuring = '<script>document.title = document.body.getBoundingClientRect().height.toFixed()</script>';

const run = (args: readonly string[]): string =>
  execFileSync(chromium, [...quiet, `--user-data-dir=${join(pages, 'profile')}`, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 60_000,
  });

const quiet = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

const pages = mkdtempSync(join(tmpdir(), 'parley-pictures-'));
mkdirSync(folder, { recursive: true });
for (const name of await drawCharts(folder)) console.log(name);
for (const scene of process.argv.includes('charts') ? [] : await scenes()) {
  for (const [chat, body] of Object.entries(drawn(scene))) await photograph(`${scene.name}.${chat}`, body);
  console.log(scene.name);
}
rmSync(pages, { recursive: true, force: true });
