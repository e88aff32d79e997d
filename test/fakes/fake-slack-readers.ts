import { textsOf } from './fake-slack-blocks.ts';
import { type Inward, tellInteractive } from './fake-slack-inward.ts';
import { openReply, type ReplyAddresses, type SlashReply, shown } from './fake-slack-replies.ts';
import { type FakeChannel, type FakeTeam, makeId } from './fake-slack-state.ts';
import { isObject, type Loose, listOf } from './fake-slack-texts.ts';
import { checkView } from './fake-slack-view-check.ts';
import { type FakeView, issueTrigger, putBody, viewsOf, wireView } from './fake-slack-views.ts';
import type { Args } from './fake-slack-web.ts';

/** A reader before modals, home pages and the menus of messages. */
export interface FakeReaders {
  /** The home page that a person sees. */
  home(of: Person): FakeView | undefined;
  /** Fills in fields of a modal by their labels and sends it; what a client would not send fails. */
  submit(view: FakeView, filled?: Readonly<Record<string, string>>): Promise<void>;
  /** Sends a modal again, as a client does that heard no answer. */
  submitAgain(view: FakeView): Promise<void>;
  /** Chooses a channel within a modal. */
  choose(view: FakeView, channel: FakeChannel): Promise<void>;
  /** Presses a button of a view by its label; gives the modal that opens. */
  press(view: FakeView, label: string): Promise<FakeView>;
  /** Runs a shortcut on a message; gives what is shown, once there are so many replies. */
  shortcut(shortcut: Shortcut): Promise<SlashReply[]>;
  /** Sends anything as an interaction. */
  raw(payload: Args): Promise<Args>;
  /** Lets all triggers grow older. */
  age(ms: number): void;
}

export interface Person {
  readonly team: FakeTeam;
  readonly user: string;
}

export interface Shortcut {
  readonly channel: FakeChannel;
  readonly message: Args;
  readonly callbackId?: string;
  readonly replies?: number;
}

/** Readers of one local Slack. */
export function createReaders(inward: Inward, replies: ReplyAddresses): FakeReaders {
  const book = viewsOf(inward.state);
  return {
    home: ({ team, user }) => book.homes.get(`${team.id}/${user}`),
    submit: async (view, filled = {}) => {
      fill(view, filled);
      await submit(inward, view);
    },
    submitAgain: (view) => submit(inward, view),
    choose: (view, channel) => choose(inward, { view, channel }),
    press: (view, label) => press(inward, { view, label }),
    shortcut: (shortcut) => runShortcut(inward, { shortcut, replies }),
    raw: (payload) => tellInteractive(inward, payload),
    age: (ms) => {
      book.agedMs += ms;
    },
  };
}

/** The words of a view, and what stands in its fields by their labels. */
export const shownView = ({ body, typed }: FakeView) => ({
  title: isObject(body.title) ? body.title.text : undefined,
  text: textsOf(body.blocks).join('\n'),
  fields: Object.fromEntries(
    inputsOf(body).map(({ label, element, block_id }) => [
      textIn(label),
      plainValue(typed[String(block_id)]?.[isObject(element) ? String(element.action_id) : ''] ?? {}),
    ]),
  ),
});

const inputsOf = ({ blocks }: Loose): Loose[] => listOf(blocks).filter(({ type }) => type === 'input');
const textIn = (text: unknown): string => (isObject(text) ? String(text.text) : '');

const plainValue = ({ value, selected_option, selected_options }: Args): string => {
  if (Array.isArray(selected_options))
    return listOf(selected_options)
      .map((option) => option.value)
      .join(',');
  return String((isObject(selected_option) ? selected_option.value : value) ?? '');
};

function fill(view: FakeView, filled: Readonly<Record<string, string>>): void {
  for (const [label, value] of Object.entries(filled)) {
    const input = inputsOf(view.body).find((block) => textIn(block.label) === label);
    if (!isObject(input?.element)) throw new Error(`There is no field ${label}.`);
    view.typed[String(input.block_id)] = { [String(input.element.action_id)]: typedInto(input.element, value) };
  }
}

function typedInto({ type, options }: Loose, value: string): Args {
  if (type === 'plain_text_input') return { type, value: value === '' ? null : value };
  const wanted = value === '' ? [] : value.split(',');
  const chosen = wanted.map((one) => listOf(options).find((option) => option.value === one));
  if (chosen.includes(undefined)) throw new Error(`There is no option ${value}.`);
  return type === 'static_select' ? { type, selected_option: chosen[0] ?? null } : { type, selected_options: chosen };
}

async function submit(inward: Inward, view: FakeView): Promise<void> {
  if (view.body.submit === undefined || !view.isOpen) throw new Error('There is nothing to submit.');
  const { fields } = shownView(view);
  const empty = inputsOf(view.body).filter((block) => block.optional !== true && fields[textIn(block.label)] === '');
  if (empty.length > 0) throw new Error(`A client asks to fill in ${textIn(empty[0]?.label)}.`);
  const trigger = makeId('13345224609.');
  takeResponse(
    view,
    await tellInteractive(inward, { ...personOf(view), type: 'view_submission', trigger_id: trigger }),
  );
}

const personOf = (view: FakeView): Args => ({
  team: { id: view.teamId, domain: 'desk' },
  user: { id: view.user, username: 'reader', name: 'reader', team_id: view.teamId },
  api_app_id: 'A0FAKE',
  token: 'unused',
  view: wireView(view),
});

function takeResponse(view: FakeView, response: Args): void {
  if (Object.keys(response).length === 0) {
    view.isOpen = false;
    return;
  }
  if (response.response_action !== 'update') throw new Error(`An answer not known here: ${JSON.stringify(response)}`);
  const bad = checkView(response.view, 'modal');
  if (bad.length > 0) throw new Error(`Slack would not show this view: ${bad.join()}`);
  putBody(view, response.view);
}

async function choose(inward: Inward, { view, channel }: { view: FakeView; channel: FakeChannel }): Promise<void> {
  const block = listOf(view.body.blocks).find(({ accessory }) => isObject(accessory));
  if (!isObject(block?.accessory)) throw new Error('There is nothing to choose.');
  const [block_id, action_id] = [String(block.block_id), String(block.accessory.action_id)];
  const chosen = { type: 'conversations_select', selected_conversation: channel.id };
  view.typed[block_id] = { [action_id]: chosen };
  await tellAction(inward, { view, action: { ...chosen, block_id, action_id, action_ts: '1.000002' } });
}

async function press(inward: Inward, { view, label }: { view: FakeView; label: string }): Promise<FakeView> {
  const button = listOf(view.body.blocks)
    .flatMap(({ elements }) => listOf(elements))
    .find(({ type, text }) => type === 'button' && textIn(text) === label);
  if (button === undefined) throw new Error(`There is no button ${label}.`);
  return (await tellAction(inward, { view, action: { ...button, block_id: 'b1', action_ts: '1.000002' } })).opened;
}

// Not awaited: what a press opens may never come.
async function tellAction(
  inward: Inward,
  { view, action }: { view: FakeView; action: Args },
): Promise<{ readonly opened: Promise<FakeView> }> {
  const trigger = makeId('13345224609.');
  const opened = issueTrigger(inward.state, { id: trigger, teamId: view.teamId, user: view.user });
  const container = { type: 'view', view_id: view.id };
  const payload = { ...personOf(view), type: 'block_actions', trigger_id: trigger, container, actions: [action] };
  const ack = await tellInteractive(inward, payload);
  if (Object.keys(ack).length > 0) throw new Error('an acknowledgement of a press holds no message');
  return { opened };
}

interface Running {
  readonly shortcut: Shortcut;
  readonly replies: ReplyAddresses;
}

async function runShortcut(inward: Inward, { shortcut, replies }: Running): Promise<SlashReply[]> {
  const { channel, message, callbackId = 'parley:is-new', replies: wanted = 1 } = shortcut;
  const { url, all } = openReply({ state: inward.state, replies }, channel.teamId);
  const ack = await tellInteractive(inward, {
    type: 'message_action',
    callback_id: callbackId,
    trigger_id: makeId('13345224609.'),
    message_ts: '1.000001',
    response_url: url,
    message: { type: 'message', user: 'U0ELSE', ts: '1.000001', text: '', ...message },
    user: { id: 'U0READER', name: 'reader', team_id: channel.teamId },
    channel: { id: channel.id, name: channel.name },
    team: { id: channel.teamId, domain: 'desk' },
    token: 'unused',
    action_ts: '1.000002',
  });
  if (Object.keys(ack).length > 0) throw new Error('an acknowledgement of a shortcut holds no message');
  for (let i = 0; all.length < wanted && i < waitsMax; i++) await new Promise((resolve) => setTimeout(resolve, 5));
  return all.map(shown);
}

const waitsMax = 400;
