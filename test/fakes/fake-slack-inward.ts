import { type Posted, postSigned } from './fake-slack-http.ts';
import type { FakeSockets } from './fake-slack-socket.ts';
import { type FakeChannel, type FakeState, type FakeTeam, makeId } from './fake-slack-state.ts';
import type { Args } from './fake-slack-web.ts';

/** A reader's press of a button under a message. */
export interface Press {
  readonly channel: FakeChannel;
  readonly actionId: string;
  readonly value?: string;
  readonly user?: { readonly id: string; readonly username?: string };
  readonly triggerId?: string;
  readonly threadTs?: string;
}

/** Something that Slack tells the app by itself. */
export interface Told {
  readonly team: FakeTeam;
  readonly event: Args;
  readonly eventId?: string;
  /** How old its stamp is, over HTTP. */
  readonly ageSeconds?: number;
}

export interface Inward {
  readonly state: FakeState;
  readonly sockets: FakeSockets;
}

/** Tells the app of an event, over HTTP or Socket Mode; fails where it is not acknowledged. */
export async function tellEvent(
  { state, sockets }: Inward,
  { team, event, eventId, ageSeconds = 0 }: Told,
): Promise<void> {
  const payload = {
    type: 'event_callback',
    token: 'unused',
    team_id: team.id,
    api_app_id: 'A0FAKE',
    event: { event_ts: '1.000001', ...event },
    event_id: eventId ?? makeId('Ev'),
    event_time: Math.floor(state.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: team.id, user_id: team.botUserId, is_bot: true }],
  };
  if (state.httpUrl === undefined) return void (await sockets.send(payload, 'events_api'));
  const contentType = 'application/json';
  const request = { path: '/slack/events', body: JSON.stringify(payload), contentType, signing: { ageSeconds } };
  must(await postSigned(state, request));
}

/** Tells the app of a press; resolves once it is acknowledged, which Slack wants to be without a message. */
export async function tellPress(inward: Inward, told: { press: Press; url: string }): Promise<void> {
  const ack = await tellInteractive(inward, pressPayload(told));
  if (Object.keys(ack).length > 0) throw new Error('an acknowledgement of a press holds no message');
}

/** Tells the app of something that a reader did; gives what came with the acknowledgement. */
export async function tellInteractive({ state, sockets }: Inward, payload: Args): Promise<Args> {
  if (state.httpUrl === undefined) return await sockets.send(payload, 'interactive');
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const { status, text } = await postSigned(state, { path: '/slack/interactions', body });
  if (status !== 200) throw new Error(`http ${status}`);
  return text === '' ? {} : (JSON.parse(text) as Args);
}

function must({ status, text }: Posted): void {
  if (status !== 200 || text !== '') throw new Error(`http ${status}`);
}

const pressPayload = ({ press, url }: { press: Press; url: string }): Args => ({
  type: 'block_actions',
  team: { id: press.channel.teamId, domain: 'desk' },
  user: { id: 'U0READER', username: 'reader', name: 'reader', team_id: press.channel.teamId, ...press.user },
  api_app_id: 'A0FAKE',
  token: 'unused',
  container: {
    type: 'message',
    message_ts: '1.000001',
    channel_id: press.channel.id,
    is_ephemeral: false,
    ...(press.threadTs && { thread_ts: press.threadTs }),
  },
  trigger_id: press.triggerId ?? makeId('13345224609.'),
  channel: { id: press.channel.id, name: press.channel.name },
  response_url: url,
  actions: [
    {
      action_id: press.actionId,
      block_id: 'b1',
      type: 'button',
      text: { type: 'plain_text', text: 'Why' },
      action_ts: '1.000002',
      ...(press.value !== undefined && { value: press.value }),
    },
  ],
});
