import { type ChannelId, workspaceOf } from '../domain/deliveries.ts';
import type { Pace } from '../ports.ts';

/** For a chat that takes whatever comes. */
export const unpaced: Pace = { atOnceMax: 200, channelGapMs: 0, workspaceGapMs: 0, botGapMs: 0 };

/** Keeps the allowances of one chat: its bot's as a whole, and each workspace's. */
export interface Allowances {
  /** When the bot may send next; 0 or past for now. */
  botFreeAt(): number;
  /** Takes a place of bot and workspace; false where the workspace has none now. */
  take(channel: ChannelId, now: number): boolean;
  /** A later time for a message whose workspace has no place: each one gets its own. */
  laterFor(channel: ChannelId, now: number): number;
}

// What was not used a moment ago may be used now: so many at once, and timers that come late cost no rate.
const botBurst = 2;
const workspaceBurst = 5;
const workspacesMax = 20_000;

/** Allowances by the generic cell rate algorithm (ITU-T I.371): one time for each, that every message moves on by the gap. */
export function createAllowances({ botGapMs, workspaceGapMs }: Pace): Allowances {
  const workspaces = new Map<string, { freeAt: number; spreadAt: number }>();
  let botAt = 0;
  const placesOf = (channel: ChannelId, now: number) => {
    const name = workspaceOf(channel);
    const places = workspaces.get(name) ?? { freeAt: 0, spreadAt: now };
    if (workspaces.size >= workspacesMax) forgetFree(workspaces, now);
    workspaces.set(name, places);
    return places;
  };
  return {
    botFreeAt: () => botAt - botGapMs * (botBurst - 1),
    take(channel, now) {
      const places = placesOf(channel, now);
      if (workspaceGapMs > 0 && places.freeAt - workspaceGapMs * (workspaceBurst - 1) > now) return false;
      places.freeAt = Math.max(places.freeAt, now) + workspaceGapMs;
      botAt = Math.max(botAt, now) + botGapMs;
      return true;
    },
    laterFor(channel, now) {
      const places = placesOf(channel, now);
      places.spreadAt = Math.max(places.spreadAt, places.freeAt, now) + workspaceGapMs;
      return places.spreadAt;
    },
  };
}

// A workspace whose times have passed is like one that was never seen.
function forgetFree(
  workspaces: Map<string, { readonly freeAt: number; readonly spreadAt: number }>,
  now: number,
): void {
  for (const [name, { freeAt, spreadAt }] of workspaces) if (Math.max(freeAt, spreadAt) <= now) workspaces.delete(name);
}
