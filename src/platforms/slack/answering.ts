import type { RespondArguments } from '@slack/bolt';
import type { Reply } from '../../domain/replies.ts';
import { remembered } from '../../lib/remembered.ts';
import { createKept } from './kept.ts';
import { renderMessage, withoutTable } from './render.ts';

/** Answers readers, with tables only where their workspace is known to take them. */
export interface Answering {
  /** The answer for an acknowledgement, whose refusal nobody hears; undefined for a table that was never taken there. */
  early(team: string, reply: Reply): ReturnType<typeof bodyOf> | undefined;
  /** Sends the answer to its address; a table that is refused is left out, here and from then on. */
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

const teamsMax = 10_000;

/** Nothing is known of any workspace yet. */
export function createAnswering(): Answering {
  const takesTables = createKept<boolean>(teamsMax);
  // An answer that is kept is laid out once, however many ask for it.
  const [whole, plain] = [remembered(bodyOf), remembered((reply: Reply) => bodyOf(withoutTable(reply)))];
  const layOut = (team: string, reply: Reply) => (takesTables.get(team) === false ? plain(reply) : whole(reply));
  return {
    early: (team, reply) =>
      reply.table !== undefined && takesTables.get(team) === undefined ? undefined : layOut(team, reply),
    async late({ team, reply, extra, respond }) {
      try {
        await respond({ ...layOut(team, reply), ...extra });
        if (reply.table !== undefined && takesTables.get(team) === undefined) takesTables.set(team, true);
      } catch (error) {
        if (reply.table === undefined || takesTables.get(team) !== undefined) throw error;
        await respond({ ...plain(reply), ...extra });
        takesTables.set(team, false);
      }
    },
  };
}

const bodyOf = (reply: Reply) => ({
  ...renderMessage(reply),
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
});
