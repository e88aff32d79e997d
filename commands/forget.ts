import { z } from 'zod';
import { UserError } from '../src/domain/user-error.ts';
import { defineCommand } from './command.ts';
import { channelOption } from './subscription-options.ts';
import { targetChannel } from './target.ts';

/** Deletes at once all that is kept of this channel. */
export const forget = defineCommand({
  name: 'forget',
  description: 'Delete all that Parley keeps of this channel',
  example: '/forget confirm:yes',
  isChange: true,
  leavesNoTrace: true,
  options: {
    confirm: {
      description: 'yes, since it cannot be undone',
      choices: [{ name: 'yes', value: 'yes' }],
      check: z.string().transform((written) => written.toLowerCase() === 'yes'),
    },
    channel: channelOption('another channel than this, such as a forum (Discord)'),
  },
  async answer({ options: { confirm, channel: written }, place, store }) {
    const channel = targetChannel(place.channel, { written, command: '/forget' });
    if (!confirm)
      throw new UserError(
        'This deletes what this channel follows and what it is owed, for good. If you mean it: /forget confirm:yes',
      );
    await store.forgetChannel(channel);
    return {
      title: 'Forgotten',
      lines: ['Nothing is kept of this channel any more: what it followed, what it was owed, who changed it.'],
      citations: [],
      notes: ['Messages that are already posted stay until somebody deletes them.'],
    };
  },
});
