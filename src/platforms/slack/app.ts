import { App, type HTTPReceiver, type SocketModeReceiver } from '@slack/bolt';
import type { PlatformEvents } from '../../ports.ts';
import { createAnswering } from './answering.ts';
import type { ChartFiles } from './chart-files.ts';
import { clientOptions } from './clients.ts';
import { createEventHandler, eventNames } from './events.ts';
import { createCommandHandler, type InboundParts } from './inbound.ts';
import type { SlackLimits } from './limits.ts';
import { createSlackLogger } from './logger.ts';
import { buttonPattern, createPressHandler } from './presses.ts';
import type { Workspaces } from './workspaces.ts';

export interface AppParts extends Omit<InboundParts, 'answering'> {
  readonly settings: InboundParts['settings'] & { readonly apiUrl?: string | undefined };
  readonly limits: SlackLimits;
  readonly events: PlatformEvents;
  readonly workspaces: Workspaces;
  readonly files: ChartFiles;
}

/** Takes commands, presses of buttons and events from all ways in, each by the same handlers. */
export function connectApp(parts: AppParts, receivers: readonly (SocketModeReceiver | HTTPReceiver)[]): void {
  const app = new App({
    // Not a receiver itself: Bolt would let one with an installer look up a token for every request.
    receiver: { init: (app) => connectAll(receivers, app), start: nothing, stop: nothing },
    authorize: () => parts.workspaces.authorize(),
    logger: createSlackLogger(parts.log),
    clientOptions: clientOptions(parts),
    convoStore: false,
    ignoreSelf: false,
  });
  const inbound = { ...parts, answering: createAnswering({ ...parts, clientOf: parts.workspaces.clientOf }) };
  // A pattern for all: a command that nobody takes would keep its reader waiting and end in an error.
  app.command(/.*/, createCommandHandler(inbound));
  app.action(buttonPattern, createPressHandler(inbound));
  // A button that only opens a link is told too, and a button of another version may still hang in a channel.
  app.action(notOurs, async ({ ack }) => ack());
  app.event(new RegExp(`^(?:${eventNames.join('|')})$`), createEventHandler(parts));
  app.error(async (error) => parts.log.error({ code: error.code }, 'slack request failed'));
}

const nothing = async () => undefined;

function connectAll(receivers: readonly (SocketModeReceiver | HTTPReceiver)[], app: App): void {
  for (const receiver of receivers) receiver.init(app);
}

const notOurs = new RegExp(`^(?!${buttonPattern.source.slice(1)})`);
