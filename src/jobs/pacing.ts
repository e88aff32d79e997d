import { type ChannelId, workspaceOf } from '../domain/deliveries.ts';
import type { Pace } from '../ports.ts';

/** For a chat that takes whatever comes. */
export const unpaced: Pace = { atOnceMax: 200, channelGapMs: 0, workspaceGapMs: 0, botGapMs: 0 };

/** Keeps the allowances of one chat: its bot's as a whole, and each workspace's. */
export interface Allowances {
  /** When the bot may send next; now or past for now. */
  botFreeAt(now: number): number;
  /** Takes a place of bot and workspace; false where the workspace has none now. */
  take(channel: ChannelId, now: number): boolean;
  /** A later time for a message whose workspace has no place: each one gets its own. */
  laterFor(channel: ChannelId, now: number): number;
}

// What was not used a moment ago may be used now: so many at once.
const workspaceBurst = 5;
const workspacesMax = 20_000;

/**
 * Allowances of workspaces by the generic cell rate algorithm (ITU-T I.371): one time, that every message moves on by the
 * gap. Where several replicas send, each keeps gaps as many times as wide.
 */
export function createAllowances(pace: Pace, replicas: () => number = () => 1): Allowances {
  const workspaces = new Map<string, { freeAt: number; spreadAt: number }>();
  const share = () => Math.max(1, replicas());
  const newBot = () => createBotPlaces(() => pace.botGapMs * share());
  let bot = newBot();
  let lastAskedAt = 0;
  // Times that a clock has left behind by being put back would keep everything waiting for as long.
  const followClock = (now: number) => {
    if (now < lastAskedAt - spanMs) {
      workspaces.clear();
      bot = newBot();
    }
    lastAskedAt = now;
  };
  const placesOf = (channel: ChannelId, now: number) => {
    const name = workspaceOf(channel);
    const places = workspaces.get(name) ?? { freeAt: 0, spreadAt: now };
    if (workspaces.size >= workspacesMax) forgetFree(workspaces, now);
    workspaces.set(name, places);
    return places;
  };
  return {
    botFreeAt(now) {
      followClock(now);
      return bot.freeAt();
    },
    take(channel, now) {
      const places = placesOf(channel, now);
      const workspaceGapMs = pace.workspaceGapMs * share();
      const burst = Math.max(1, Math.floor(workspaceBurst / share()));
      if (workspaceGapMs > 0 && places.freeAt - workspaceGapMs * (burst - 1) > now) return false;
      places.freeAt = Math.max(places.freeAt, now) + workspaceGapMs;
      bot.take(now);
      return true;
    },
    laterFor(channel, now) {
      const places = placesOf(channel, now);
      // By the gap of all: whichever replica has a place then takes it.
      places.spreadAt = Math.max(places.spreadAt, places.freeAt, now) + pace.workspaceGapMs;
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

// A little more than a second, since messages do not all take equally long to arrive.
const spanMs = 1_005;
const catchUp = 0.8;
const placesKept = 1_000;
const roundingMax = 0.001;

// Never more than its share in any span; within it evenly, but a little faster than on average, so that timers that come
// late cost no rate.
function createBotPlaces(gap: () => number) {
  if (gap() === 0) return { freeAt: () => 0, take: () => undefined };
  const countMax = () => Math.max(1, Math.floor(1_000 / gap() + roundingMax));
  const takenAt: number[] = [];
  let evenAt = 0;
  return {
    freeAt: () => Math.max(evenAt, takenAt.length < countMax() ? 0 : (takenAt.at(-countMax()) ?? 0) + spanMs),
    take(now: number) {
      const gapMs = gap();
      takenAt.push(now);
      if (takenAt.length > placesKept) takenAt.shift();
      evenAt = Math.max(evenAt, now - gapMs) + gapMs * catchUp;
    },
  };
}
