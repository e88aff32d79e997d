import { monitorEventLoopDelay } from 'node:perf_hooks';
import { limits } from '../config/limits.ts';
import { fanOutDue } from '../src/jobs/fan-out.ts';
import { startJobs } from '../src/jobs/schedule.ts';
import type { Store } from '../src/ports.ts';
import { channelsIn, openSubscribed } from './subscribed-store.ts';

/** How long it takes to owe one alert to all channels, and how long nothing else had a turn meanwhile. */
export interface Queued {
  readonly queued: number;
  readonly tookMs: number;
  readonly blockedMsMax: number;
}

const resolutionMs = 1;

/** Fans one alert out as the bot does, each second as far as one run may go; half of the channels in each chat, five in a workspace. */
export async function queueFanOut(channels: number): Promise<Queued> {
  const half = { channels: channels / 2, workspaces: channels / 10 };
  const { store, close } = await openSubscribed([...channelsIn('slack', half), ...channelsIn('discord', half)]);
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const tookMs = await fanOutOnSchedule(store);
  delay.disable();
  const queued = (await store.deliveries.countByState()).pending ?? 0;
  await close();
  return { queued, tookMs, blockedMsMax: Math.max(0, delay.max / 1e6 - resolutionMs) };
}

async function fanOutOnSchedule(store: Store): Promise<number> {
  const clock = { now: () => Date.now() };
  const ended = Promise.withResolvers<number>();
  let startedAt: number | undefined;
  const run = async () => {
    startedAt ??= performance.now();
    await fanOutDue({ store, clock, limits });
    if ((await store.fanOuts.due(clock.now(), 1)).length === 0) ended.resolve(performance.now() - startedAt);
  };
  const log = { info: () => undefined, warn: () => undefined, error: ended.reject };
  const { stop } = startJobs({ jobs: [{ name: 'fan-out', run }], clock, log });
  return await ended.promise.finally(stop);
}
