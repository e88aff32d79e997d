import type { CommandSpec } from '../src/domain/commands.ts';
import { parseCommandLine } from '../src/domain/option-text.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { CommandCall } from '../src/ports.ts';

const shareCharsMax = 90;
const buttonsMax = 5;

/** A command as a reader would write it: `/talks round:"Geneva 2025"`. */
export const commandLine = (name: string, options: CommandCall['options']): string =>
  `/${[name, ...Object.entries(options).map(([option, value]) => `${option}:${/\s/.test(value) ? `"${value}"` : value}`)].join(' ')}`;

interface Sharing {
  readonly call: CommandCall;
  readonly commands: readonly CommandSpec[];
}

/** The answer with a button that shows the same to the whole channel, in a chat that has buttons. */
export function withShare(reply: Reply, { call, commands }: Sharing): Reply {
  if (!call.hasButtons) return reply;
  const command = commandLine(call.name, call.options);
  if (command.length > shareCharsMax || !isSameCall(command, { call, commands })) return reply;
  const share = { label: 'Share', command, isForAll: true };
  return { ...reply, buttons: [...(reply.buttons ?? []).slice(0, buttonsMax - 1), share] };
}

// A value with quotes of its own would come out as another command.
function isSameCall(line: string, { call, commands }: Sharing): boolean {
  const parsed = parseCommandLine(commands, line);
  const flat = (options: CommandCall['options']) => JSON.stringify(Object.entries(options).toSorted());
  return parsed.name === call.name && flat(parsed.options) === flat(call.options);
}
