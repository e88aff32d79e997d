import { z } from 'zod';
import type { Clock, HoldStore, Log, PlatformEvents } from '../../ports.ts';
import type { HomeTabs } from './home-tabs.ts';
import { createKept } from './kept.ts';
import type { SlackLimits } from './limits.ts';
import type { Workspaces } from './workspaces.ts';

/** The events of Slack that Parley listens to; the manifest subscribes to them. */
export const eventNames = [
  'app_uninstalled',
  'tokens_revoked',
  'channel_archive',
  'channel_unarchive',
  'channel_deleted',
  'channel_left',
  'group_archive',
  'group_unarchive',
  'group_deleted',
  'group_left',
  'member_joined_channel',
  'app_home_opened',
] as const;

export interface EventParts {
  readonly workspaces: Pick<Workspaces, 'botUserOf' | 'remove'>;
  readonly events: PlatformEvents;
  readonly homeTabs: Pick<HomeTabs, 'opened'>;
  readonly holds: Pick<HoldStore, 'take' | 'isTaken'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Pick<SlackLimits, 'eventsRememberedMax' | 'eventRememberedMs'>;
}

/** Takes each event of Slack once, on whichever replica it comes in, and passes on what it means for channels. */
export function createEventHandler(parts: EventParts): (args: { readonly body: unknown }) => Promise<void> {
  const taken = createKept<true>(parts.limits.eventsRememberedMax);
  return async ({ body }) => {
    const read = Envelope.safeParse(body);
    if (!read.success || taken.get(read.data.event_id)) return;
    const { event_id, event } = read.data;
    taken.set(event_id, true);
    try {
      if (await isTaken(parts, event_id)) return;
      await carryOut(parts, read.data);
      await remember(parts, event_id);
    } catch (error) {
      // Should Slack bring it again, it is worth another try.
      taken.remove(event_id);
      parts.log.error({ event: event.type, reason: String(error).slice(0, 200) }, 'slack event failed');
    }
  };
}

const keyOf = (eventId: string): string => `slack-event/${eventId}`;

const isTaken = ({ holds, clock }: EventParts, eventId: string): Promise<boolean> =>
  holds.isTaken(keyOf(eventId), clock.now());

// Only now: what a crash has cut off is worth another try, and nothing of it does harm twice.
async function remember({ holds, clock, limits }: EventParts, eventId: string): Promise<void> {
  await holds.take({ key: keyOf(eventId), owner: eventId, now: clock.now(), forMs: limits.eventRememberedMs });
}

const Envelope = z.object({
  event_id: z.string(),
  team_id: z.string(),
  event: z.object({
    type: z.enum(eventNames),
    channel: z.string().optional(),
    user: z.string().optional(),
    tab: z.string().optional(),
    tokens: z.object({ bot: z.array(z.string()).optional() }).optional(),
  }),
});
type Envelope = z.infer<typeof Envelope>;

async function carryOut({ workspaces, events, homeTabs }: EventParts, { team_id, event }: Envelope): Promise<void> {
  const workspace = `slack:${team_id}`;
  const channel = `${workspace}/${event.channel}`;
  switch (event.type) {
    case 'app_uninstalled':
      return leave({ workspaces, events }, { team: team_id, reason: removedReason });
    case 'tokens_revoked':
      // Tokens of users alone are none of ours.
      if (event.tokens?.bot?.length) await leave({ workspaces, events }, { team: team_id, reason: revokedReason });
      return;
    case 'channel_archive':
    case 'group_archive':
      return events.onGone(channel, 'This channel is archived.');
    case 'channel_deleted':
    case 'group_deleted':
      return events.onGone(channel, 'This channel was deleted.');
    case 'channel_left':
    case 'group_left':
      return events.onGone(channel, 'Parley was removed from this channel; invite it with /invite.');
    case 'channel_unarchive':
    case 'group_unarchive':
      return events.onBack(channel);
    case 'member_joined_channel':
      if (event.user !== undefined && event.user === (await workspaces.botUserOf(team_id)))
        await events.onBack(channel);
      return;
    case 'app_home_opened':
      // The other tab holds the messages.
      if (event.tab === 'home' && event.user !== undefined) await homeTabs.opened({ team: team_id, user: event.user });
      return;
    default:
      return event.type satisfies never;
  }
}

const removedReason = 'Parley was removed from this workspace; an administrator has to install it again.';
const revokedReason = 'Slack no longer accepts Parley’s token; an administrator has to install Parley again.';

interface Leaving {
  readonly team: string;
  readonly reason: string;
}

async function leave(
  { workspaces, events }: Pick<EventParts, 'workspaces' | 'events'>,
  { team, reason }: Leaving,
): Promise<void> {
  await workspaces.remove(team);
  await events.onGone(`slack:${team}`, reason);
}
