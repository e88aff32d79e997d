import type { Line, Reply } from '../../domain/replies.ts';
import { remembered } from '../../lib/remembered.ts';
import { type CommandNames, rootCommand } from './inbound.ts';

/** Puts the commands that a message names as Slack offers them: `/subscribe` is `/parley subscribe` there. */
export function slackNaming({ commands, ownCommandNames }: CommandNames): (reply: Reply) => Reply {
  const names = commands.map(({ name }) => name).filter((name) => !ownCommandNames.includes(name));
  const named = new RegExp(`(?<![\\w/:.])/(${names.join('|')})(?![\\w/-])`, 'g');
  const renamed = (text: string) => (names.length === 0 ? text : text.replace(named, `${rootCommand} $1`));
  const renamedLine = (line: Line): Line =>
    typeof line === 'string' ? renamed(line) : { ...line, text: renamed(line.text) };
  return remembered((reply: Reply) => ({
    ...reply,
    lines: reply.lines.map(renamedLine),
    notes: reply.notes.map(renamed),
    more: reply.more === undefined ? undefined : renamed(reply.more),
  }));
}
