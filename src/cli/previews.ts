import { ownSlackNames } from '../../commands/index.ts';
import type { Shower } from '../platforms/console/message-html.ts';
import type { CommandNames } from '../platforms/slack/command-names.ts';

/**
 * How other chats would show a reply, with commands named as each offers them. What lays messages out for a chat is
 * loaded when somebody wants to see it.
 */
export const createPreviews = ({ commands }: Pick<CommandNames, 'commands'>): Shower['previews'] => ({
  async slack(reply, picture) {
    const { slackPreview } = await import('../platforms/slack/preview.ts');
    const { slackNaming } = await import('../platforms/slack/command-names.ts');
    return slackPreview(slackNaming({ commands, ownCommandNames: ownSlackNames })(reply), picture);
  },
  async discord(reply, picture) {
    const { discordPreview } = await import('../platforms/discord/preview.ts');
    return discordPreview(reply, picture);
  },
});
