import type { Reply } from '../../src/domain/replies.ts';
import { barsOf, imageOf } from '../../src/platforms/slack/chart-blocks.ts';
import { plainBlocks } from '../../src/platforms/slack/fallback.ts';
import { renderMessage, withoutTable } from '../../src/platforms/slack/render.ts';
import { effectsOf, textsOf } from './fake-slack-blocks.ts';
import { type Loose, listOf } from './fake-slack-texts.ts';
import { messageError } from './fake-slack-web.ts';

interface Layout {
  readonly name: string;
  readonly text: string;
  readonly blocks: unknown;
}

/** What is wrong with a reply as Parley would send it to Slack, in any of its layouts; empty when nothing is. */
export function slackFaultsOf(reply: Reply): string[] {
  const usual = renderMessage(reply);
  const layouts: Layout[] = [
    { name: 'usual', ...usual },
    { name: 'bars', ...renderMessage(reply, barsOf(reply)) },
    { name: 'picture', ...renderMessage(reply, reply.chart && imageOf(reply.chart, 'F0123456789')) },
    { name: 'without table', ...renderMessage(withoutTable(reply)) },
    { name: 'plain', text: usual.text, blocks: plainBlocks(reply) },
  ];
  return [
    ...layouts.flatMap((layout) => faultsOf(reply, layout).map((what) => `${layout.name}: ${what}`)),
    // Where no blocks are shown at all.
    ...effectsOf({ text: usual.text, mrkdwn: false }).map(({ kind, what }) => `text alone: ${kind} ${what}`),
  ];
}

const faultsOf = (reply: Reply, layout: Layout): string[] => [
  ...refusalOf(layout),
  ...effectFaults(reply, layout),
  ...elementsOf(layout.blocks).flatMap(linkFaults),
  ...buttonFaults(reply, layout),
  ...encodingFaults(layout),
];

function refusalOf({ text, blocks }: Layout): string[] {
  const error = messageError({ text, blocks });
  return error === undefined ? [] : [`refused: ${JSON.stringify(error).slice(0, 300)}`];
}

function effectFaults({ mention = '', citations }: Reply, { name, text, blocks }: Layout): string[] {
  const isCalled = name !== 'plain' && /^S[A-Z0-9]+$/.test(mention);
  const called = isCalled ? [JSON.stringify({ type: 'usergroup', usergroup_id: mention })] : [];
  const effects = effectsOf({ text, blocks });
  const calls = effects.filter(({ kind }) => kind === 'mention').map(({ what }) => what);
  const links = effects.filter(({ kind }) => kind === 'link').map(({ what }) => what);
  const hosts = new Set(citations.map(({ url }) => hostOf(url)));
  return [
    ...(JSON.stringify(calls) === JSON.stringify(called) ? [] : [`calls ${calls} instead of ${called}`]),
    ...links.filter((link) => !/^https?:\/\//.test(link) || !hosts.has(hostOf(link))).map((link) => `links ${link}`),
    ...effects.filter(({ kind }) => kind === 'format' || kind === 'emoji').map(({ kind, what }) => `${kind} ${what}`),
  ];
}

const hostOf = (url = ''): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined);

// A host in letters of its own language and the same in ASCII are one; what no address can hold names none.
const asHost = (name: string): string | undefined => URL.parse(`http://${name}`)?.hostname;

// What a reader takes the label for, by rougher rules than the renderer's own.
function linkFaults({ type, url, text }: Loose): string[] {
  if (type !== 'link') return [];
  const host = hostOf(String(url))?.replace(/\.$/, '') ?? '';
  const label = String(text)
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replaceAll('。', '.')
    .toLowerCase();
  const named = label.match(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{L}[\p{L}\p{N}-]+|\d+\.\d+\.\d+)/gu) ?? [];
  const schemed = [...label.matchAll(/:\/\/(?:[^\s/?#\\@]*@)?([^\s/:?#\\]+)/g)].map(([, name = '']) => name);
  return [...named, ...schemed]
    .flatMap((name) => asHost(name.replace(/[^\p{L}\p{N}.-]+$/u, '')) ?? [])
    .filter((name) => !`.${host}`.endsWith(`.${name.replace(/^www\./, '')}`))
    .map((name) => `a link to ${host} is called ${name}`);
}

const elementsOf = (blocks: unknown): Loose[] =>
  listOf(blocks).flatMap((block) => [block, ...elementsOf(block.elements)]);

function buttonFaults({ buttons = [] }: Reply, { name, blocks }: Layout): string[] {
  const shown = elementsOf(blocks).filter(({ type }) => type === 'button');
  const isOurs = ({ action_id, value }: Loose): boolean => {
    const [, forAll, place] = /^parley:(all:)?(\d)$/.exec(String(action_id)) ?? [];
    const button = place === undefined ? undefined : buttons[Number(place)];
    return button?.command === value && (button?.isForAll === true) === (forAll !== undefined);
  };
  return [
    ...(shown.length > 5 ? [`${shown.length} buttons`] : []),
    ...(name === 'plain' && shown.length > 0 ? ['buttons in plain text'] : []),
    ...shown.filter((button) => !isOurs(button)).map((button) => `a button of nobody’s: ${JSON.stringify(button)}`),
  ];
}

// Half characters, control characters, text that runs backwards, half entities.
function encodingFaults({ text, blocks }: Layout): string[] {
  const shown = textsOf(blocks).join('\n');
  return [
    ...(text.isWellFormed() && JSON.stringify(blocks).isWellFormed() ? [] : ['half a character']),
    ...(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.test(`${text}${shown}`) ? ['a character that does something'] : []),
    ...(/&(?!(?:amp|lt|gt);)|[<>]/.test(text) ? ['the text is not escaped'] : []),
    ...(/\\ud[89a-f]/i.test(JSON.stringify(blocks)) ? ['an escaped half of a character'] : []),
  ];
}
