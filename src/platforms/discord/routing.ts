import { Routes } from 'discord.js';
import type { PostRequest } from '../../ports.ts';
import { forumBody, postBody } from './bodies.ts';
import { fetchChannel, isForum, requiredTagOf } from './channels.ts';
import { type MessagePlace, placeOfRef, refOf } from './keys.ts';
import { createMemory, type Memory } from './memory.ts';
import { beforePosting, refusalCodeOf, Settled } from './outcomes.ts';
import type { PicturePosts } from './picture-posts.ts';
import { filesOf, type Shown } from './pictures.ts';
import type { PostingTools } from './posting.ts';
import { openingArchived, sendMessage } from './sending.ts';
import { createThreads, type Threads } from './threads.ts';

/** Posts a message to where it belongs: the channel, a thread, or a post of its own; gives its `ref`. */
export type Routing = (request: PostRequest, channelId: string) => Promise<string>;

/** A routing that remembers which channels are forums and which threads stand. */
export function createRouting(tools: RoutingTools): Routing {
  const forums = createMemory<Forum>(tools.limits.rememberedChannelsMax);
  const threads = createThreads(tools);
  return (request, channelId) => route({ tools, forums, threads, request, channelId });
}

/** What routing needs. */
export interface RoutingTools extends PostingTools {
  readonly pictured: PicturePosts;
}

interface Forum {
  readonly tag: string | undefined;
}

interface Post {
  readonly tools: RoutingTools;
  readonly forums: Memory<Forum>;
  readonly threads: Threads;
  readonly request: PostRequest;
  readonly channelId: string;
}

async function route(post: Post): Promise<string> {
  const { replyTo, thread } = post.request;
  // A correction stands where the message stands that it corrects.
  const target = replyTo ?? thread?.root;
  if (target === undefined) return await postFirst(post);
  const { threadId } = placeOfRef(target);
  if (threadId !== undefined) return await postIntoThread(post, threadId);
  return replyTo === undefined ? await postUnder(post, target) : await postInChannel(post);
}

/** Under a message of the channel: in its thread, else as an answer to it. */
async function postUnder(post: Post, root: string): Promise<string> {
  const { threads, channelId, request } = post;
  const asAnswer = () => postInChannel({ ...post, request: { ...request, replyTo: root } });
  const title = request.thread?.title ?? request.message.title;
  if (!(await threads.start({ channelId, root, title }))) return await asAnswer();
  try {
    return await postIntoThread(post, root);
  } catch (error) {
    if (refusalCodeOf(error) !== missingRightCode) throw error;
    threads.avoid(channelId);
    return await asAnswer();
  }
}

const missingRightCode = 50_013;
const wrongKindCode = 50_008;
const tagRequiredCode = 40_067;
const tagUnknownCode = 10_087;

async function postFirst(post: Post): Promise<string> {
  const { forums, channelId } = post;
  const known = forums.get(channelId);
  if (known !== undefined) return await postInForum(post, known);
  try {
    return await postInChannel(post);
  } catch (error) {
    const forum = refusalCodeOf(error) === wrongKindCode ? await findForum(post) : undefined;
    if (forum === undefined) throw error;
    return await postInForum(post, forum);
  }
}

async function postInChannel(post: Post): Promise<string> {
  const { tools, request, channelId } = post;
  const bodyOf = (shown: Shown) => postBody({ ...request, ...shown });
  const send = () => sendShown(post, { route: Routes.channelMessages(channelId), bodyOf });
  return refOf({ messageId: await openingArchived(tools, { channelId, send }) });
}

async function postIntoThread(post: Post, threadId: string): Promise<string> {
  const { tools, request } = post;
  const bodyOf = (shown: Shown) => postBody({ ...request, ...shown });
  const send = () => sendShown(post, { route: Routes.channelMessages(threadId), bodyOf });
  try {
    return refOf({ threadId, messageId: await openingArchived(tools, { channelId: threadId, send }) });
  } catch (error) {
    if (!threadGoneCodes.includes(refusalCodeOf(error) ?? 0)) throw error;
    throw new Settled({ kind: 'rejected', scope: 'thread', reason: 'The thread is gone, archived or locked.' });
  }
}

interface Sending {
  readonly route: `/${string}`;
  readonly bodyOf: (shown: Shown) => unknown;
}

const sendShown = (
  { tools, request: { message, leavesBy }, channelId }: Post,
  { route, bodyOf }: Sending,
): Promise<string> =>
  tools.pictured({
    message,
    channelId,
    send: (shown) =>
      sendMessage(tools, { method: 'post', route, body: bodyOf(shown), files: filesOf(shown.picture), leavesBy }),
  });

const threadGoneCodes: readonly number[] = [10_003, 50_083, 160_005];

async function postInForum(post: Post, forum: Forum): Promise<string> {
  try {
    return await createPost(post, forum);
  } catch (error) {
    // Its tags may have changed since it was asked.
    if (![tagRequiredCode, tagUnknownCode].includes(refusalCodeOf(error) ?? 0)) throw error;
    const current = await findForum(post);
    if (current === undefined || current.tag === forum.tag) throw error;
    return await createPost(post, current);
  }
}

async function createPost(post: Post, { tag }: Forum): Promise<string> {
  const { request, channelId } = post;
  const bodyOf = (shown: Shown) => forumBody({ ...request, ...shown }, tag);
  const id = await sendShown(post, { route: Routes.threads(channelId), bodyOf });
  // The first message of a forum's thread has the id of the thread.
  const place: MessagePlace = { threadId: id, messageId: id };
  return refOf(place);
}

async function findForum({ tools, forums, channelId }: Post): Promise<Forum | undefined> {
  const channel = await beforePosting(fetchChannel(tools.rest(), channelId), tools.limits);
  if (!isForum(channel)) return undefined;
  const forum = { tag: requiredTagOf(channel) };
  forums.set(channelId, forum);
  return forum;
}
