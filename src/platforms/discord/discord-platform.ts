import type { CommandSpec } from '../../domain/commands.ts';
import type {
  Answerer,
  Clock,
  DrawChart,
  HeldTenure,
  Lease,
  Log,
  OneAtATime,
  Platform,
  PlatformEvents,
  Suggester,
} from '../../ports.ts';
import { createAccessCheck } from './access.ts';
import { type Answers, createAnswers } from './answers.ts';
import { readApplication, refuseOtherKey } from './application.ts';
import { type Connection, createConnection } from './connection.ts';
import { createPlaceEvents } from './events.ts';
import { createHttpIntake, type HttpIntake } from './http-intake.ts';
import { createInbound } from './inbound.ts';
import { guardRest } from './invalid-requests.ts';
import { type DiscordLimits, discordLimits } from './limits.ts';
import { createLookUp } from './look-up.ts';
import { faultOf } from './outcomes.ts';
import { passingOn } from './passing-on.ts';
import { createPosting } from './posting.ts';
import { inviteLink, type PublishedCommands, publishCommands } from './register.ts';
import { createAnsweringRest, createPostingRest, type DiscordSettings, type RestSource } from './rest.ts';
import { shareConnection } from './shared-connection.ts';

/** What Discord needs from the rest of Parley. */
export interface DiscordOptions {
  readonly settings: DiscordSettings;
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  /** Without it, no option has suggestions. */
  readonly suggest?: Suggester;
  /** Without it charts are told in words. */
  readonly draw?: DrawChart | undefined;
  readonly events: PlatformEvents;
  readonly published: PublishedCommands;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps the gateway to one replica; without it this process has it alone. */
  readonly gateway?: Lease | undefined;
  readonly oneAtATime?: OneAtATime | undefined;
  /** How many processes share what Discord allows the bot; one unless told. */
  readonly replicas?: (() => number) | undefined;
  readonly limits?: Partial<DiscordLimits>;
}

/** Discord as a chat. With a public key it also takes requests to `/discord/…`. */
export interface DiscordPlatform extends Platform {
  readonly intake?: HttpIntake;
}

/** Discord: commands over its gateway or over signed HTTP, posts over its REST interface. */
export function createDiscordPlatform(options: DiscordOptions): DiscordPlatform {
  const limits = { ...discordLimits, ...options.limits };
  const rest = guardRest(createPostingRest(options.settings, { ...options, limits }), { ...options, limits });
  const tools = { ...options, limits, rest };
  const { connection, intake } = createIntake(tools);
  const posting = createPosting(tools);
  return {
    name: 'discord',
    ...posting,
    ...passingOn(tools, { ...posting, lookUp: createLookUp(tools) }),
    check: createAccessCheck(tools),
    pace: { ...discordPace, botGapMs: 1_000 / limits.requestsPerSecond },
    async start() {
      const applicationId = await connection.open();
      await publish(options, { rest, applicationId });
      options.log.info({ invite: inviteLink(applicationId) }, 'discord ready');
    },
    stop: () => connection.close(),
    ...(intake && { intake }),
  };
}

// Discord counts all requests of a bot together, and five posts in five seconds for each channel.
const discordPace = { atOnceMax: 16, channelGapMs: 1_000, workspaceGapMs: 0 };

interface IntakeTools extends Omit<DiscordOptions, 'limits'> {
  readonly limits: DiscordLimits;
  readonly rest: RestSource;
}

// Discord brings interactions in one of two ways: to an address that was named in the portal, or over the gateway.
function createIntake(tools: IntakeTools): { readonly connection: Connection; readonly intake?: HttpIntake } {
  const { settings, limits } = tools;
  const inbound = createInbound(tools);
  const answers = createAnswers({ ...tools, inbound, rest: createAnsweringRest(settings, limits) });
  const { publicKey } = settings;
  if (publicKey === undefined) return { connection: gatewayOf(tools, answers) };
  const connection: Connection = {
    async open() {
      const application = await readApplication(tools.rest(), limits.requestTimeoutMs);
      refuseOtherKey(application, publicKey);
      return application.id;
    },
    close: () => answers.settle(limits.stopTimeoutMs),
  };
  return { connection, intake: createHttpIntake({ ...tools, publicKey, answers }) };
}

function gatewayOf(tools: IntakeTools, answers: Answers): Connection {
  const { gateway, limits } = tools;
  const onPlace = createPlaceEvents(tools);
  const connect = (tenure?: HeldTenure) => {
    // Whoever was frozen finds here what another answers by now.
    const isOurs = () => tenure?.isOver() !== true;
    return createConnection({
      ...tools,
      onInteraction: (raw) => isOurs() && answers.take(raw),
      onPlace: (event, raw) => isOurs() && onPlace(event, raw),
      settle: answers.settle,
    });
  };
  if (gateway === undefined) return connect();
  const readId = async () => (await readApplication(tools.rest(), limits.requestTimeoutMs)).id;
  return shareConnection({ lease: gateway, readId, connect });
}

interface Registration {
  readonly rest: RestSource;
  readonly applicationId: string;
}

// The commands of the last start still work, so a failure here does not keep alerts from going out.
async function publish(
  { settings, commands, published, log, oneAtATime }: DiscordOptions,
  registration: Registration,
): Promise<void> {
  const { rest, applicationId } = registration;
  const publishNew = async () => {
    const { changeRight } = settings;
    const isNew = await publishCommands({ rest: rest(), applicationId, commands, published, changeRight });
    if (isNew) log.info({ commands: commands.length }, 'discord commands published');
  };
  try {
    await (oneAtATime ? oneAtATime('discord/commands', publishNew) : publishNew());
  } catch (error) {
    log.error(faultOf(error), 'discord commands not published');
  }
}
