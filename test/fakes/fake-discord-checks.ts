import type { FakeComponent, Json } from './fake-discord-state.ts';

/** An answer of Discord's. */
export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error answer in Discord’s form. */
export const refusal = (status: number, body: { readonly code: number; readonly message: string }): FakeAnswer => ({
  status,
  body,
});

/** The answer to a body that breaks rules. */
export const invalidForm = (faults: readonly string[]): FakeAnswer => ({
  status: 400,
  body: {
    code: 50_035,
    message: 'Invalid Form Body',
    errors: { _errors: faults.map((message) => ({ code: 'BASE_TYPE', message })) },
  },
});

const componentsV2 = 1 << 15;
const ephemeral = 1 << 6;
const suppressEmbeds = 1 << 2;
const silent = 1 << 12;

/** Refuses what Discord's documentation says it refuses of a message; undefined when it is fine. */
export function checkMessage(body: Json): FakeAnswer | undefined {
  const flags = Number(body.flags ?? 0);
  const components = asComponents(body.components);
  const isV2 = (flags & componentsV2) !== 0;
  if (!isV2 && isEmpty(body)) return refusal(400, { code: 50_006, message: 'Cannot send an empty message' });
  const faults = [...commonFaults(body, flags), ...(isV2 ? v2Faults(body, components) : plainFaults(components))];
  return faults.length > 0 ? invalidForm(faults) : undefined;
}

function commonFaults(body: Json, flags: number): string[] {
  const nonce = body.nonce;
  return [
    ...when((flags & ~(componentsV2 | ephemeral | suppressEmbeds | silent)) !== 0, 'flags: not allowed'),
    ...when(lengthOf(body.content) > 2000, 'content: must be 2000 or fewer in length'),
    ...when(nonce !== undefined && String(nonce).length > 25, 'nonce: must be 25 or fewer in length'),
    ...when(body.enforce_nonce === true && nonce === undefined, 'nonce: required with enforce_nonce'),
    ...mentionFaults(body.allowed_mentions),
  ];
}

// Who is named by id cannot also be named by kind.
function mentionFaults(allowed: unknown): string[] {
  const { parse = [], roles = [], users = [] } = (allowed ?? {}) as Readonly<Record<string, readonly string[]>>;
  return [
    ...when(parse.includes('roles') && roles.length > 0, 'allowed_mentions: roles by kind or by id, not both'),
    ...when(parse.includes('users') && users.length > 0, 'allowed_mentions: users by kind or by id, not both'),
    ...when(roles.length > 100 || new Set(roles).size < roles.length, 'allowed_mentions: roles'),
    ...when(
      roles.some((id) => !/^\d+$/.test(id)),
      'allowed_mentions: a role is no snowflake',
    ),
  ];
}

function v2Faults(body: Json, components: readonly FakeComponent[]): string[] {
  const all = flatten(components);
  const texts = all.filter(({ type }) => type === 10).map(({ content }) => content ?? '');
  const ids = all.flatMap(({ id }) => (id === undefined || id === 0 ? [] : [id]));
  return [
    ...when(lengthOf(body.content) > 0, 'content: not allowed with components V2'),
    ...when(lengthOf(body.embeds) > 0, 'embeds: not allowed with components V2'),
    ...when(components.length === 0, 'components: must not be empty'),
    ...when(all.length > 40, 'components: at most 40 in all'),
    ...when(sum(texts.map((text) => text.length)) > 4000, 'components: at most 4000 characters of text'),
    ...when(
      texts.some((text) => text.trim() === ''),
      'content: this field is required',
    ),
    ...when(
      all.some(({ type, components: inner }) => type === 17 && !inner?.length),
      'components: empty container',
    ),
    ...when(
      all.some(({ type }) => !knownTypes.has(type)),
      'components: unknown type',
    ),
    ...when(
      components.some(({ type }) => type === 2),
      'components: a button needs a row',
    ),
    ...when(
      all.some(({ components: inner }) => inner?.some(({ type }) => type === 17)),
      'components: nested container',
    ),
    ...when(new Set(ids).size < ids.length, 'components: ids must be unique'),
    ...when(
      ids.some((id) => !Number.isInteger(id) || id < 0 || id > 0x7fff_ffff),
      'components: id is no 32 bit integer',
    ),
    ...when(
      all.some(({ type, accent_color: accent }) => accent !== undefined && (type !== 17 || !isColour(accent))),
      'accent_color: only for a container, from 0 to 0xFFFFFF',
    ),
    ...rowFaults(all),
    ...all.filter(({ type }) => type === 12).flatMap(galleryFaults),
  ];
}

function galleryFaults({ items }: FakeComponent): string[] {
  const shown = (Array.isArray(items) ? items : []) as readonly Json[];
  return [
    ...when(shown.length < 1 || shown.length > 10, 'items: 1 to 10 in a gallery'),
    ...when(
      shown.some(({ description }) => description !== undefined && !within(description, 1024)),
      'description: must have 1 to 1024 characters',
    ),
  ];
}

const isColour = (accent: unknown): boolean =>
  accent === null || (Number.isInteger(accent) && Number(accent) >= 0 && Number(accent) <= 0xff_ffff);

function rowFaults(all: readonly FakeComponent[]): string[] {
  const rows = all.filter(({ type }) => type === 1).map(({ components = [] }) => components);
  const buttons = all.filter(({ type }) => type === 2);
  const ids = buttons.map(({ custom_id: id }) => id);
  const outside = all.flatMap(({ type, components = [] }) => (type === 1 ? [] : components));
  return [
    ...when(
      rows.some((row) => row.length < 1 || row.length > 5),
      'components: a row has 1 to 5 buttons',
    ),
    ...when(
      rows.flat().some(({ type }) => type !== 2 && type !== 3),
      'components: not for a row',
    ),
    ...when(
      outside.some(({ type }) => type === 2),
      'components: a button needs a row',
    ),
    ...when(new Set(ids).size < ids.length, 'components: custom ids must be unique'),
    ...buttons.flatMap(buttonFaults),
  ];
}

// Only a link has no id of its own, and only it has an address.
function buttonFaults({ style, label, custom_id: id, url, emoji }: FakeComponent): string[] {
  return [
    ...when(![1, 2, 3, 4, 5].includes(Number(style)), 'style: not known'),
    ...when(style !== 5 && !within(id, 100), 'custom_id: must have 1 to 100 characters'),
    ...when(style !== 5 && url !== undefined, 'url: only for a link'),
    ...when(lengthOf(label) > 80, 'label: must be 80 or fewer in length'),
    ...when(lengthOf(label) === 0 && emoji === undefined, 'label: a button needs a label or an emoji'),
  ];
}

const plainFaults = (components: readonly FakeComponent[]): string[] => [
  ...when(components.length > 5, 'components: at most 5 rows'),
  ...when(
    components.some(({ type }) => type !== 1),
    'components: only rows without components V2',
  ),
];

const knownTypes = new Set([1, 2, 3, 9, 10, 11, 12, 13, 14, 17]);

const isEmpty = (body: Json): boolean =>
  ['content', 'embeds', 'components', 'attachments', 'poll'].every((field) => lengthOf(body[field]) === 0);

/** Refuses a set of commands that Discord would refuse. */
export function checkCommands(body: unknown): FakeAnswer | undefined {
  if (!Array.isArray(body)) return invalidForm(['must be a list']);
  const commands = body as Json[];
  const names = commands.map(({ name }) => name);
  const faults = [
    ...when(commands.length > 100, 'at most 100 commands'),
    ...when(new Set(names).size < names.length, 'names must be unique'),
    ...commands.flatMap(commandFaults),
  ];
  return faults.length > 0 ? invalidForm(faults) : undefined;
}

function commandFaults(command: Json): string[] {
  const options = asOptions(command.options);
  const where = String(command.name);
  return [
    ...namedFaults(command),
    ...options.flatMap(optionFaults),
    ...when(options.length > 25, `${where}: at most 25 options`),
    ...when(new Set(options.map(({ name }) => name)).size < options.length, `${where}: option names must be unique`),
    ...when(hasLateRequired(options), `${where}: required options come first`),
    ...when(textLength([command, ...options]) > 8000, `${where}: at most 8000 characters in all`),
    ...when(!/^\d+$/.test(String(command.default_member_permissions ?? '0')), `${where}: permissions`),
  ];
}

function optionFaults(option: Json): string[] {
  const choices = asOptions(option.choices);
  return [
    ...namedFaults(option),
    ...when(choices.length > 25, `${option.name}: at most 25 choices`),
    ...when(
      choices.some(({ name, value }) => !within(name, 100) || !within(value, 100)),
      `${option.name}: choices must have 1 to 100 characters`,
    ),
  ];
}

const namedFaults = ({ name, description }: Json): string[] => [
  ...when(!isName(name), `${name}: invalid name`),
  ...when(!within(description, 100), `${name}: the description must have 1 to 100 characters`),
];

const isName = (name: unknown): boolean =>
  typeof name === 'string' &&
  /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) &&
  name === name.toLowerCase();

const hasLateRequired = (options: readonly Json[]): boolean =>
  options.some((option, i) => option.required === true && i > 0 && options[i - 1]?.required !== true);

const within = (text: unknown, max: number): boolean =>
  typeof text === 'string' && text.length >= 1 && text.length <= max;
const textLength = (parts: readonly Json[]): number =>
  sum(parts.map(({ name, description }) => lengthOf(name) + lengthOf(description)));
const when = (isFault: boolean, fault: string): string[] => (isFault ? [fault] : []);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0);
const asComponents = (value: unknown): readonly FakeComponent[] => (Array.isArray(value) ? value : []);
const asOptions = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const flatten = (components: readonly FakeComponent[]): FakeComponent[] =>
  components.flatMap((component) => [component, ...flatten(component.components ?? [])]);
