import type { CommandSpec } from '../../domain/commands.ts';
import type { Answerer, Clock, Log, Platform, Suggester } from '../../ports.ts';
import { createAccessCheck } from './access.ts';
import { createConnection } from './connection.ts';
import { createInbound, createSuggesting } from './inbound.ts';
import { guardRest } from './invalid-requests.ts';
import { type DiscordLimits, discordLimits } from './limits.ts';
import { createLookUp } from './look-up.ts';
import { faultOf } from './outcomes.ts';
import { createPosting } from './posting.ts';
import { inviteLink, type PublishedCommands, publishCommands } from './register.ts';
import { createPostingRest, type DiscordSettings, type RestSource } from './rest.ts';

/** What Discord needs from the rest of Parley. */
export interface DiscordOptions {
  readonly settings: DiscordSettings;
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  /** Without it, no option has suggestions. */
  readonly suggest?: Suggester;
  readonly published: PublishedCommands;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<DiscordLimits>;
}

/** Discord: commands over its gateway, posts over its REST interface. */
export function createDiscordPlatform(options: DiscordOptions): Platform {
  const limits = { ...discordLimits, ...options.limits };
  const rest = guardRest(createPostingRest(options.settings, limits), { ...options, limits });
  const tools = { ...options, limits, rest };
  const connection = createConnection({
    ...tools,
    onCommand: createInbound(tools),
    onSuggest: createSuggesting(tools),
  });
  return {
    name: 'discord',
    ...createPosting(tools),
    lookUp: createLookUp(tools),
    check: createAccessCheck(tools),
    pace: { ...discordPace, laneGapMs: 1_000 / limits.requestsPerSecond },
    async start() {
      const applicationId = await connection.open();
      await publish(options, { rest, applicationId });
      options.log.info({ invite: inviteLink(applicationId) }, 'discord ready');
    },
    stop: () => connection.close(),
  };
}

// Discord counts all requests of a bot together, and five posts in five seconds for each channel.
const discordPace = { atOnceMax: 16, channelGapMs: 1_000, lane: () => 'discord' };

interface Registration {
  readonly rest: RestSource;
  readonly applicationId: string;
}

// The commands of the last start still work, so a failure here does not keep alerts from going out.
async function publish(
  { settings, commands, published, log }: DiscordOptions,
  registration: Registration,
): Promise<void> {
  const { rest, applicationId } = registration;
  try {
    const isNew = await publishCommands({
      rest: rest(),
      applicationId,
      commands,
      published,
      changeRight: settings.changeRight,
    });
    if (isNew) log.info({ commands: commands.length }, 'discord commands published');
  } catch (error) {
    log.error(faultOf(error), 'discord commands not published');
  }
}
