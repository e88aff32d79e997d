import { setTimeout as pause } from 'node:timers/promises';
import { type RespondArguments, RespondError, type webApi } from '@slack/bolt';
import type { Reply } from '../../domain/replies.ts';
import { remembered } from '../../lib/remembered.ts';
import { barsOf } from './chart-blocks.ts';
import type { ChartFiles } from './chart-files.ts';
import { createKept, type Kept } from './kept.ts';
import { type LayingOut, type Layout, layoutsOf, type Novelty, surestLayout } from './layouts.ts';
import type { SlackLimits } from './limits.ts';
import { renderMessage, type SlackMessage, withoutTable } from './render.ts';

/** Answers readers, with tables and bars only where their workspace is known to take them. */
export interface Answering {
  /** The answer for an acknowledgement, whose refusal nobody hears; undefined for what was never taken there. */
  early(team: string, reply: Reply): ReturnType<typeof asBody> | undefined;
  /** Sends the answer to its address; what is refused is left out, here and from then on. */
  late(late: LateAnswer): Promise<void>;
}

export interface LateAnswer {
  readonly team: string;
  readonly reply: Reply;
  readonly extra: Extra;
  readonly respond: (message: RespondArguments) => Promise<unknown>;
}

/** What goes along with an answer: who sees it, and where. */
export interface Extra {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original?: false;
  readonly thread_ts?: string;
}

export interface AnsweringParts {
  readonly files: ChartFiles;
  /** The client that uploads in a workspace. */
  readonly clientOf: (team: string) => Promise<webApi.WebClient | undefined>;
  readonly limits: SlackLimits;
}

const teamsMax = 10_000;

type Taken = Readonly<Record<Novelty, Kept<boolean>>>;

/** Nothing is known of any workspace yet. */
export function createAnswering(parts: AnsweringParts): Answering {
  const taken: Taken = { table: createKept(teamsMax), bars: createKept(teamsMax) };
  // An answer that is kept is laid out once, however many ask for it.
  const whole = remembered((reply: Reply) => asBody(renderMessage(reply, barsOf(reply))));
  const plain = remembered((reply: Reply) => asBody(renderMessage(withoutTable(reply), barsOf(reply))));
  const inWords = remembered((reply: Reply) => asBody(surestLayout(reply).message));
  return {
    early(team, reply) {
      const isSure = noveltiesOf(reply).every((novelty) => taken[novelty].get(team) !== undefined);
      const needsPicture = reply.chart !== undefined && !(barsOf(reply) && taken.bars.get(team));
      if (!isSure || (needsPicture && parts.files.arePossible(team))) return undefined;
      if (needsPicture) return inWords(reply);
      return taken.table.get(team) === false ? plain(reply) : whole(reply);
    },
    late: (late) => sendLate(parts, { ...late, taken }),
  };
}

const noveltiesOf = (reply: Reply): Novelty[] => [
  ...(reply.table === undefined ? [] : (['table'] as const)),
  ...(barsOf(reply) === undefined ? [] : (['bars'] as const)),
];

interface Sending extends LateAnswer {
  readonly taken: Taken;
}

async function sendLate(parts: AnsweringParts, sending: Sending): Promise<void> {
  for await (const attempt of attemptsOf(parts, sending)) {
    if (await isAccepted(sending, attempt.layout)) return learn(sending, attempt);
  }
}

interface Attempt {
  readonly layout: Layout;
  /** The layout that was refused before this one. */
  readonly before?: Layout | undefined;
}

// As many as Slack takes at one address, the last of them with nothing that could be refused.
async function* attemptsOf(parts: AnsweringParts, { team, reply, taken }: Sending): AsyncGenerator<Attempt> {
  const { files, limits } = parts;
  // One new thing at a time, since there are few attempts.
  const takes = (novelty: Novelty) => taken[novelty].get(team) ?? (novelty === 'bars' || reply.chart === undefined);
  let [attempts, before]: [number, Layout | undefined] = [0, undefined];
  for await (const layout of layoutsOf({ reply, takes, picture: pictureIn(parts, team) })) {
    for (const waitMs of [0, ...(layout.file === undefined ? [] : limits.answerFileWaitsMs)]) {
      await pause(waitMs);
      attempts += 1;
      if (attempts >= limits.answerTriesMax) return yield { layout: surestLayout(reply) };
      yield { layout, before };
    }
    if (layout.file !== undefined && reply.chart !== undefined) files.forget(team, reply.chart);
    before = layout;
  }
}

const pictureIn =
  ({ files, clientOf }: AnsweringParts, team: string): LayingOut['picture'] =>
  async (chart) => {
    const client = await clientOf(team).catch(() => undefined);
    return client && (await files.idOf({ team, client }, chart));
  };

async function isAccepted(sending: Sending, layout: Layout): Promise<boolean> {
  try {
    await respondWith(sending, layout);
    return true;
  } catch (error) {
    // What was wrong is not said here. Only where something could be left out is another try worth it.
    if (!(error instanceof RespondError) || error.statusCode >= 500 || isSurest(layout)) throw error;
    return false;
  }
}

const isSurest = ({ shows, file }: Layout): boolean => shows.length === 0 && file === undefined;

const respondWith = async ({ respond, extra }: Sending, { message }: Layout): Promise<void> =>
  void (await respond({ ...asBody(message), ...extra }));

// What alone was left out of a refused answer was at fault.
function learn({ team, taken }: Sending, { layout, before }: Attempt): void {
  for (const novelty of layout.shows) taken[novelty].set(team, true);
  const [missing, ...others] = before?.shows.filter((novelty) => !layout.shows.includes(novelty)) ?? [];
  if (missing !== undefined && others.length === 0) taken[missing].set(team, false);
}

const asBody = (message: SlackMessage) => ({
  ...message,
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
});
