// Draws each kind of message from the payloads that the chats are sent, and the charts, into docs/pictures. The messages
// need Chromium; `npm run pictures charts` draws the charts alone, `npm run pictures home alert` just these messages.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '../../config/limits.ts';
import type { Form } from '../../src/domain/forms.ts';
import type { Html } from '../../src/lib/html.ts';
import { createDrawChart } from '../../src/pictures/draw-chart.ts';
import { renderForm } from '../../src/platforms/discord/forms.ts';
import { discordPreview } from '../../src/platforms/discord/preview.ts';
import { formView, openForm } from '../../src/platforms/slack/forms.ts';
import { homeView } from '../../src/platforms/slack/home-view.ts';
import { slackPreview } from '../../src/platforms/slack/preview.ts';
import { drawCharts } from './charts.ts';
import { discordModalHtml } from './discord-modal.ts';
import { dataUrl } from './payloads.ts';
import { homeInSlackWords, inSlackWords, type Scene, scenes } from './scenes.ts';
import { slackHomeHtml, slackModalHtml } from './slack-views.ts';
import { style } from './style.ts';
import { weekScenes } from './week-scenes.ts';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const folder = 'docs/pictures';
const widthPx = 760;
const heightPxMax = 3000;
// Chromium draws no lower window than this whole.
const heightPxMin = 180;

type Bodies = Readonly<Record<string, Html>>;

async function drawn({ reply, inDiscord = reply }: Scene): Promise<Bodies> {
  const role = reply.mention === undefined ? {} : { mention: deskInDiscord };
  const channel = reply.channel === undefined ? {} : { channel: deskInDiscord };
  const picture = reply.chart && dataUrl(await draw(reply.chart));
  return {
    slack: slackPreview(inSlackWords(reply), picture),
    discord: discordPreview({ ...inDiscord, ...role, ...channel }, picture),
  };
}

const deskInDiscord = '112233445566778899';

// Chats show a role and a channel by its name, which a message does not hold.
const names: Readonly<Record<string, string>> = {
  [deskInDiscord]: 'trade-desk',
  S0TRADE: 'trade-desk',
  C0TRADEDESK: 'trade-desk',
  C0WEEKLY: 'weekly-brief',
  C0DATES: 'dates',
};

const named = (body: Html): string => body.replaceAll(/(?<=class="mention">[@#])\w+/g, (id) => names[id] ?? id);

const draw = createDrawChart(limits.pictures);

function drawnForm(form: Form): Bodies {
  const words = inSlackWords({ title: '', lines: [], citations: [], notes: [], form });
  const view = formView(openForm(words.form ?? form, { channel: 'C0DATES' }));
  if (view === undefined) throw new Error(`Slack would not take the form of /${form.command}.`);
  return { slack: slackModalHtml(view), discord: discordModalHtml(renderForm(form)) };
}

async function photographAll(): Promise<void> {
  const { replies, forms, home } = await weekScenes();
  for (const scene of [...(await scenes()), ...replies]) await photographEach(scene.name, await drawn(scene));
  for (const { name, form } of forms) await photographEach(name, drawnForm(form));
  await photographEach('home', { slack: slackHomeHtml(homeView(homeInSlackWords(home))) });
}

const wanted = process.argv.slice(2);

async function photographEach(name: string, bodies: Bodies): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  for (const [chat, body] of Object.entries(bodies)) await photograph(`${name}.${chat}`, body);
  console.log(name);
}

// Two steps: how high the page is, then the picture of just that.
async function photograph(name: string, body: Html): Promise<void> {
  const page = join(pages, `${name}.html`);
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${name.split('.').at(-1)}">${named(body)}${measuring}`,
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
if (!wanted.includes('charts')) await photographAll();
rmSync(pages, { recursive: true, force: true });
