import type { Clock } from '../../ports.ts';
import { readApplication } from './application.ts';
import { discordLimits } from './limits.ts';
import { type Publication, publishCommands } from './register.ts';
import { createPostingRest, type DiscordSettings } from './rest.ts';

/** Registers the commands with Discord without connecting. True when they had changed; rejects with a sentence otherwise. */
export async function publishNow(
  settings: DiscordSettings,
  { clock, ...commands }: Pick<Publication, 'commands' | 'published'> & { readonly clock: Clock },
): Promise<boolean> {
  const rest = createPostingRest(settings, { limits: discordLimits, clock });
  const { id: applicationId } = await readApplication(rest(), discordLimits.requestTimeoutMs);
  return publishCommands({ ...commands, rest: rest(), applicationId, changeRight: settings.changeRight });
}
