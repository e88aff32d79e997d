import { createCommands } from '../../commands/index.ts';
import { askTerms } from '../../config/ask-terms.ts';
import type { Settings } from '../../config/env.ts';
import { topics } from '../../config/topics.ts';
import { UserError } from '../domain/user-error.ts';
import type { Clock } from '../ports.ts';
import { openDatabase } from '../store/database.ts';
import { createStore } from '../store/store.ts';

/** Tells Discord of the commands now, unless it knows just these; says which. Works beside a running bot. */
export async function publishToDiscord(settings: Settings, clock: Clock): Promise<string> {
  const { DISCORD_TOKEN, DISCORD_API_URL, DISCORD_CHANGES_RIGHT, DATABASE_URL } = settings;
  if (!DISCORD_TOKEN) throw new UserError('Set DISCORD_TOKEN to publish the commands; see README, “Discord”.');
  const { publishNow } = await import('../platforms/discord/publish.ts');
  const commands = createCommands(topics, askTerms);
  const database = await openDatabase(DATABASE_URL);
  const account = {
    token: DISCORD_TOKEN,
    changeRight: DISCORD_CHANGES_RIGHT,
    ...(DISCORD_API_URL !== undefined && { apiUrl: DISCORD_API_URL }),
  };
  try {
    const isNew = await publishNow(account, { commands, clock, published: createStore(database).published });
    return isNew
      ? `Discord has the ${commands.length} commands of this version now.`
      : `Discord had the ${commands.length} commands of this version already; nothing was changed.`;
  } catch (error) {
    throw new UserError(
      `The commands were not published. ${error instanceof Error ? error.message : String(error)} Check DISCORD_TOKEN, then try again.`,
    );
  } finally {
    await database.close();
  }
}
