import { limits } from '../config/limits.ts';
import { createDispatcher } from '../src/jobs/dispatch.ts';
import { fanOutDue } from '../src/jobs/fan-out.ts';
import type { Pace, Store } from '../src/ports.ts';
import { publishedLimits } from './published-limits.ts';
import { createSimulatedChat, type SimulatedChat } from './simulated-chat.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { channelsIn, openSubscribed } from './subscribed-store.ts';

export interface Sending {
  readonly chat: 'slack' | 'discord';
  readonly channels: number;
  readonly workspaces: number;
  readonly pace: Pace;
}

/** What a chat got to see of one alert to many channels, in simulated time. */
export interface Sent {
  readonly taken: number;
  readonly refused: number;
  readonly doubled: number;
  readonly tookMs: number;
  readonly perSecond: number;
}

const simulatedMsMax = 3_600_000;

/** Sends one alert to many channels of a chat that answers after 80 ms and refuses by its published limits. */
export async function sendFanOut({ chat, pace, ...size }: Sending): Promise<Sent> {
  const { store, close } = await openSubscribed(channelsIn(chat, size));
  const simulation = createSimulation();
  // One run goes only so far.
  while ((await store.fanOuts.due(simulation.clock.now(), 1)).length > 0)
    await fanOutDue({ store, clock: simulation.clock, limits });
  const platform = createSimulatedChat({ name: chat, pace, limits: publishedLimits[chat], simulation });
  await driveDispatcher({ simulation, store, platform, isOver: () => platform.answered() >= size.channels });
  await close();
  const { firstAt, lastAt, ...counts } = platform.counts;
  const tookMs = lastAt - firstAt;
  return { ...counts, tookMs, perSecond: ((counts.taken - 1) / tookMs) * 1_000 };
}

interface Drive {
  readonly simulation: Simulation;
  readonly store: Store;
  readonly platform: SimulatedChat;
  readonly isOver: () => boolean;
}

// As the schedule does: once a second, and between by the dispatcher's own timers.
async function driveDispatcher({ simulation, store, platform, isOver }: Drive): Promise<void> {
  const { clock, later } = simulation;
  const faults: unknown[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const platforms = [platform];
  const dispatcher = createDispatcher({
    ...{ store, clock, log, later, platforms, worker: 'bench', limits: limits.delivering },
  });
  const tick = () => {
    dispatcher.run().catch((fault: unknown) => faults.push(fault));
    later(1_000, tick);
  };
  tick();
  await simulation.passUntil(() => isOver() || faults.length > 0, simulatedMsMax);
  await dispatcher.stop();
  if (faults.length > 0) throw faults[0];
}
