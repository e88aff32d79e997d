import { type FakeAnswer, refusal } from './fake-discord-checks.ts';
import type { Carried } from './fake-discord-files.ts';
import type { FakeChannel, FakeState } from './fake-discord-state.ts';

/** A request as it reached the local Discord. */
export interface FakeRequest extends Carried {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly atMs: number;
  /** What was answered; undefined where the connection was cut. */
  status?: number;
}

/** A request with the ids of its path. */
export interface Call extends FakeRequest {
  readonly ids: readonly string[];
}

/** A route and its answer. */
export type Route = readonly [method: string, path: RegExp, answer: (call: Call) => FakeAnswer];

/** An answer that all went well. */
export const ok = (body: unknown): FakeAnswer => ({ status: 200, body });

/** An action in the channel that a path names first. */
export interface InChannel {
  readonly call: Call;
  readonly answer: (channel: FakeChannel) => FakeAnswer;
}

/** Answers for a channel that is there and can be seen. */
export function inChannel(state: FakeState, { call, answer }: InChannel): FakeAnswer {
  const channel = state.channels.get(call.ids[0] ?? '');
  if (channel === undefined) return refusal(404, { code: 10_003, message: 'Unknown Channel' });
  if (channel.access === 'hidden') return refusal(403, { code: 50_001, message: 'Missing Access' });
  return answer(channel);
}

/** True for a channel that takes posts with titles only. */
export const isForumChannel = ({ type }: FakeChannel): boolean => type === 15 || type === 16;

/** True for a thread. */
export const isThreadChannel = ({ type }: FakeChannel): boolean => type >= 10 && type <= 12;

/** The answer where a right is missing. */
export const missingRight = (): FakeAnswer => refusal(403, { code: 50_013, message: 'Missing Permissions' });

/** The answer where a channel is of another kind. */
export const wrongKind = (): FakeAnswer =>
  refusal(400, { code: 50_024, message: 'Cannot execute action on this channel type' });
