import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { Log, InstallationStore as SealedStore } from '../../ports.ts';
import { createKept } from './kept.ts';
import type { SlackLimits } from './limits.ts';
import type { Sealer } from './sealing.ts';

/** The workspaces that installed Parley, with their tokens. */
export interface Installations extends InstallationStore {
  /** The same as the library asks for, by id; undefined where Parley is not installed. */
  find(id: string): Promise<Installation<'v2'> | undefined>;
  remove(id: string): Promise<void>;
}

export interface InstallationsParts {
  readonly store: SealedStore;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly limits: Pick<SlackLimits, 'workspacesKeptMax'>;
}

/** Keeps installations sealed; what an older key sealed is sealed anew when it is read. */
export function createInstallations(parts: InstallationsParts): Installations {
  const opened = createKept<Opened>(parts.limits.workspacesKeptMax);
  const put = async (id: string, installation: Installation<'v2'>) => {
    await parts.store.put(id, parts.sealer.seal(JSON.stringify(installation), id));
  };
  const find = async (id: string) => {
    // Another replica may have renewed its token, or heard that it is gone: only the opening is spared.
    const sealed = await parts.store.get(id);
    const known = opened.get(id);
    if (sealed === undefined) return undefined;
    const installation = known?.sealed === sealed ? known.installation : await read(parts, { id, sealed, put });
    if (installation !== undefined) opened.set(id, { sealed, installation });
    return installation && copyOf(installation);
  };
  const remove = async (id: string) => {
    await parts.store.remove(id);
    opened.remove(id);
  };
  return {
    find,
    remove,
    storeInstallation: async (installation) => put(idOfInstallation(installation), Document.parse(installation)),
    fetchInstallation: async (query) => {
      const found = await find(idOfQuery(query));
      if (found === undefined) throw new Error('Parley is not installed there.');
      return found;
    },
    deleteInstallation: async (query) => remove(idOfQuery(query)),
  };
}

// The library changes what it is given when it refreshes a token, before it has stored it.
const copyOf = (installation: Installation<'v2'>): Installation<'v2'> => ({
  ...installation,
  ...(installation.bot && { bot: { ...installation.bot } }),
});

interface Opened {
  readonly sealed: string;
  readonly installation: Installation<'v2'>;
}

interface Reading {
  readonly id: string;
  readonly sealed: string;
  readonly put: (id: string, installation: Installation<'v2'>) => Promise<void>;
}

async function read(parts: InstallationsParts, { id, sealed, put }: Reading): Promise<Installation<'v2'> | undefined> {
  const document = parts.sealer.open(sealed, id);
  if (document === undefined) {
    parts.log.warn({ id }, 'slack installation cannot be opened with SECRET_KEY');
    return undefined;
  }
  const installation = Document.parse(JSON.parse(document.text));
  if (!document.isNewestKey) await put(id, installation);
  return installation;
}

// The library wants the name of each to be there, if only as undefined.
const MaybeNamed = z
  .object({ id: z.string() })
  .optional()
  .transform((named) => named);

// Only what is used: no token of a user, no webhook.
const Document = z.object({
  team: MaybeNamed,
  enterprise: MaybeNamed,
  isEnterpriseInstall: z.boolean().default(false),
  authVersion: z.literal('v2').default('v2'),
  user: z.object({ id: z.string() }).transform(({ id }) => ({ id, token: undefined, scopes: undefined })),
  bot: z
    .object({
      token: z.string().min(1),
      refreshToken: z.string().exactOptional(),
      expiresAt: z.number().exactOptional(),
      scopes: z.array(z.string()),
      id: z.string(),
      userId: z.string(),
    })
    .exactOptional(),
}) satisfies z.ZodType<Installation<'v2'>>;

function idOfInstallation({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const id = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (id === undefined) throw new Error('An installation names neither its workspace nor its organisation.');
  return id;
}

function idOfQuery({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new Error('A request names neither its workspace nor its organisation.');
  return id;
}
