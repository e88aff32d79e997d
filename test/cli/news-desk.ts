import { writeFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { type FakeChannel, type FakeSlack, startFakeSlack } from '../fakes/fake-slack.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { type FeedServer, startFeedServer } from '../journeys/feed-server.ts';
import { type Home, openHome } from './parley.ts';

/** A local outlet, a local Slack with channels, and the settings of a Parley between them. */
export interface NewsDesk {
  readonly home: Home;
  readonly slack: FakeSlack;
  readonly outlet: FeedServer;
  readonly channels: readonly FakeChannel[];
  /** All channels follow everything, and the feed has had its baseline. */
  subscribeAll(): Promise<void>;
  /** The outlet tells of talks in a city. */
  announce(city: string): void;
  /** What a channel shows, oldest first: the first line of each message. */
  titlesIn(channel: FakeChannel): string[];
}

const soon = { timeout: 20_000, interval: 20 };

/** A desk that is gone after the test. */
export async function openNewsDesk(
  settings: Readonly<Record<string, string>> = {},
  channelCount = 1,
): Promise<NewsDesk> {
  const [slack, outlet] = await Promise.all([startFakeSlack(), startFeedServer()]);
  onTestFinished(async () => void (await Promise.all([slack.close(), outlet.close()])));
  const team = slack.addTeam();
  const channels = Array.from({ length: channelCount }, () => slack.addChannel({ team }));
  const home = openHome({
    ...{ SEED_PACKS: 'none', POLL_SECONDS: '1', ALERT_BATCH_SECONDS: '0', FETCH_ALLOW: outlet.host, LOG_LEVEL: 'info' },
    ...{ SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    ...settings,
  });
  const feed = { id: 'local', outlet: 'Local outlet', tier: 'paper', kind: 'rss', url: outlet.feedUrl };
  writeFileSync(home.env.FEEDS_FILE ?? '', JSON.stringify([feed]));
  const titlesIn = (channel: FakeChannel): string[] =>
    channel.messages.map(({ blocks }) => shownText(blocks).trim().split('\n')[0] ?? '');
  return {
    ...{ home, slack, outlet, channels, titlesIn },
    async subscribeAll() {
      for (const channel of channels) await slack.slash({ channel, command: '/parley', text: 'subscribe all' });
      await expect.poll(() => channels.every(({ messages }) => messages.length === 1), soon).toBe(true);
      await expect.poll(() => outlet.asked.unchanged, soon).toBeGreaterThan(0);
    },
    announce(city) {
      const title = `US and China to meet for trade talks in ${city}`;
      const summary = `Officials of the United States and China will meet for trade talks in ${city}, both sides said.`;
      outlet.publish({ slug: city, title, summary, paragraphs: [summary], publishedAt: new Date() });
    },
  };
}
