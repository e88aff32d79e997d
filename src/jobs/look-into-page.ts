import type { Claim } from '../domain/claims.ts';
import type { Development } from '../domain/developments.ts';
import { atMost } from '../lib/at-most.ts';
import { contentHashOf } from '../pipeline/identify.ts';
import { trimLitter } from '../pipeline/trim-litter.ts';
import type { InboxRow, LookIntoPage, PageFinding, PageResult, ReadingStore } from '../ports.ts';
import { createInboxReader, type ReadingJob, type ReadResult } from './read.ts';

export interface PageLookLimits {
  readonly deadlineMs: number;
  /** Pages that are looked at together. */
  readonly atOnceMax: number;
}
export interface PageLookParts extends Omit<ReadingJob, 'store'> {
  readonly fetchPage: (address: string) => Promise<PageResult>;
  /** A store that keeps nothing, above the one of the bot. */
  readonly openTrial: () => ReadingStore;
  readonly lookLimits: PageLookLimits;
}

/** Reads a page as if a feed had brought it, and lays what it says beside what is known. Nothing of it is kept. */
export function createPageLook(parts: PageLookParts): LookIntoPage {
  let underWay = 0;
  // A page that takes too long keeps its place until it is done with, or pages would pile up behind it.
  const fetchPage = async (address: string): Promise<PageResult> => {
    underWay++;
    try {
      return await parts.fetchPage(address);
    } finally {
      underWay--;
    }
  };
  return async (asked) => {
    if (underWay >= parts.lookLimits.atOnceMax)
      return { kind: 'none', reason: 'Parley looks at several pages already. Try again in a minute.' };
    return await lookInto({ ...parts, fetchPage }, asked);
  };
}

type Asked = Parameters<LookIntoPage>[0];

async function lookInto(parts: PageLookParts, asked: Asked): Promise<PageFinding> {
  const page = await atMost(parts.lookLimits.deadlineMs, parts.fetchPage(asked.address));
  if (page === undefined) return { kind: 'none', reason: 'That site takes too long to answer. Try again later.' };
  if ('error' in page)
    return { kind: 'none', reason: `That page cannot be read: ${page.error}. Try another report of it.` };
  const store = parts.openTrial();
  await store.inbox.add([rowOf(page, { ...asked, nowMs: parts.clock.now() })]);
  const [result] = await createInboxReader({ ...parts, store })();
  return result === undefined
    ? { kind: 'none', reason: 'Nothing can be read of that page.' }
    : findingOf(page.title, result);
}

interface Arriving extends Asked {
  readonly nowMs: number;
}

function rowOf(
  { title, text }: Exclude<PageResult, { error: string }>,
  { address, workspace, nowMs }: Arriving,
): InboxRow {
  const item = { title, text: trimLitter(text), url: address, publishedAt: null };
  return {
    ...{ id: '0', feedId: 'trial', outlet: URL.parse(address)?.hostname ?? address, tier: 'paper', item, workspace },
    contentHash: contentHashOf(item),
    seenAt: nowMs,
    arrival: 'live',
  };
}

const findingOf = (title: string, { isRelevant, claims, developments }: ReadResult): PageFinding => ({
  kind: 'read',
  title,
  isRelevant,
  claims: claims.map((claim) => claimOf(claim, developments)),
});

// What brings no development repeats what is held, or only recalls.
function claimOf({ id, statement }: Claim, developments: readonly Development[]) {
  const { kind, before } = developments.find(({ claimId }) => claimId === id) ?? { kind: 'corroborated' };
  if (kind === 'corroborated') return { statement, standing: 'known' as const };
  return { statement, standing: kind, ...(before === undefined ? {} : { before }) };
}
