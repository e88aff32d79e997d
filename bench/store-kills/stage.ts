import { newSubscription } from '../../src/domain/subscriptions.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { type FeedServer, startFeedServer } from '../../test/journeys/feed-server.ts';
import { createNewsroom, type News, type Told } from '../chaos-news.ts';
import { createRandom, type Random } from '../random.ts';
import { type Engine, type EngineName, openEngine } from './engines.ts';
import type { Assignment } from './messages.ts';
import { createRecordedChat, type RecordedChat } from './recorded-chat.ts';

export interface StageOptions {
  readonly seed: number;
  readonly engine: EngineName;
  /** The address of a PostgreSQL from which databases may be made. */
  readonly server: string | undefined;
}

/** A database, a chat and two outlets, all of which outlive whoever works on them. */
export interface Stage {
  readonly random: Random;
  readonly engine: Engine;
  readonly database: Database;
  readonly chat: RecordedChat;
  /** The topic of each channel. */
  readonly follows: ReadonlyMap<string, string>;
  /** What has come out after the baseline. */
  readonly told: Told[];
  readonly addresses: string[];
  readonly newsroom: ReturnType<typeof createNewsroom>;
  publish(news: News): void;
  publishBaseline(): void;
  assignment(worker: string): Assignment;
  close(): Promise<void>;
}

/** A feed shows what came last, far more than ever waits. */
const piecesMax = 60;
const topics = ['all', 'all', 'talks', 'tariffs'];
const channelsEach = 6;
const hourMs = 3_600_000;

/** Sets it up, with channels that follow and nothing known yet. */
export async function openStage({ seed, engine: name, server }: StageOptions): Promise<Stage> {
  const random = createRandom(seed);
  const engine = await openEngine(name, server);
  const outlets = await Promise.all([startFeedServer({ piecesMax }), startFeedServer({ piecesMax })]);
  const database = await openDatabase(engine.lookingUrl);
  const follows = new Map(
    topics.flatMap((topic, n) => Array.from({ length: channelsEach }, (_, i) => [`slack:T${n}/C${i}`, topic] as const)),
  );
  for (const [channel, topic] of follows)
    await createStore(database).subscriptions.put(
      newSubscription({ id: channel, channel, topics: [topic], createdAt: Date.now() }),
    );
  const close = async () => {
    await database.close();
    await Promise.all(outlets.map((outlet) => outlet.close()));
    await engine.remove();
  };
  const newsroom = createNewsroom(random);
  const common = { random, engine, database, chat: createRecordedChat(), follows, newsroom, close };
  return { ...common, ...publishing(outlets, newsroom), assignment: assigning(engine, outlets) };
}

const assigning =
  ({ url: databaseUrl }: Engine, outlets: readonly FeedServer[]): Stage['assignment'] =>
  (worker) => ({
    ...{ databaseUrl, worker },
    feedUrls: outlets.map(({ feedUrl }) => feedUrl),
    allow: outlets.map(({ host }) => host),
  });

type Publishing = Pick<Stage, 'told' | 'addresses' | 'publish' | 'publishBaseline'>;

function publishing([first, second]: readonly FeedServer[], newsroom: Stage['newsroom']): Publishing {
  const told: Told[] = [];
  const addresses: string[] = [];
  const put = (outlet: FeedServer | undefined, { piece }: Pick<News, 'piece'>) => {
    outlet?.publish({ ...piece, summary: whole(piece) });
    addresses.push(`http://${outlet?.host}/news/${piece.slug}`);
  };
  return {
    told,
    addresses,
    publish(news) {
      put(news.outlet === 0 ? first : second, news);
      // A re-telling has nothing of its own.
      if (news.outlet === 0) told.push(news.told);
    },
    publishBaseline() {
      for (const piece of newsroom.baseline(new Date(Date.now() - hourMs))) put(first, { piece });
    },
  };
}

const wordsOfWhole = 120;
const syllables = 'ba de fo gu ki la me no pu ri sa te vo wu za lin mor tas ven dol'.split(' ');

// Long enough that no page has to be read, which would be most of a life; with words of its own, so that pieces are not
// taken for one story.
function whole({ summary, slug }: News['piece']): string {
  const random = createRandom(Number(slug.replace(/\D/g, '')));
  const word = () => [0, 1, 2].map(() => random.pick(syllables)).join('');
  return `${summary} ${Array.from({ length: wordsOfWhole }, word).join(' ')}.`;
}
