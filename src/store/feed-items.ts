import { z } from 'zod';
import { coverageItemSchema } from '../domain/coverage.ts';
import type { FeedBrought } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';

const topicsSchema = z.array(z.string());

/** What a feed brought last, by the index of feeds. */
export async function itemsOfFeed(
  db: Db,
  { feedId, limit }: { readonly feedId: string; readonly limit: number },
): Promise<FeedBrought[]> {
  const rows = await db
    .selectFrom('coverage')
    .select(['id', 'body', 'story_id', 'is_relevant', 'topics'])
    .where('feed_id', '=', feedId)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, body, topics, ...row }) => ({
    item: parseDocument(coverageItemSchema, { table: 'coverage', id, body }),
    topics: parseDocument(topicsSchema, { table: 'coverage', id, body: topics }),
    storyId: row.story_id,
    isRelevant: row.is_relevant === 1,
  }));
}
