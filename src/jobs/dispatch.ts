import type { Delivery } from '../domain/deliveries.ts';
import type { Clock, Log, Platform, Store } from '../ports.ts';
import { deliver } from './deliver.ts';
import { afterMs, type Later } from './later.ts';
import { type Allowances, createAllowances } from './pacing.ts';
import type { SettleLimits } from './settle.ts';

export interface DispatchLimits extends SettleLimits {
  readonly leaseMs: number;
  /** So long before the end of its lease a message leaves at the latest: the request takes time, and clocks differ. */
  readonly leaveMarginMs: number;
}
export interface Dispatching {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly worker: string;
  readonly platforms: readonly Platform[];
  readonly limits: DispatchLimits;
  /** How many processes send out of this store, each its share; 0 for not now. One unless told. */
  readonly replicas?: () => number;
  readonly later?: Later;
}

/** Sends what is due, each chat by its own pace, so that none waits for another. */
export interface Dispatcher {
  /** Starts what may go out now. Throws the first fault of ours since the last run; the message concerned is tried again. */
  run(): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  /** Starts nothing more, and waits for what is on its way. */
  stop(): Promise<void>;
}

/** A dispatcher that has sent nothing yet. */
export function createDispatcher(dispatching: Dispatching): Dispatcher {
  const { store, clock, platforms } = dispatching;
  const faults: unknown[] = [];
  const pumps = platforms.map((platform) =>
    createPump({ dispatching, platform, onFault: (fault) => faults.push(fault) }),
  );
  const throwFault = () => {
    const [first] = faults.splice(0);
    if (first !== undefined) throw first;
  };
  return {
    async run() {
      await store.deliveries.releaseExpired(clock.now());
      await Promise.all(pumps.map((pump) => pump.run()));
      throwFault();
    },
    async settled() {
      await Promise.all(pumps.map((pump) => pump.settled()));
      throwFault();
    },
    async stop() {
      await Promise.all(pumps.map((pump) => pump.stop()));
    },
  };
}

interface PumpParts {
  readonly dispatching: Dispatching;
  readonly platform: Platform;
  readonly onFault: (fault: unknown) => void;
}

interface Pump {
  run(): Promise<void>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

// What ends makes room for what waits, so each end pumps again.
function createPump(parts: PumpParts): Pump {
  const { dispatching, platform, onFault } = parts;
  const allowances = createAllowances(platform.pace, dispatching.replicas);
  const onTheirWay = new Set<Promise<void>>();
  let [isStopped, isWanted] = [false, false];
  let running: Promise<void> | undefined;
  let callOff = () => {};
  const room = () => platform.pace.atOnceMax - onTheirWay.size;
  const start = (delivery: Delivery, claimedAt: number) => {
    const { leaseMs, leaveMarginMs } = dispatching.limits;
    const sending = deliver({ dispatching, platform, delivery, leavesBy: claimedAt + leaseMs - leaveMarginMs })
      .catch(onFault)
      .then(() => void onTheirWay.delete(sending))
      .then(run);
    onTheirWay.add(sending);
  };
  const pump = async () => {
    callOff();
    const waitMs = await startDue({ ...parts, allowances, start, room });
    if (waitMs !== undefined && !isStopped) callOff = (dispatching.later ?? afterMs)(waitMs, () => void run());
  };
  const pumpWhileWanted = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await pump().catch(onFault);
    }
  };
  async function run(): Promise<void> {
    isWanted = true;
    if (isStopped) return;
    running ??= pumpWhileWanted().then(() => {
      running = undefined;
    });
    await running;
    // Asked for in the moment in which the last round ended.
    if (isWanted) await run();
  }
  const settled = async () => {
    while (running !== undefined || onTheirWay.size > 0) await Promise.all([running, ...onTheirWay]);
  };
  return {
    run,
    settled,
    async stop() {
      isStopped = true;
      callOff();
      await settled();
    },
  };
}

interface Starting extends PumpParts {
  readonly allowances: Allowances;
  readonly start: (delivery: Delivery, claimedAt: number) => void;
  /** How many more may be on their way. */
  readonly room: () => number;
}

// Claims no more than it can send now: a claim that a crash leaves behind has to be looked up. Gives the wait until
// more can go out, where that is known.
async function startDue({ dispatching, platform, allowances, start, room }: Starting): Promise<number | undefined> {
  const { store, clock, worker, limits, replicas = onlyOne } = dispatching;
  while (room() > 0 && replicas() > 0) {
    const now = clock.now();
    const waitMs = allowances.botFreeAt(now) - now;
    if (waitMs > 0) return waitMs;
    const limit = platform.pace.botGapMs > 0 ? 1 : room();
    // Alone, it has put off what waited when it posted, and looks no further.
    const channelGapMs = replicas() > 1 ? platform.pace.channelGapMs : 0;
    const claim = { worker, platform: platform.name, now, leaseMs: limits.leaseMs, limit, channelGapMs };
    const claimed = await store.deliveries.claim(claim);
    if (claimed.length === 0) return await untilNextDue(dispatching, { platform, now });
    const late = claimed.filter((delivery) => !allowances.take(delivery.channel, now));
    for (const delivery of claimed) if (!late.includes(delivery)) start(delivery, now);
    const postponed = late.map((delivery) => ({ delivery, dueAt: allowances.laterFor(delivery.channel, now) }));
    await store.deliveries.postpone(postponed);
  }
  return undefined;
}

const onlyOne = () => 1;
const plannedAheadMs = 2_000;

// What falls due later than the schedule comes round needs no timer of its own.
async function untilNextDue(
  { store }: Dispatching,
  { platform, now }: { readonly platform: Platform; readonly now: number },
): Promise<number | undefined> {
  const dueAt = await store.deliveries.nextDueAt(platform.name, now);
  return dueAt !== undefined && dueAt - now <= plannedAheadMs ? dueAt - now : undefined;
}
