import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FeedServer, type Piece, startFeedServer } from '../journeys/feed-server.ts';
import { type Home, openHome, runParley } from './parley.ts';

export interface FedHome extends Home {
  readonly server: FeedServer;
}

/** A home with the feed of one local outlet, and with others that are given. */
export async function openFedHome(others: readonly object[] = []): Promise<FedHome> {
  const server = await startFeedServer();
  onTestFinished(() => server.close());
  const home = openHome({ FETCH_ALLOW: server.host, SEED_PACKS: 'none', ALERT_BATCH_SECONDS: '0' });
  const local = { id: 'local', outlet: 'Harbour Post', tier: 'paper', kind: 'rss', url: server.feedUrl };
  writeFileSync(join(home.folder, 'feeds.json'), JSON.stringify([local, ...others]));
  return { ...home, server };
}

/** The objects of JSON lines. */
export const linesOf = (out: string): Record<string, unknown>[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** A piece that says so much for the US tariff on Chinese goods. */
export const ratePiece = (percent: number): Piece => ({
  slug: `rate-${percent}`,
  title: `US tariff on Chinese goods rises to ${percent}%`,
  summary: `The United States raised its tariff on all Chinese goods to ${percent}% on Monday, the White House said.`,
  paragraphs: [],
  publishedAt: new Date(),
});

/** A piece that has nothing to do with the talks. */
export const bakeryPiece: Piece = {
  slug: 'bakery',
  title: 'Bakery wins prize for its harbour bread',
  summary: 'The oldest bakery of the harbour won a prize for its bread.',
  paragraphs: [],
  publishedAt: new Date(0),
};

/** Makes the channel of the terminal follow everything. */
export const follow = (home: Home) => runParley(home, 'ask', '/subscribe all');
