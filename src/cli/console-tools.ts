import type { Command, CommandContext } from '../../commands/command.ts';
import { findCommand } from '../../commands/find-command.ts';
import { spend } from '../../commands/rates.ts';
import { addressOption } from '../../commands/source-add.ts';
import { UserError } from '../domain/user-error.ts';
import { consoleChannel } from '../platforms/console/console-chat.ts';
import type { ConsoleTools } from '../web/console/console-tools.ts';

export interface ToolParts extends Omit<CommandContext, 'place'> {
  readonly commands: readonly Command[];
  /** Hosts of this network that feeds may be read from. */
  readonly fetchAllow: readonly string[];
}

/** What the console's pages need of commands, feeds and files; what is large is loaded when it is first asked for. */
export const consoleTools = (parts: ToolParts): ConsoleTools => ({
  change: (channel, { name, options }) =>
    findCommand(parts.commands, name).run(options, { ...parts, place: { channel } }),
  tryAddress: (address) => tryAddress(parts, address),
  async exportFeeds() {
    const { opmlOf } = await import('./opml.ts');
    return opmlOf({ configured: await configuredIn(parts), own: await parts.store.feeds.all() });
  },
  async importFeeds({ text, workspace }) {
    const { addOpml, outlinesIn } = await import('./opml.ts');
    const list = { outlines: outlinesIn(text), workspace, configured: await configuredIn(parts) };
    const sentence = await addOpml(parts.store, { ...list, allow: new Set(parts.fetchAllow) });
    parts.feeds.refresh();
    return sentence;
  },
  async *feedbackLines(form) {
    const { feedbackLines } = await import('./feedback.ts');
    yield* feedbackLines(parts.store, form === 'cases');
  },
});

// Nobody's own are seen by nobody.
const configuredIn = ({ feeds }: ToolParts) => feeds.seenBy('');

async function tryAddress(parts: ToolParts, written: string): ReturnType<ConsoleTools['tryAddress']> {
  const address = addressOption().check.safeParse(written.trim());
  if (!address.success) throw new UserError(address.error.issues[0]?.message ?? 'Give the address of a feed.');
  if (parts.ownFeeds === undefined) throw new UserError('Nothing can be fetched here.');
  await spend({ ...parts, place: { channel: consoleChannel } }, 'look');
  return await parts.ownFeeds.lookUp({ address: address.data, workspace: consoleChannel });
}
