import type { OwnFeedTools } from '../../commands/own-feeds.ts';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import type { Clock, Log, LookIntoPage, Store } from '../ports.ts';

export interface LookingUp {
  readonly settings: Settings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

export interface LookUpTools {
  readonly tools: OwnFeedTools;
  readonly lookInto: LookIntoPage;
  close(): Promise<void>;
}

/** What lets workspaces add feeds of their own and look into pages. What it needs is loaded when it is first asked for. */
export function ownFeedTools(parts: LookingUp): LookUpTools {
  let opening: ReturnType<typeof openLookUp> | undefined;
  return {
    async lookInto(asked) {
      opening ??= openLookUp(parts);
      return await (await opening).lookInto(asked);
    },
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
