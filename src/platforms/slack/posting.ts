import type { webApi } from '@slack/bolt';
import type { Access, ChannelId, LookUp, Outcome } from '../../domain/deliveries.ts';
import type { Clock, EditRequest, Log, LookUpRequest, Platform, PostRequest } from '../../ports.ts';
import { checkChannel } from './access.ts';
import type { ChartFiles } from './chart-files.ts';
import { deliver } from './delivering.ts';
import { createHistoryGate } from './history-gate.ts';
import type { SlackLimits } from './limits.ts';
import { lookUpMessage, lookUpOfError, metadataType, type Searcher } from './look-up.ts';
import { TooLate } from './outcomes.ts';
import type { SlackMessage } from './render.ts';

/** What posting needs. */
export interface PostingParts {
  /** The client that posts in a workspace; undefined where Parley is not installed in it. */
  readonly clientOf: (team: string) => Promise<webApi.WebClient | undefined>;
  readonly files: ChartFiles;
  readonly replicas?: (() => number) | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** Posts, edits and finds messages, and says where it can; tells what became of each call and never throws. */
export function createPosting(parts: PostingParts): Pick<Platform, 'post' | 'edit' | 'lookUp' | 'check'> {
  const searching = { ...parts, gate: createHistoryGate(parts), unfinished: new Map<string, string>() };
  return {
    post: (request) => post(parts, request),
    edit: (request) => edit(parts, request),
    lookUp: (request) => lookUp(searching, request),
    check: (channel) => check(parts, channel),
  };
}

async function post(
  parts: PostingParts,
  { channel, message, key, leavesBy, ...threading }: PostRequest,
): Promise<Outcome> {
  const place = await placeOf(parts, channel);
  if (place === undefined) return elsewhere;
  const send = async (laidOut: SlackMessage) => {
    const post = {
      ...laidOut,
      channel: place.id,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: metadataType, event_payload: { key } },
    };
    refuseLate(parts, leavesBy);
    return (await place.client.chat.postMessage({ ...post, ...threadFields(threading) })).ts;
  };
  return deliver({
    ...parts,
    place,
    message,
    send,
    call: parentOf(threading) === undefined ? 'post' : 'threaded post',
  });
}

type Threading = Pick<PostRequest, 'replyTo' | 'thread'>;

// Slack wants the message that opened the thread, and the one replied to may itself stand in it.
const parentOf = ({ replyTo, thread }: Threading): string | undefined => thread?.root ?? replyTo;

// A correction outside a thread is shown in the channel too; within one it stays with its story.
function threadFields(threading: Threading) {
  const parent = parentOf(threading);
  if (parent === undefined) return {};
  return threading.thread?.root === undefined
    ? { thread_ts: parent, reply_broadcast: true as const }
    : { thread_ts: parent };
}

async function edit(parts: PostingParts, { channel, ref, message, leavesBy }: EditRequest): Promise<Outcome> {
  const place = await placeOf(parts, channel);
  if (place === undefined) return elsewhere;
  const send = async (laidOut: SlackMessage) => {
    const id = await conversationOf(place);
    refuseLate(parts, leavesBy);
    // `none`, since Slack would else look for names and addresses in the text of an edit.
    await place.client.chat.update({ ...laidOut, channel: id, ts: ref, parse: 'none' });
    return ref;
  };
  return deliver({ ...parts, place, message, send, call: 'edit' });
}

async function lookUp(
  searching: PostingParts & Omit<Searcher, 'client'>,
  { channel, key, sinceMs, ...threading }: LookUpRequest,
): Promise<LookUp> {
  const place = await placeOf(searching, channel);
  if (place === undefined) return { kind: 'unknown', retryAfterMs: searching.limits.noRightRetryMs };
  const searcher: Searcher = { ...searching, client: place.client };
  const search = { team: place.team, key, sinceMs, root: parentOf(threading) };
  try {
    return await lookUpMessage(searcher, { ...search, channel: await conversationOf(place) });
  } catch (error) {
    return lookUpOfError(searcher, { error, search: { ...search, channel: place.id } });
  }
}

async function check(parts: PostingParts, channel: ChannelId): Promise<Access> {
  const place = await placeOf(parts, channel);
  if (place === undefined) return { kind: 'missing', reason: elsewhere.reason };
  return isPerson(place.id) ? { kind: 'ok' } : checkChannel({ ...parts, client: place.client }, place.id);
}

// Last before the call itself: the process may have been frozen anywhere before.
function refuseLate({ clock }: PostingParts, leavesBy = Number.POSITIVE_INFINITY): void {
  if (clock.now() >= leavesBy) throw new TooLate();
}

const elsewhere = {
  kind: 'rejected',
  scope: 'channel',
  reason:
    'This channel belongs to a Slack workspace that Parley is not installed in; an administrator of it can install Parley.',
} as const;

interface Place {
  readonly client: webApi.WebClient;
  readonly team: string;
  /** The channel's own id, or a person's. */
  readonly id: string;
}

// Undefined where Parley is not installed in the channel's workspace.
async function placeOf({ clientOf }: PostingParts, channel: ChannelId): Promise<Place | undefined> {
  const [, team = '', id = ''] = /^slack:([^/]+)\/(.+)$/.exec(channel) ?? [];
  const client = await clientOf(team);
  return client && { client, team, id };
}

const isPerson = (id: string): boolean => /^[UW]/.test(id);

// Posts may go to a person; everything else wants the conversation with them.
async function conversationOf({ client, id }: Place): Promise<string> {
  if (!isPerson(id)) return id;
  return (await client.conversations.open({ users: id })).channel?.id ?? id;
}
