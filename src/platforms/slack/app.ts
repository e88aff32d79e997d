import { App, type HTTPReceiver, type SocketModeReceiver, type ViewSubmitAction } from '@slack/bolt';
import type { HoldStore, PlatformEvents } from '../../ports.ts';
import { createAnswering } from './answering.ts';
import type { ChartFiles } from './chart-files.ts';
import { clientOptions } from './clients.ts';
import { createEventHandler, eventNames } from './events.ts';
import { chooserAction } from './forms.ts';
import { createChoiceHandler, createHomePressHandler } from './home-presses.ts';
import { createHomeTabs, type HomeParts } from './home-tabs.ts';
import { homeButtonPattern } from './home-view.ts';
import { createCommandHandler, type InboundParts } from './inbound.ts';
import type { SlackLimits } from './limits.ts';
import { createSlackLogger } from './logger.ts';
import { createModals } from './modals.ts';
import { buttonPattern, createPressHandler } from './presses.ts';
import { createShortcutHandler } from './shortcuts.ts';
import { createSubmissionHandler } from './submissions.ts';
import type { Workspaces } from './workspaces.ts';

export interface AppParts extends Omit<InboundParts, 'answering' | 'modals'>, Omit<HomeParts, 'limits' | 'workspaces'> {
  readonly settings: InboundParts['settings'] & { readonly apiUrl?: string | undefined };
  readonly limits: SlackLimits;
  readonly events: PlatformEvents;
  readonly holds: Pick<HoldStore, 'take' | 'isTaken'>;
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
  const inbound = {
    ...parts,
    answering: createAnswering({ ...parts, clientOf: parts.workspaces.clientOf }),
    modals: createModals(parts),
    homeTabs: createHomeTabs(parts),
  };
  // A pattern for all: a command that nobody takes would keep its reader waiting and end in an error.
  app.command(/.*/, createCommandHandler(inbound));
  app.action(buttonPattern, createPressHandler(inbound));
  app.action(homeButtonPattern, createHomePressHandler(inbound));
  app.action(chooserAction, createChoiceHandler(inbound));
  // A button that only opens a link is told too, and a button of another version may still hang in a channel.
  app.action(notOurs, async ({ ack }) => ack());
  // Forms and shortcuts of another version too: what nobody takes would show its reader an error.
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: 'view_submission' }, createSubmissionHandler(inbound));
  app.shortcut(/.*/, createShortcutHandler(inbound));
  app.event(new RegExp(`^(?:${eventNames.join('|')})$`), createEventHandler(inbound));
  app.error(async (error) => parts.log.error({ code: error.code }, 'slack request failed'));
}

const nothing = async () => undefined;

function connectAll(receivers: readonly (SocketModeReceiver | HTTPReceiver)[], app: App): void {
  for (const receiver of receivers) receiver.init(app);
}

const ours = [buttonPattern, homeButtonPattern].map(({ source }) => source.slice(1));
const notOurs = new RegExp(`^(?!${[...ours, `${chooserAction}$`].join('|')})`);
