import type { Clock, HomeWriter, Log } from '../../ports.ts';
import { homeView } from './home-view.ts';
import { createKept } from './kept.ts';
import type { SlackLimits } from './limits.ts';
import { errorCodeOf } from './outcomes.ts';
import { createPublicPage, type PublicPage } from './public-channels.ts';
import type { Workspaces } from './workspaces.ts';

/** A person of a workspace. */
export interface Reader {
  readonly team: string;
  readonly user: string;
}

/** The page that each reader sees under Parley's name. */
export interface HomeTabs {
  /** The reader has opened it: it is written anew, unless that was done a moment ago. */
  opened(reader: Reader): Promise<void>;
  /** Something on it has changed by the reader's own doing. */
  refresh(reader: Reader): Promise<void>;
}

export interface HomeParts {
  readonly home: HomeWriter;
  readonly workspaces: Pick<Workspaces, 'clientOf'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Pick<SlackLimits, 'homeGapMs' | 'homesRememberedMax' | 'channelKindsKeptMax' | 'channelKindKeptMs'>;
}

/** Writes home pages. What fails is in the log; the reader keeps the page that was there. */
export function createHomeTabs(parts: HomeParts): HomeTabs {
  const publicPage = createPublicPage(parts);
  const writtenAt = createKept<number>(parts.limits.homesRememberedMax);
  const refresh = async (reader: Reader) => {
    const name = `${reader.team}/${reader.user}`;
    writtenAt.set(name, parts.clock.now());
    // What was not shown may be asked for again at once.
    if (!(await publish({ ...parts, publicPage }, reader))) writtenAt.remove(name);
  };
  return {
    refresh,
    opened: async (reader) => {
      const last = writtenAt.get(`${reader.team}/${reader.user}`);
      if (last === undefined || parts.clock.now() - last >= parts.limits.homeGapMs) await refresh(reader);
    },
  };
}

type Publishing = HomeParts & { readonly publicPage: PublicPage };

async function publish({ home, workspaces, log, publicPage }: Publishing, { team, user }: Reader): Promise<boolean> {
  try {
    const client = await workspaces.clientOf(team);
    if (client === undefined) return false;
    const page = await publicPage(await home({ workspace: `slack:${team}`, isShared }), { team, client });
    await client.views.publish({ user_id: user, view: homeView(page) });
    return true;
  } catch (error) {
    log.warn({ code: errorCodeOf(error), reason: String(error).slice(0, 200) }, 'slack home not shown');
    return false;
  }
}

// Conversations of two are nobody else's business.
const isShared = (channel: string): boolean => /\/[CG][A-Z0-9]+$/.test(channel);
