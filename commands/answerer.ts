import { randomBytes } from 'node:crypto';
import { type Reply, sentenceReply } from '../src/domain/replies.ts';
import { UserError } from '../src/domain/user-error.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { freshnessNote } from '../src/pipeline/freshness.ts';
import type { Answerer, CommandCall, Log } from '../src/ports.ts';
import type { Command, CommandContext } from './command.ts';

export interface Answering extends Omit<CommandContext, 'place'> {
  readonly commands: readonly Command[];
  readonly log: Log;
}

const replayHoldMs = 15 * 60_000;

/** Answers every call with a Reply: a slip of the reader's by its own sentence, a fault of ours by a reference. */
export function createAnswerer(answering: Answering): Answerer {
  return async (call) => {
    try {
      return await answer(answering, call);
    } catch (error) {
      if (error instanceof UserError) return sentenceReply(error.message);
      return failed(answering.log, { call, error });
    }
  };
}

async function answer(answering: Answering, call: CommandCall): Promise<Reply> {
  const { commands, store, clock } = answering;
  const command = findCommand(commands, call.name);
  if (command.isChange && call.callId !== undefined) {
    const hold = {
      key: `call/${call.callId}`,
      owner: randomBytes(8).toString('hex'),
      now: clock.now(),
      forMs: replayHoldMs,
    };
    if (!(await store.holds.take(hold))) return sentenceReply('This command came in twice; it was carried out once.');
  }
  const reply = await command.run(call.options, { ...answering, place: { channel: call.channel } });
  if (!command.isFactual) return reply;
  return { ...reply, notes: [...reply.notes, freshnessNote(await store.coverage.newestAt(), clock.now())] };
}

function findCommand(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name.toLowerCase());
  if (found) return found;
  const meant = nearest(
    name,
    commands.map((command) => command.name),
  );
  const hint = meant
    ? `Did you mean /${meant}?`
    : `Commands: ${commands.map((command) => `/${command.name}`).join(' ')}.`;
  throw new UserError(`There is no command “${plainLine(name, 40)}”. ${hint}`);
}

function failed(log: Log, { call, error }: { call: CommandCall; error: unknown }): Reply {
  const ref = randomBytes(2).toString('hex').toUpperCase();
  log.error({ ref, command: call.name, error }, 'command failed');
  return sentenceReply(`Something went wrong on our side (ref ${ref}).`);
}
