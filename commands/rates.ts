import { ownerOf, platformOf, workspaceOf } from '../src/domain/deliveries.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { CommandContext } from './command.ts';

/** What costs so much that it is counted. */
export type Costly = 'look' | 'question' | 'change' | 'report';

/** How often a reader, and all of a workspace, may have it. */
export type Rates = Readonly<Record<Costly, Rate>> & { readonly windowMs: number };
interface Rate {
  readonly perReaderMax: number;
  readonly perWorkspaceMax: number;
}

type Spending = Pick<CommandContext, 'store' | 'clock' | 'place' | 'rates'>;

/** Counts one costly thing for its reader and its workspace, in all replicas together. Throws a UserError that says when to try again. */
export async function spend(context: Spending, costly: Costly): Promise<void> {
  const { place, rates } = context;
  if (rates === undefined) return;
  const { perReaderMax, perWorkspaceMax } = rates[costly];
  const isOfNone = workspaceOf(place.channel) !== ownerOf(place.channel);
  // The reader first: what is refused to one of them costs the others nothing.
  if (place.by !== undefined)
    await count(context, {
      who: `${platformOf(place.channel)}:${place.by}`,
      name: 'You have',
      max: perReaderMax,
      costly,
    });
  const name = isOfNone ? 'This conversation has' : 'This workspace has';
  await count(context, { who: ownerOf(place.channel), name, max: perWorkspaceMax, costly });
}

interface Counted {
  readonly who: string;
  readonly name: string;
  readonly max: number;
  readonly costly: Costly;
}

async function count({ store, clock, rates }: Spending, { who, name, max, costly }: Counted): Promise<void> {
  const now = clock.now();
  const forMs = rates?.windowMs ?? 0;
  const { count, untilMs } = await store.holds.count({ key: `${costly}/${who}`, now, forMs });
  if (count <= max) return;
  const minutes = Math.max(1, Math.ceil((untilMs - now) / 60_000));
  const when = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  throw new UserError(
    `${name} ${words[costly](max)} within an hour, and Parley takes no more now. Try again in ${when}.`,
  );
}

const words = {
  look: (max) => `had ${max} pages or feeds looked at`,
  question: (max) => `asked ${max} questions that take long to answer`,
  change: (max) => `made ${max} changes`,
  report: (max) => `reported ${max} faults`,
} as const satisfies Record<Costly, (max: number) => string>;
