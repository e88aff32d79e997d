import { type Effect, effectsOf } from './fake-slack-blocks.ts';
import { type FakeState, makeId } from './fake-slack-state.ts';
import type { FakeView } from './fake-slack-views.ts';
import { type Args, messageError, postError } from './fake-slack-web.ts';

/** What the reader of a command got to see: a message, or a modal. */
export interface SlashReply {
  readonly text: string;
  readonly blocks?: unknown;
  readonly response_type?: string;
  readonly effects: readonly Effect[];
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
  readonly view?: FakeView;
}

interface ReplyAddress {
  readonly teamId: string;
  uses: number;
  readonly openedAt: number;
  readonly take: (body: Args) => void;
}

/** The response addresses that were handed out. */
export type ReplyAddresses = Map<string, ReplyAddress>;

export interface Served {
  readonly state: FakeState;
  readonly replies: ReplyAddresses;
}

/** A new response address, with the first message that is sent there and all of them. */
export function openReply({ state, replies }: Served, teamId: string) {
  const [key, all] = [makeId(''), [] as Args[]];
  const late = new Promise<Args>((resolve) => {
    const take = (body: Args) => {
      all.push(body);
      resolve(body);
    };
    replies.set(key, { teamId, uses: 0, openedAt: state.now(), take });
  });
  return { url: `${state.origin}/response/${key}`, late, all };
}

const replyUsesMax = 5;
const replyMaxMs = 30 * 60_000;

/** What a response address answers: five messages within half an hour. */
export function takeReply(
  { state, replies }: Served,
  { key, raw }: { key: string; raw: string },
): { readonly status: number; readonly body: unknown } {
  const address = replies.get(key);
  if (address === undefined) return { status: 404, body: { ok: false, error: 'invalid_url' } };
  address.uses += 1;
  if (address.uses > replyUsesMax || state.now() - address.openedAt > replyMaxMs)
    return { status: 404, body: { ok: false, error: 'used_url' } };
  const args = JSON.parse(raw) as Args;
  state.log.push({ method: 'response_url', args, token: '', at: state.now() });
  const error = postError(state, { teamId: address.teamId, args });
  // In this place Slack answers 404 to a bad message.
  if (error !== undefined) return { status: 404, body: error };
  address.take(args);
  return { status: 200, body: { ok: true } };
}

/** A reply as its reader sees it; fails where Slack would not show it. */
export function shown(body: Args): SlashReply {
  const error = messageError(body);
  if (error !== undefined) throw new Error(`Slack would not show this reply: ${JSON.stringify(error)}`);
  return { ...body, text: String(body.text), effects: effectsOf(body) };
}
