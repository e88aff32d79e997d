import {
  type Call,
  inChannel,
  isForumChannel,
  isThreadChannel,
  missingRight,
  ok,
  type Route,
  wrongKind,
} from './fake-discord-calls.ts';
import { checkMessage, type FakeAnswer, invalidForm, refusal } from './fake-discord-checks.ts';
import { addThread, type FakeChannel, type FakeState, type Json, storeMessage } from './fake-discord-state.ts';

/** How threads are started, found and opened again. */
export function threadRoutes(state: FakeState): Route[] {
  return [
    [
      'POST',
      /^\/channels\/(\d+)\/threads$/,
      (call) => inChannel(state, { call, answer: (forum) => startInForum(state, { forum, body: call.body }) }),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      (call) => inChannel(state, { call, answer: (channel) => startUnder(state, { channel, call }) }),
    ],
    [
      'PATCH',
      /^\/channels\/(\d+)$/,
      (call) => inChannel(state, { call, answer: (thread) => changeThread(thread, call.body) }),
    ],
    [
      'GET',
      /^\/guilds\/(\d+)\/threads\/active$/,
      () => ok({ threads: [...state.channels.values()].filter(isActiveThread), members: [], has_more: false }),
    ],
  ];
}

const isActiveThread = (channel: FakeChannel): boolean =>
  isThreadChannel(channel) && channel.thread_metadata?.archived === false && channel.access !== 'hidden';

function startUnder(state: FakeState, { channel, call }: { channel: FakeChannel; call: Call }): FakeAnswer {
  const root = call.ids[1] ?? '';
  if (channel.type !== 0 && channel.type !== 5) return wrongKind();
  if (channel.access === 'no-threads' || channel.access === 'no-history') return missingRight();
  const faults = nameFaults(call.body);
  if (faults.length > 0) return invalidForm(faults);
  if (state.messages.get(root)?.channel_id !== channel.id)
    return refusal(404, { code: 10_008, message: 'Unknown Message' });
  if (state.channels.has(root))
    return refusal(400, { code: 160_004, message: 'A thread has already been created for this message' });
  return { status: 201, body: addThread(state, { parent: channel, id: root, name: String(call.body.name) }) };
}

function startInForum(state: FakeState, { forum, body }: { forum: FakeChannel; body: Json }): FakeAnswer {
  if (!isForumChannel(forum)) return wrongKind();
  if (forum.access === 'read-only') return missingRight();
  const message = (body.message ?? {}) as Json;
  const refused = formRefusal(body, message) ?? tagRefusal(forum, body) ?? checkMessage(message);
  if (refused !== undefined) return refused;
  const thread = addThread(state, { parent: forum, name: String(body.name) });
  const first = storeMessage(state, { channelId: thread.id, body: message, id: thread.id });
  return { status: 201, body: { ...thread, applied_tags: body.applied_tags ?? [], message: first } };
}

// A first message has no nonce, and answers none.
function formRefusal(body: Json, message: Json): FakeAnswer | undefined {
  const unknown = ['nonce', 'enforce_nonce', 'message_reference', 'tts'].filter((field) => field in message);
  const faults = [...nameFaults(body), ...unknown.map((field) => `message.${field}: not known here`)];
  return faults.length > 0 ? invalidForm(faults) : undefined;
}

function nameFaults({ name, auto_archive_duration: duration }: Json): string[] {
  const isNamed = typeof name === 'string' && name.trim() !== '' && name.length <= 100;
  const isTimed = duration === undefined || [60, 1440, 4320, 10_080].includes(Number(duration));
  return [...(isNamed ? [] : ['name: must have 1 to 100 characters']), ...(isTimed ? [] : ['auto_archive_duration'])];
}

function tagRefusal({ flags = 0, available_tags: tags = [] }: FakeChannel, body: Json): FakeAnswer | undefined {
  const applied = (body.applied_tags ?? []) as string[];
  if ((flags & (1 << 4)) !== 0 && applied.length === 0)
    return refusal(400, { code: 40_067, message: 'A tag is required to create a forum post in this channel' });
  const found = applied.map((id) => tags.find((tag) => tag.id === id));
  if (found.includes(undefined)) return refusal(404, { code: 10_087, message: 'Unknown tag' });
  return found.some((tag) => tag?.moderated === true) ? missingRight() : undefined;
}

// Anybody who may write opens a thread again; locked, only who manages threads.
function changeThread(thread: FakeChannel, body: Json): FakeAnswer {
  const { thread_metadata: metadata } = thread;
  const isOpening = Object.keys(body).length === 1 && body.archived === false;
  if (metadata === undefined || !isOpening || metadata.locked || thread.access === 'read-only') return missingRight();
  thread.thread_metadata = { ...metadata, archived: false };
  return ok(thread);
}
