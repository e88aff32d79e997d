import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';

/** Somebody who reads along, and what their channel is told. */
export interface Reader {
  readonly name: string;
  /** What they would type. */
  readonly command: string;
  readonly why: string;
  readonly subscription: Subscription;
}

const createdAt = Date.UTC(2026, 10, 1, 12);

const follow = (parts: Pick<Subscription, 'id' | 'channel' | 'topics'> & Partial<Subscription>): Subscription =>
  newSubscription({ createdAt, ...parts });

/** A trader, a compliance officer and a newsroom. */
export const readers: readonly Reader[] = [
  {
    name: 'trader',
    command: '/subscribe topic:all significance:normal zone:America/New_York quiet:20:00-06:30 per_hour:4',
    why: 'in New York: at once, but not at night, and never more than four an hour',
    subscription: follow({
      ...{ id: 'trader', channel: 'slack:T0DESK/C0TRADERS', topics: ['all'], significance: 'normal' },
      ...{ zone: 'America/New_York', quiet: { from: '20:00', to: '06:30' }, hourlyMax: 4 },
    }),
  },
  {
    name: 'compliance officer',
    command:
      '/subscribe topic:tariffs,export-controls,truce every:weekdays at:08:30 zone:Europe/Berlin when_empty:line',
    why: 'in Berlin: one digest each working day, with a word also when nothing happened',
    subscription: follow({
      ...{ id: 'compliance', channel: 'slack:T0FIRM/C0COMPLY', topics: ['tariffs', 'export-controls', 'truce'] },
      ...{ mode: 'digest', zone: 'Europe/Berlin' },
      digest: { every: 'weekdays', at: '08:30', day: 'mon', saysNothingNew: true },
    }),
  },
  {
    name: 'newsroom',
    command: '/subscribe topic:all zone:Asia/Shanghai thread:on mention:@trade-desk',
    why: 'in Shanghai: everything at once, a story in its thread, a role called for what matters most',
    subscription: follow({
      ...{ id: 'newsroom', channel: 'discord:112233445566778899/212233445566778899', topics: ['all'] },
      ...{ zone: 'Asia/Shanghai', isThreaded: true, mention: '312233445566778899' },
    }),
  },
];
