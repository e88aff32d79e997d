import type { OwnFeedTools } from '../../commands/own-feeds.ts';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import type { Clock, Log, Store } from '../ports.ts';

export interface LookingUp {
  readonly settings: Settings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** What lets workspaces add feeds of their own. What it needs is loaded when somebody first looks for one. */
export function ownFeedTools(parts: LookingUp): { readonly tools: OwnFeedTools; close(): Promise<void> } {
  let opening: ReturnType<typeof openLookUp> | undefined;
  return {
    tools: {
      limits: limits.ownFeeds,
      async lookUp(asked) {
        opening ??= openLookUp(parts);
        return await (await opening).lookUp(asked);
      },
    },
    close: async () => (await opening)?.close(),
  };
}

async function openLookUp(parts: LookingUp) {
  const { createLookUp } = await import('./look-up.ts');
  return createLookUp(parts);
}
