import type { Access, LookUp, Outcome, Thread } from '../../src/domain/deliveries.ts';
import { type Reply, textOf } from '../../src/domain/replies.ts';
import { unpaced } from '../../src/jobs/pacing.ts';
import type { Pace, Platform, PostRequest } from '../../src/ports.ts';

/** What a channel saw: a message as posted, and what it shows now. */
export interface Message {
  readonly ref: string;
  readonly channel: string;
  readonly key: string;
  readonly replyTo: string | undefined;
  readonly thread: Thread | undefined;
  readonly isPassedOn: boolean;
  readonly postedAt: number;
  readonly shown: Reply;
  readonly editedAt: readonly number[];
}

type Try = 'post' | 'edit';

/** A chat that keeps what it was given, and answers as a test tells it to. */
export interface RecordingPlatform extends Platform {
  readonly messages: readonly Message[];
  /** Every attempt and look-up, in order. */
  readonly asked: readonly string[];
  /** Decides what becomes of the next attempts; undefined lets them succeed. */
  answer(decide: (attempt: { readonly channel: string; readonly kind: Try }) => Outcome | undefined): void;
  /** Messages arrive although the answer says otherwise. */
  arriveAnyway(isSo: boolean): void;
  /** What look-ups answer instead of the truth. */
  answerLookUps(lookUp: LookUp | undefined): void;
  /** What the chat says of every channel's rights. */
  answerChecks(access: Access): void;
}

/** A chat named `slack` that posts into memory. */
export function createRecordingPlatform(now: () => number, pace: Pace = unpaced): RecordingPlatform {
  let access: Access = { kind: 'ok' };
  const messages: Message[] = [];
  const asked: string[] = [];
  let decide: (attempt: { readonly channel: string; readonly kind: Try }) => Outcome | undefined = () => undefined;
  let doArriveAnyway = false;
  let lookUpAnswer: LookUp | undefined;
  const keep = ({ message, isPassedOn = false, ...place }: PostRequest): string => {
    const ref = `m${messages.length + 1}`;
    const { channel, key, replyTo, thread } = place;
    messages.push({ ref, channel, key, replyTo, thread, isPassedOn, postedAt: now(), shown: message, editedAt: [] });
    return ref;
  };
  return {
    name: 'slack',
    messages,
    asked,
    answer: (next) => {
      decide = next;
    },
    arriveAnyway: (isSo) => {
      doArriveAnyway = isSo;
    },
    answerLookUps: (answer) => {
      lookUpAnswer = answer;
    },
    async post(request) {
      asked.push(`post ${request.channel}`);
      const outcome = decide({ channel: request.channel, kind: 'post' });
      if (outcome === undefined) return { kind: 'sent', ref: keep(request) };
      if (doArriveAnyway) keep(request);
      return outcome;
    },
    async edit({ channel, ref, message }) {
      asked.push(`edit ${channel}`);
      const outcome = decide({ channel, kind: 'edit' });
      if (outcome !== undefined) return outcome;
      const at = messages.findIndex((known) => known.ref === ref);
      const known = messages[at];
      if (known) messages[at] = { ...known, shown: message, editedAt: [...known.editedAt, now()] };
      return { kind: 'sent', ref };
    },
    async lookUp({ channel, key, isPassedOn }) {
      asked.push(`look up ${channel}${isPassedOn ? ' to pass on' : ''}`);
      const found = messages.find((known) => known.key === key && known.channel === channel);
      return lookUpAnswer ?? (found ? { kind: 'found', ref: found.ref } : { kind: 'absent' });
    },
    answerChecks: (answer) => {
      access = answer;
    },
    async check(channel) {
      asked.push(`check ${channel}`);
      return access;
    },
    pace,
    start: async () => undefined,
    stop: async () => undefined,
  };
}

/** All that a message shows now, as text. */
export const textShown = ({ shown }: Message): string =>
  [
    shown.title,
    ...shown.lines.map((line) => (typeof line === 'string' ? line : `~${textOf(line)}~`)),
    ...shown.notes,
  ].join('\n');
