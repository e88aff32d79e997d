import { createInterface, type Interface } from 'node:readline';
import type { CommandSpec } from '../../domain/commands.ts';
import type { Answerer, Platform } from '../../ports.ts';
import { answerLine } from './answer-line.ts';
import { renderText } from './render.ts';

export interface TerminalParts {
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly write: (text: string) => void;
}

/** The terminal as a chat: it prints alerts, and on a real terminal it takes slash commands at a prompt. */
export function createTerminalPlatform({ commands, answer, input, write }: TerminalParts): Platform {
  let prompt: Interface | undefined;
  let posted = 0;
  const print = (text: string) => {
    write(`\n${text}\n`);
    prompt?.prompt();
  };
  return {
    name: 'terminal',
    async post({ message }) {
      print(renderText(message));
      return { kind: 'sent', ref: String(++posted) };
    },
    async edit({ ref, message }) {
      print(`(edited)\n${renderText(message)}`);
      return { kind: 'sent', ref };
    },
    // What stood on a screen that is gone is shown once more.
    lookUp: async () => ({ kind: 'absent' }),
    check: async () => ({ kind: 'ok' }),
    pace: { atOnceMax: 1, channelGapMs: 0, workspaceGapMs: 0, botGapMs: 0 },
    async start() {
      // Not before: whatever reads the input keeps the process alive, also after a start that failed.
      prompt = input.isTTY ? createInterface({ input, output: process.stdout, prompt: 'parley> ' }) : undefined;
      prompt?.on(
        'line',
        (line) => void answerLine({ commands, answer, line }).then((reply) => print(renderText(reply))),
      );
      prompt?.on('close', () => process.kill(process.pid, 'SIGTERM'));
      prompt?.prompt();
    },
    async stop() {
      prompt?.removeAllListeners('close').close();
    },
  };
}
