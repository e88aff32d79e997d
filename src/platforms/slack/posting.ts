import type { webApi } from '@slack/bolt';
import type { ChannelId, LookUp, Outcome } from '../../domain/deliveries.ts';
import type { Reply } from '../../domain/replies.ts';
import type { Log, LookUpRequest, Platform, PostRequest } from '../../ports.ts';
import { plainBlocks } from './fallback.ts';
import type { SlackLimits } from './limits.ts';
import { lookUpMessage, metadataType } from './look-up.ts';
import { errorCodeOf, outcomeOfError } from './outcomes.ts';
import { renderMessage, type SlackMessage } from './render.ts';

/** What posting needs. */
export interface PostingParts {
  /** The client that posts in a workspace; undefined where Parley is not installed in it. */
  readonly clientOf: (team: string) => Promise<webApi.WebClient | undefined>;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** Posts, edits and finds messages; says what became of each call and never throws. */
export const createPosting = (parts: PostingParts): Pick<Platform, 'post' | 'edit' | 'lookUp'> => ({
  post: (request) => post(parts, request),
  edit: (request) => edit(parts, request),
  lookUp: (request) => lookUp(parts, request),
});

async function post(parts: PostingParts, { channel, message, key, replyTo }: PostRequest): Promise<Outcome> {
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
    const threaded = replyTo === undefined ? post : { ...post, thread_ts: replyTo, reply_broadcast: true as const };
    return (await place.client.chat.postMessage(threaded)).ts;
  };
  return deliver({ ...parts, message, send });
}

async function edit(parts: PostingParts, { channel, ref, message }: EditRequest): Promise<Outcome> {
  const place = await placeOf(parts, channel);
  if (place === undefined) return elsewhere;
  const send = async (laidOut: SlackMessage) => {
    await place.client.chat.update({ ...laidOut, channel: place.id, ts: ref });
    return ref;
  };
  return deliver({ ...parts, message, send });
}

async function lookUp(parts: PostingParts, { channel, key, sinceMs }: LookUpRequest): Promise<LookUp> {
  const place = await placeOf(parts, channel);
  if (place === undefined) return { kind: 'unknown', retryAfterMs: parts.limits.noRightRetryMs };
  return lookUpMessage({ ...parts, client: place.client }, { channel: place.id, key, sinceMs });
}

type EditRequest = Parameters<Platform['edit']>[0];

interface Sending {
  readonly message: Reply;
  readonly limits: SlackLimits;
  readonly log: Log;
  /** Gives the message's `ts`. */
  readonly send: (laidOut: SlackMessage) => Promise<string | undefined>;
}

async function deliver({ message, limits, log, send }: Sending): Promise<Outcome> {
  const laidOut = renderMessage(message);
  try {
    return sentAs(await send(laidOut));
  } catch (error) {
    if (!blockErrors.has(errorCodeOf(error) ?? '')) return outcomeOfError(error, limits);
    log.warn({ code: errorCodeOf(error) }, 'slack refused the layout; sending plain text');
  }
  // Slack has said no, so a second try cannot double the message; better plain than not at all.
  return send({ text: laidOut.text, blocks: plainBlocks(message) }).then(sentAs, (error: unknown) =>
    outcomeOfError(error, limits),
  );
}

// Without a `ts` the message could not be found again: it is looked up like any other lost answer.
const sentAs = (ref: string | undefined): Outcome => (ref === undefined ? { kind: 'in-doubt' } : { kind: 'sent', ref });

const blockErrors = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

const elsewhere: Outcome = {
  kind: 'rejected',
  scope: 'channel',
  reason: 'This channel belongs to a Slack workspace that Parley is not installed in.',
};

interface Place {
  readonly client: webApi.WebClient;
  /** The channel's own id. */
  readonly id: string;
}

// Undefined where Parley is not installed in the channel's workspace.
async function placeOf({ clientOf }: PostingParts, channel: ChannelId): Promise<Place | undefined> {
  const [, team = '', id = ''] = /^slack:([^/]+)\/(.+)$/.exec(channel) ?? [];
  const client = await clientOf(team);
  return client && { client, id };
}
