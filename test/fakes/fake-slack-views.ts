import { type Args, type Asked, type Method, refuse } from './fake-slack-conversations.ts';
import { type FakeState, makeId } from './fake-slack-state.ts';
import { isObject, type Loose, listOf } from './fake-slack-texts.ts';
import { checkView } from './fake-slack-view-check.ts';

/** A modal or a home page as its reader has it before them. */
export interface FakeView {
  readonly id: string;
  readonly teamId: string;
  readonly user: string;
  /** As it was sent last. */
  body: Loose;
  hash: string;
  /** What stands in its fields, by block and action. */
  typed: Record<string, Record<string, Args>>;
  isOpen: boolean;
}

interface Trigger {
  readonly teamId: string;
  readonly user: string;
  readonly at: number;
  isUsed: boolean;
  readonly opened: PromiseWithResolvers<FakeView>;
}

interface Book {
  readonly triggers: Map<string, Trigger>;
  readonly views: Map<string, FakeView>;
  readonly homes: Map<string, FakeView>;
  agedMs: number;
}

const books = new WeakMap<FakeState, Book>();

/** The views of one local Slack. */
export function viewsOf(state: FakeState): Book {
  const book = books.get(state) ?? { triggers: new Map(), views: new Map(), homes: new Map(), agedMs: 0 };
  books.set(state, book);
  return book;
}

interface NewTrigger {
  readonly id: string;
  readonly teamId: string;
  readonly user: string;
}

/** Hands out what a modal can be opened by, once and within 3 s; resolves with that modal. */
export function issueTrigger(state: FakeState, { id, ...reader }: NewTrigger): Promise<FakeView> {
  const book = viewsOf(state);
  const opened = Promise.withResolvers<FakeView>();
  book.triggers.set(id, { ...reader, at: state.now() + book.agedMs, isUsed: false, opened });
  return opened.promise;
}

const triggerMaxMs = 3_000;

/** The Web API's methods for views. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { run: openView },
  'views.update': { run: updateView },
  'views.publish': { run: publishView },
};

const invalid = (messages: readonly string[]) => refuse('invalid_arguments', { response_metadata: { messages } });

function openView({ state, team, args }: Asked) {
  const book = viewsOf(state);
  const trigger = book.triggers.get(String(args.trigger_id));
  if (trigger === undefined || trigger.teamId !== team.id) return refuse('invalid_trigger_id');
  if (state.now() + book.agedMs - trigger.at > triggerMaxMs) return refuse('expired_trigger_id');
  if (trigger.isUsed) return refuse('exchanged_trigger_id');
  const bad = checkView(args.view, 'modal');
  if (bad.length > 0) return invalid(bad);
  trigger.isUsed = true;
  const view = newView(book, { teamId: team.id, user: trigger.user, body: args.view });
  trigger.opened.resolve(view);
  return { view: wireView(view) };
}

function updateView({ state, team, args }: Asked) {
  const view = viewsOf(state).views.get(String(args.view_id));
  if (view === undefined || view.teamId !== team.id || !view.isOpen) return refuse('not_found');
  if (args.hash !== undefined && args.hash !== view.hash) return refuse('hash_conflict');
  const bad = checkView(args.view, 'modal');
  if (bad.length > 0) return invalid(bad);
  putBody(view, args.view);
  return { view: wireView(view) };
}

function publishView({ state, team, args }: Asked) {
  if (!/^[UW][A-Z0-9]+$/.test(String(args.user_id))) return refuse('user_not_found');
  const bad = checkView(args.view, 'home');
  if (bad.length > 0) return invalid(bad);
  const book = viewsOf(state);
  const user = String(args.user_id);
  const view = newView(book, { teamId: team.id, user, body: args.view });
  book.homes.set(`${team.id}/${user}`, view);
  return { view: wireView(view) };
}

function newView(book: Book, { body, ...reader }: Pick<FakeView, 'teamId' | 'user'> & { body: unknown }): FakeView {
  const view: FakeView = { id: makeId('V'), ...reader, body: {}, hash: '', typed: {}, isOpen: true };
  book.views.set(view.id, view);
  putBody(view, body);
  return view;
}

/** Shows another body in a view; what was typed stays under the same block and action alone. */
export function putBody(view: FakeView, body: unknown): void {
  view.body = isObject(body) ? body : {};
  view.hash = makeId('');
  const before = view.typed;
  view.typed = {};
  for (const { block_id, element, accessory } of listOf(view.body.blocks)) {
    const input = isObject(element) ? element : accessory;
    if (!isObject(input)) continue;
    const [block, action] = [String(block_id), String(input.action_id)];
    view.typed[block] = { [action]: before[block]?.[action] ?? initialOf(input) };
  }
}

const initialOf = ({ type, initial_value, initial_option, initial_options, initial_conversation }: Loose): Args => {
  switch (type) {
    case 'plain_text_input':
      return { type, value: initial_value ?? null };
    case 'static_select':
      return { type, selected_option: initial_option ?? null };
    case 'multi_static_select':
      return { type, selected_options: initial_options ?? [] };
    default:
      return { type, selected_conversation: initial_conversation ?? null };
  }
};

// What comes back has the entities that Slack puts into plain text.
function echoed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(echoed);
  if (!isObject(node)) return node;
  if (node.type === 'plain_text') return { ...node, text: withEntities(String(node.text)) };
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, echoed(value)]));
}

const withEntities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A view as Slack sends it back to the app. */
export const wireView = ({ id, teamId, body, hash, typed }: FakeView): Args => ({
  callback_id: '',
  private_metadata: '',
  ...(echoed(body) as Args),
  id,
  team_id: teamId,
  app_id: 'A0FAKE',
  bot_id: 'B0FAKE',
  state: { values: echoed(typed) },
  hash,
  root_view_id: id,
  previous_view_id: null,
});
