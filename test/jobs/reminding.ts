import { limits } from '../../config/limits.ts';
import { seedPacks } from '../../config/seed/index.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { Statement, StatementOf } from '../../src/domain/statements.ts';
import type { Subscription } from '../../src/domain/subscriptions.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { remindDue } from '../../src/jobs/remind.ts';
import { seed } from '../../src/jobs/seed.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { factOf } from '../store/rows.ts';
import { createKeptLog, createMovedClock, hourMs, subscriptionOf } from './newsroom.ts';
import { createRecordingPlatform, type Message, textShown } from './recording-platform.ts';

/** What a channel was told, and when. */
export interface Told {
  /** `2026-11-03T09:00` in UTC. */
  readonly at: string;
  readonly channel: string;
  readonly title: string;
  readonly text: string;
}

/** Channels, the job that reminds them and one recording chat, at a moment in UTC such as `2026-10-01T12:00`. */
export async function openReminding(start: string, { packs = [] }: { packs?: Parameters<typeof seedPacks>[0] } = {}) {
  const { store } = await openStore();
  const clock = createMovedClock(Date.parse(`${start}Z`));
  for (const pack of seedPacks(packs)) await seed({ store, clock, pack });
  const platform = createRecordingPlatform(clock.now);
  const log = createKeptLog();
  const sending = { store, clock, log, worker: 'w1', platforms: [platform], limits: limits.delivering };
  const dispatcher = createDispatcher(sending);
  const remind = (other: Store = store) => remindDue({ store: other, clock, limits: limits.reminding });
  const send = async () => {
    await dispatcher.run();
    await dispatcher.settled();
  };
  return {
    ...{ store, clock, platform, remind, send },
    follow: (channel = 'slack:T1/C1', settings: Partial<Subscription> = {}) =>
      store.subscriptions.put({ ...subscriptionOf(channel, ['all']), createdAt: clock.now(), ...settings }),
    /** Goes on to a moment in UTC hour by hour, as the schedule would. */
    async passTo(moment: string) {
      for (const end = Date.parse(`${moment}Z`); clock.now() < end; ) {
        await remind();
        await send();
        clock.move(Math.min(hourMs, end - clock.now()));
      }
      await remind();
      await send();
    },
    /** Tells of a date, as one outlet did on a day. */
    know: (statement: Statement, { on = start.slice(0, 10), topic = 'truce' } = {}) =>
      store.facts.put(datedFact(statement, { on, topic })),
    told: (): Told[] => platform.messages.map(toldIn),
  };
}

/** A fact that the Gazette told on a day. */
export function datedFact(statement: Statement, { on, topic = 'truce' }: { on: string; topic?: string }): Fact {
  const fact = factOf(statement);
  const [at, versions] = [Date.parse(on), fact.versions];
  const told = versions.map((version) => ({
    ...{ ...version, firstAt: at, lastAt: at },
    tellings: version.tellings.map((telling) => ({ ...telling, date: on })),
  }));
  return { ...fact, topics: [topic], versions: told };
}

/** The end of the truce. */
export const truceEnds = (date: string, condition?: string): StatementOf<'deadline'> => ({
  ...{ kind: 'deadline', what: 'truce', date },
  ...(condition !== undefined && { condition }),
});

const toldIn = (message: Message): Told => ({
  at: new Date(message.postedAt).toISOString().slice(0, 16),
  channel: message.channel,
  title: message.shown.title,
  text: textShown(message),
});
