import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import type { OwnFeedTools } from '../../commands/own-feeds.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { type Feed, feedSchema } from '../../src/domain/feeds.ts';
import { createFeedFinder } from '../../src/feeds/find-feed.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createFeedLookUp } from '../../src/jobs/look-up-feed.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';
import { answerLine } from '../../src/platforms/terminal/answer-line.ts';
import type { FeedFinder } from '../../src/ports.ts';
import { createPassingStore } from '../../src/store/passing-store.ts';
import { fetcherFor, serve } from '../feeds/loopback.ts';
import { background, openNewsroom, rise } from '../jobs/newsroom.ts';

export const [here, elsewhere] = ['slack:T1/C1', 'slack:T2/C1'];

const item = (parts: { title: string; text: string; name: string; day: number }) =>
  `<item><title>${parts.title}</title><description>${parts.text}</description><link>https://harbour.example/${parts.name}</link>
   <pubDate>0${parts.day} Nov 2026 07:00:00 GMT</pubDate></item>`;

const feedBody = `<rss version="2.0"><channel><title>Harbour Daily</title>
${item({ ...{ title: rise.title, text: rise.text ?? '' }, name: 'rise', day: 2 })}
${item({ title: 'Harbour festival opens', text: 'A choir sang by the water on Sunday.', name: 'choir', day: 1 })}
</channel></rss>`;
const choirBody = `<rss version="2.0"><channel><title>Choir News</title>
${item({ title: 'Choir sings again', text: 'It sang on Sunday.', name: 'again', day: 1 })}</channel></rss>`;

export interface DeskOptions {
  readonly limits?: Partial<OwnFeedTools['limits']>;
  readonly finder?: FeedFinder;
}

/** A newsroom whose commands may look for feeds, and a site with a feed on the talks at `/news` and one on choirs. */
export async function openFeedDesk(options: DeskOptions = {}) {
  const newsroom = await openNewsroom();
  await newsroom.publish(background);
  const { store, clock, log, platform } = newsroom;
  const site = await serve((request, response) => {
    const pages: Readonly<Record<string, string>> = {
      '/news': '<html><head><link rel="alternate" type="application/rss+xml" href="/news.rss"></head></html>',
      ...{ '/news.rss': feedBody, '/choir.rss': choirBody, '/wire.rss': choirBody },
    };
    response.end(pages[request.url ?? ''] ?? '<html>Nothing</html>');
  });
  const wire: Feed = feedSchema.parse({
    ...{ id: 'wire', outlet: 'Sample Wire', tier: 'wire', kind: 'rss' },
    url: site.url('/wire.rss'),
  });
  const feeds = createFeedList([wire], { store, clock, readEveryMs: 5_000 });
  const lookUp = createFeedLookUp({
    ...{ clock, log, lexicon, topics, limits, batchMs: 90_000, lookUpLimits: limits.ownFeeds.lookUp },
    matchTopics: createTopicMatcher({ lexicon, topics }),
    openTrial: () => createPassingStore(store),
    finder:
      options.finder ??
      createFeedFinder({ fetchBody: fetcherFor({ hosts: [site.host] }), clock, limits: limits.ownFeeds.lookUp }),
  });
  const commands = createCommands(topics);
  const ownFeeds = { lookUp, limits: { ...limits.ownFeeds, ...options.limits } };
  const answer = createAnswerer({ commands, store, clock, topics, log, feeds, ownFeeds, access: accessOf([platform]) });
  return {
    ...newsroom,
    ...{ site, feeds, commands, answer, suggest: createSuggester({ commands, store, clock, topics, feeds, log }) },
    /** Types a command at the terminal. */
    type: (line: string) => answerLine({ commands, answer, line }),
    look: (address: string, channel = here) => answer({ name: 'source-add', options: { address }, channel }),
    add: (address: string, channel = here) =>
      answer({ name: 'source-add', options: { address, confirm: 'yes' }, channel, by: 'U7' }),
    remove: (feed: string, channel = here) => answer({ name: 'source-remove', options: { feed }, channel }),
  };
}
