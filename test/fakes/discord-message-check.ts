import type { Reply } from '../../src/domain/replies.ts';
import { editBody, forumBody, postBody } from '../../src/platforms/discord/bodies.ts';
import { cutText } from '../../src/platforms/discord/escape.ts';
import type { Picture } from '../../src/platforms/discord/pictures.ts';
import { checkMessage } from './fake-discord-checks.ts';
import { createSchemaCheck } from './fake-discord-schema.ts';
import type { FakeComponent, Json } from './fake-discord-state.ts';

/** What Discord, or a reader, would have against a reply as it is posted, opens a forum's thread, and is edited. */
export function discordFaultsOf(reply: Reply): string[] {
  const bodies = [...bodiesOf({ message: reply }), ...bodiesOf({ message: reply, picture: pictureOf(reply) })];
  return bodies.flatMap(({ name, path, method, body, message }) =>
    [
      ...schemaFaults({ method, path, body }),
      ...refusalsOf(message),
      ...nameFaults(body),
      ...pingFaults({ name, message, reply }),
      ...markupFaults(textsOf(message), reply),
      ...buttonFaults(message, reply),
    ].map((fault) => `${name}: ${fault}`),
  );
}

const schemaFaults = createSchemaCheck();

interface Payload {
  readonly name: 'post' | 'forum' | 'edit';
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly message: Json;
}

const pictureOf = ({ chart }: Reply): Picture => ({
  alt: cutText(chart?.alt ?? '', 1_024) || 'Chart',
  file: { name: 'chart.png', data: '' },
});

// As they go over the wire.
function bodiesOf({ message, picture }: { readonly message: Reply; readonly picture?: Picture }): Payload[] {
  const wire = (body: unknown) => JSON.parse(JSON.stringify(body)) as Json;
  const post = wire(postBody({ message, picture, key: 'd1', replyTo: '1234567890123456789' }));
  const forum = wire(forumBody({ message, picture, key: 'd1' }, undefined));
  const edit = wire(editBody({ message, picture }));
  return [
    { name: 'post', method: 'POST', path: '/channels/1/messages', body: post, message: post },
    { name: 'forum', method: 'POST', path: '/channels/1/threads', body: forum, message: forum.message as Json },
    { name: 'edit', method: 'PATCH', path: '/channels/1/messages/1', body: edit, message: edit },
  ];
}

function refusalsOf(message: Json): string[] {
  const refused = checkMessage(message);
  return refused === undefined ? [] : [JSON.stringify(refused.body)];
}

const nameFaults = ({ name }: Json): string[] =>
  name === undefined || (typeof name === 'string' && name.trim() !== '' && name.length <= 100)
    ? []
    : [`no name for a thread: ${name}`];

const componentsOf = (message: Json): readonly FakeComponent[] => {
  const [container] = message.components as readonly FakeComponent[];
  return container?.components ?? [];
};
const textsOf = (message: Json): string[] =>
  componentsOf(message).flatMap(({ type, content }) => (type === 10 ? [content ?? ''] : []));

interface Ping {
  readonly name: Payload['name'];
  readonly message: Json;
  readonly reply: Reply;
}

/** Called is at most the role that the reply names, and only by its first post. */
function pingFaults({ name, message, reply }: Ping): string[] {
  const role = roleOf(reply);
  const roles = name !== 'edit' && role !== undefined ? { roles: [role] } : {};
  const allowed = JSON.stringify({ parse: [], replied_user: false, ...roles });
  return JSON.stringify(message.allowed_mentions) === allowed ? [] : ['calls somebody else'];
}

const roleOf = ({ mention }: Reply): string | undefined =>
  mention !== undefined && /^\d{17,20}$/.test(mention) ? mention : undefined;

function markupFaults(texts: readonly string[], reply: Reply): string[] {
  const role = roleOf(reply);
  const [first, ...others] = texts;
  if (role !== undefined && first !== `<@&${role}>`) return ['does not name the role that it calls'];
  const lines = (role === undefined ? texts : others).join('\n').split('\n');
  return [
    ...lines.filter(hasEffect).map((line) => `has an effect: ${line}`),
    ...lines.filter(isDisguised).map((line) => `leads elsewhere: ${line}`),
  ];
}

// A moment stands in a line of a source only, behind its tier; anywhere else it is a stranger's.
const momentOfSource = /^(-# ¤\d+¤ .* · )<t:\d{1,13}:f>(?= · |$)/u;

// Our own markup, and between it nothing that Discord would act on. An escaped sign counts as a plain sign.
const plain = String.raw`[^\\*_~\x60|<>\[\]()#\n]*`;
const harmless = [
  new RegExp(`^## ${plain}$`, 'u'),
  new RegExp(`^(?:~~${plain}~~|${plain})$`, 'u'),
  new RegExp(
    String.raw`^-# ¤\d+¤ (?:${plain} · )?(?:${plain}|\[${plain}\]\(<https?://[^\s<>()\\]*>\)) · ${plain}$`,
    'u',
  ),
  new RegExp(`^-# ${plain}$`, 'u'),
];
const effects = [
  /:\/\//,
  /@(?:everyone|here)/i,
  /@[&!]?\d/,
  /^[-+*] /,
  /^\d+\. /,
  /discord(?:app)?\.(?:gg|com)/i,
  /:\w+:/,
];

function hasEffect(line: string): boolean {
  const unescaped = line.replace(/\\[^\p{L}\p{N}\s]/gu, '¤').replace(momentOfSource, '$1a moment');
  const withoutLink = unescaped.replace(/\]\(<[^>]*>\)/u, ']');
  return !harmless.some((form) => form.test(unescaped)) || effects.some((effect) => effect.test(withoutLink));
}

/** True where a link is called by a host, or an address, to which it does not lead. */
function isDisguised(line: string): boolean {
  const [, label = '', url = ''] = /(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)/u.exec(line) ?? [];
  const hostname = (URL.parse(url)?.hostname ?? '').replace(/\.$/u, '');
  const shown = label
    .normalize('NFKC')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '')
    .replace(/[。｡]/gu, '.');
  return shown.split(/[^\p{L}\p{N}.-]+/u).some((word) => {
    const bare = word.replace(/^[.-]+|[.-]+$/gu, '');
    const isHost = /[^.-]\.(?:\p{L}[\p{L}\p{N}-]+|\d+\.\d+)$/u.test(bare);
    const host = URL.parse(`http://${bare}`)?.hostname;
    // What no address can hold names no host.
    return isHost && host !== undefined && hostname !== host && !hostname.endsWith(`.${host}`);
  });
}

/** A press gives a command of the reply's own. */
function buttonFaults(message: Json, { buttons = [] }: Reply): string[] {
  const ids = componentsOf(message).flatMap(({ type, components = [] }) =>
    type === 1 ? components.map(({ custom_id: id }) => String(id)) : [],
  );
  const own = new Set(buttons.map(({ command, isForAll }) => `${isForAll === true ? 'a' : 'c'}:${command}`));
  return ids.filter((id) => !own.has(id)).map((id) => `a press gives another command: ${id}`);
}
