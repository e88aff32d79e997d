import type { InstallationStore, Log } from '../../ports.ts';
import type { Sealer } from './sealing.ts';

export interface ResealingParts {
  readonly store: InstallationStore;
  readonly sealer: Sealer;
  readonly log: Log;
}

/** By this line an operator knows that all is sealed anew. */
export const resealedMessage = 'tokens of workspaces are sealed with the first key of SECRET_KEY';

const rowsPerPage = 200;
const namedMax = 20;

/** Seals all rows with the newest key, and tells the log how many there are and how many no key opens: 0 means that older keys are done with. */
export async function resealAll({ store, sealer, log }: ResealingParts): Promise<void> {
  const found = new Map<string, State>();
  for await (const id of allIds(store))
    await store.change(id, (sealed) => {
      found.set(id, stateOf(sealer, { sealed, id }));
      return sealedAnew(sealer, { sealed, id });
    });
  if (found.size === 0) return;
  const count = (wanted: State) => [...found.values()].filter((state) => state === wanted).length;
  const unopened = [...found.keys()].filter((id) => found.get(id) === 'unopened');
  if (unopened.length > 0)
    log.error(
      { unopened: unopened.length, workspaces: unopened.slice(0, namedMax), mend },
      'tokens of workspaces do not open with SECRET_KEY',
    );
  log.info({ workspaces: found.size, sealedAnew: count('older'), unopened: unopened.length }, resealedMessage);
}

const mend =
  'Set the key that sealed them again, after a comma; or have these workspaces install Parley again, at /slack/install.';

type State = 'newest' | 'older' | 'unopened';

interface Row {
  readonly sealed: string;
  readonly id: string;
}

/** A row sealed with the newest key; undefined where it is already, or where no key opens it. */
export function sealedAnew(sealer: Sealer, { sealed, id }: Row): string | undefined {
  const opened = sealer.open(sealed, id);
  return opened === undefined || opened.isNewestKey ? undefined : sealer.seal(opened.text, id);
}

function stateOf(sealer: Sealer, { sealed, id }: Row): State {
  const opened = sealer.open(sealed, id);
  if (opened === undefined) return 'unopened';
  return opened.isNewestKey ? 'newest' : 'older';
}

async function* allIds(store: InstallationStore): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const page = await store.ids({ after, limit: rowsPerPage });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < rowsPerPage) return;
    after = last;
  }
}
