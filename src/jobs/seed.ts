import { createHash } from 'node:crypto';
import type { Claim } from '../domain/claims.ts';
import type { CoverageItem } from '../domain/coverage.ts';
import { factKeyOf } from '../domain/fact-keys.ts';
import type { Fact } from '../domain/facts.ts';
import { firstDayOf } from '../domain/partial-date.ts';
import type { SeedDocument, SeedPack, SeedRow, SeedVersion } from '../domain/seed-packs.ts';
import { reconcile } from '../pipeline/reconcile.ts';
import type { Clock, Store } from '../ports.ts';

/** Brings a seed pack into the store. Seeding the same pack again changes nothing. */
export async function seed({ store, clock, pack }: { store: Store; clock: Clock; pack: SeedPack }): Promise<void> {
  const contentHash = hashOf(JSON.stringify(pack));
  const items = new Map(
    pack.documents.map((document) => [document.id, itemOf({ pack, document, seenAt: clock.now() })]),
  );
  await store.transaction(async (trx) => {
    const known = await trx.coverage.findByNames([nameOf(pack)]);
    if (known?.contentHash === contentHash) return;
    const facts = new Map<string, Fact>();
    for (const document of inOrderOfTelling(pack))
      await seedDocument({ store: trx, pack, document, items, contentHash, facts });
    await trx.facts.putAll([...facts.values()]);
  });
}

interface SeedingDocument {
  readonly store: Store;
  readonly pack: SeedPack;
  readonly document: SeedDocument;
  readonly items: ReadonlyMap<string, CoverageItem>;
  readonly contentHash: string;
  /** The facts so far; written once, at the end. */
  readonly facts: Map<string, Fact>;
}

async function seedDocument({ store, pack, document, items, contentHash, facts }: SeedingDocument): Promise<void> {
  const item = items.get(document.id);
  if (!item) return;
  const claims = pack.rows.flatMap((row) => claimsOf({ row, document, item }));
  for (const claim of claims) {
    const held = facts.get(claim.key) ?? (await store.facts.get(claim.key));
    facts.set(claim.key, reconcile({ held, claim, item }).fact);
  }
  const topics = [...new Set(claims.flatMap((claim) => claim.topics))];
  const names = [`${nameOf(pack)}/${document.id}`, nameOf(pack)];
  await store.coverage.put({ item, claims, topics, isRelevant: true, storyId: item.id, contentHash, names });
}

// Told in the order of publication, so that a later document can follow an earlier one.
const inOrderOfTelling = (pack: SeedPack): SeedDocument[] =>
  pack.documents.toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn) || a.id.localeCompare(b.id));

function claimsOf({ row, document, item }: { row: SeedRow; document: SeedDocument; item: CoverageItem }): Claim[] {
  return row.versions
    .filter((version) => version.documents.includes(document.id))
    .map((version, index) => claimOf({ row, version, item, index }));
}

function claimOf({
  row,
  version,
  item,
  index,
}: {
  row: SeedRow;
  version: SeedVersion;
  item: CoverageItem;
  index: number;
}): Claim {
  const { statement, says, speaker, hedge } = version;
  return {
    id: `${item.id}/${row.row}/${index}`,
    itemId: item.id,
    key: factKeyOf(statement),
    statement,
    says,
    confidence: 1,
    topics: row.topics,
    row: row.row,
    ...(speaker === undefined ? {} : { speaker }),
    ...(hedge === undefined ? {} : { hedge }),
    ...(row.note === undefined ? {} : { note: row.note }),
    ...(row.isDisputed ? { isDisputed: true } : {}),
  };
}

function itemOf({ pack, document, seenAt }: { pack: SeedPack; document: SeedDocument; seenAt: number }): CoverageItem {
  const { id, title, outlet, voice, tier, publishedOn, isDateGuessed, url } = document;
  return {
    id: `${pack.id}-${id}`,
    feedId: nameOf(pack),
    outlet,
    voice,
    tier,
    title,
    text: '',
    publishedAt: Date.parse(firstDayOf(publishedOn)),
    publishedOn,
    seenAt,
    ...(isDateGuessed ? { isDateGuessed } : {}),
    ...(url === undefined ? {} : { url }),
  };
}

const nameOf = (pack: SeedPack): string => `pack:${pack.id}`;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
