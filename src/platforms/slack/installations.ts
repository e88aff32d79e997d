import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { Log, InstallationStore as SealedStore } from '../../ports.ts';
import { resealAll, sealedAnew } from './resealing.ts';
import type { Sealer } from './sealing.ts';

/** The workspaces that installed Parley, with their tokens. */
export interface Installations extends InstallationStore {
  /** The same as the library asks for, by id; undefined where Parley is not installed. */
  find(id: string): Promise<Installation<'v2'> | undefined>;
  remove(id: string): Promise<void>;
  /** Seals with the newest key what an older one sealed, and tells the log how many rows no key opens. */
  start(): Promise<void>;
}

export interface InstallationsParts {
  readonly store: SealedStore;
  readonly sealer: Sealer;
  readonly log: Log;
}

/** Keeps installations sealed, and nothing of them in memory: another replica may renew or remove a token. */
export function createInstallations(parts: InstallationsParts): Installations {
  const { store, sealer } = parts;
  const find = (id: string) => read(parts, id);
  const remove = (id: string) => store.remove(id);
  return {
    find,
    remove,
    start: () => resealAll(parts),
    storeInstallation: async (installation) => {
      // One token for many workspaces would make what one of them may see a matter of each call.
      if (installation.isEnterpriseInstall) throw new Error('Parley is installed in one workspace at a time.');
      const id = idOfInstallation(installation);
      await store.put(id, sealer.seal(JSON.stringify(Document.parse(installation)), id));
    },
    fetchInstallation: async (query) => {
      const found = await find(idOfQuery(query));
      if (found === undefined) throw new Error('Parley is not installed there.');
      return found;
    },
    deleteInstallation: async (query) => remove(idOfQuery(query)),
  };
}

async function read(parts: InstallationsParts, id: string): Promise<Installation<'v2'> | undefined> {
  const { store, sealer, log } = parts;
  const sealed = await store.get(id);
  if (sealed === undefined) return undefined;
  const opened = sealer.open(sealed, id);
  if (opened === undefined) {
    log.warn({ id }, 'slack installation cannot be opened with SECRET_KEY');
    return undefined;
  }
  // A replica that has the older key alone may have written it since the start.
  if (!opened.isNewestKey) await store.change(id, (now) => sealedAnew(sealer, { sealed: now, id }));
  return Document.parse(JSON.parse(opened.text));
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
