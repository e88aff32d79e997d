import type { CommandSpec } from '../../domain/commands.ts';
import { parseCommandLine } from '../../domain/option-text.ts';
import { type Reply, sentenceReply } from '../../domain/replies.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Answerer } from '../../ports.ts';

/** The one channel of the terminal. */
export const terminalChannel = 'terminal:main';

export interface Line {
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  readonly line: string;
}

/** Answers a line such as `/tariffs side:us`; a slip of the reader's is answered too. */
export async function answerLine({ commands, answer, line }: Line): Promise<Reply> {
  if (line.trim() === '') return sentenceReply('Type a command, such as /tariffs or /help.');
  try {
    return await answer({ ...parseCommandLine(commands, line), channel: terminalChannel });
  } catch (error) {
    if (error instanceof UserError) return sentenceReply(error.message);
    throw error;
  }
}
