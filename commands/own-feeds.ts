import { createHash } from 'node:crypto';
import { type Feed, feedSchema, type OwnFeed } from '../src/domain/feeds.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { canonicalAddress } from '../src/pipeline/identify.ts';
import type { FoundFeed, LookUpFeed, Store } from '../src/ports.ts';

/** What commands need to let a workspace have feeds of its own. */
export interface OwnFeedTools {
  readonly lookUp: LookUpFeed;
  readonly limits: {
    readonly perWorkspaceMax: number;
    /** Of all workspaces together. */
    readonly inAllMax: number;
    readonly pollSeconds: number;
  };
}

export interface Adding {
  readonly workspace: string;
  readonly limits: OwnFeedTools['limits'];
}

/** The feed of a workspace that polls this address; the same address always has the same id there. */
export const ownFeedOf = (
  { url, kind, title }: Pick<FoundFeed, 'url' | 'kind' | 'title'>,
  { workspace, limits }: Adding,
): OwnFeed => ({
  ...feedSchema.parse({
    id: `own-${createHash('sha256')
      .update(`${workspace}\n${canonicalAddress(url)}`)
      .digest('hex')
      .slice(0, 10)}`,
    outlet: plainLine(title, 80),
    tier: 'paper',
    expectedEvery: '7d',
    pollSeconds: limits.pollSeconds,
    ...{ kind, url },
  }),
  workspace,
});

/** Refuses a feed that is polled already, for everyone or for this workspace, with a UserError that says which. */
export function refuseKnown(url: string, seen: readonly Feed[]): void {
  const wanted = canonicalAddress(url);
  const known = seen.find((feed) => !feed.isOff && canonicalAddress(feed.url) === wanted);
  if (known === undefined) return;
  throw new UserError(
    known.workspace === undefined
      ? `${known.outlet} (${known.id}) is polled for everyone already, so there is nothing to add. /subscribe topic:tariffs tells what it brings.`
      : `This workspace has added ${known.outlet} (${known.id}) already. /sources shows how it is.`,
  );
}

/** Refuses one feed more than a workspace, or all together, may have. Returns how many the workspace has. */
export async function refuseOverCap({ feeds }: Pick<Store, 'feeds'>, { workspace, limits }: Adding): Promise<number> {
  const own = (await feeds.ofWorkspace(workspace)).length;
  if (own >= limits.perWorkspaceMax)
    throw new UserError(
      `This workspace has as many feeds of its own as it may have: ${own} of ${limits.perWorkspaceMax}. /source-remove takes one away; /sources lists them.`,
    );
  if ((await feeds.count()) >= limits.inAllMax)
    throw new UserError('Parley polls as many feeds of workspaces as it can here. Ask who runs it.');
  return own;
}
