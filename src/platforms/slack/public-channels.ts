import type { webApi } from '@slack/bolt';
import type { HomeLine, HomePage, HomeSection } from '../../domain/home.ts';
import type { Clock, Log } from '../../ports.ts';
import { rootCommand } from './command-names.ts';
import { createKept } from './kept.ts';
import type { SlackLimits } from './limits.ts';
import { errorCodeOf } from './outcomes.ts';

/** A workspace, by its client. */
export interface Asked {
  readonly team: string;
  readonly client: webApi.WebClient;
}

/** A page with the lines on channels that everyone in the workspace may see; of others it says how many there are. */
export type PublicPage = (page: HomePage, asked: Asked) => Promise<HomePage>;

interface PublicParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Pick<SlackLimits, 'channelKindsKeptMax' | 'channelKindKeptMs'>;
}

/** Asks Slack of each channel whether it is private, and remembers that for a while. */
export function createPublicPage(parts: PublicParts): PublicPage {
  const { clock, log, limits } = parts;
  const kinds = createKept<{ readonly isPublic: boolean; readonly until: number }>(limits.channelKindsKeptMax);
  const isPublic = async ({ team, client }: Asked, channel: string): Promise<boolean> => {
    const name = `${team}/${channel}`;
    const known = kinds.get(name);
    if (known !== undefined && known.until > clock.now()) return known.isPublic;
    try {
      const found = (await client.conversations.info({ channel })).channel?.is_private === false;
      kinds.set(name, { isPublic: found, until: clock.now() + limits.channelKindKeptMs });
      return found;
    } catch (error) {
      // What cannot be told is taken for private.
      log.warn({ code: errorCodeOf(error) }, 'slack channel not known to be public');
      return false;
    }
  };
  const sectionFor = async (section: HomeSection, asked: Asked): Promise<HomeSection> => {
    const isShown = async ({ channel }: HomeLine) => channel === undefined || (await isPublic(asked, channel));
    const shown = await Promise.all(section.lines.map(isShown));
    const hidden = shown.filter((is) => !is).length;
    const lines = section.lines.filter((_line, i) => shown[i]);
    return hidden === 0 ? section : { ...section, lines: [...lines, { text: hiddenWords(hidden) }] };
  };
  return async (page, asked) => ({
    ...page,
    sections: await Promise.all(page.sections.map((section) => sectionFor(section, asked))),
  });
}

const hiddenWords = (count: number): string =>
  `${count === 1 ? 'One private channel' : `${count} private channels`}: ${rootCommand} subscriptions there says what it follows.`;
