import { type ChannelId, workspaceOf } from '../src/domain/deliveries.ts';
import type { Window } from './rate-windows.ts';

/** What each chat lets a bot post, by its documentation; for Slack's workspaces the lower end of “several hundred a minute”. */
export const publishedLimits = {
  slack: [
    { countMax: 4, perMs: 4_000, of: (channel) => channel },
    { countMax: 300, perMs: 60_000, of: workspaceOf },
  ],
  discord: [
    { countMax: 5, perMs: 5_000, of: (channel) => channel },
    { countMax: 50, perMs: 1_000, of: () => 'bot' },
  ],
} as const satisfies Readonly<Record<'slack' | 'discord', readonly Window<ChannelId>[]>>;
