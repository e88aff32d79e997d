import type { GivenFeed } from './given-feed.ts';

const press = { tier: 'trade-press', kind: 'rss', topics: [], pollSeconds: 900 } satisfies Partial<GivenFeed>;

/** Those who write on trade alone. */
export const tradePress: readonly GivenFeed[] = [
  {
    ...press,
    id: 'supply-chain-dive',
    outlet: 'Supply Chain Dive',
    url: 'https://www.supplychaindive.com/feeds/news/',
    expectedEvery: '4d',
    links: { hosts: ['supplychaindive.com'] },
    note: 'Working days only.',
  },
  {
    ...press,
    id: 'piie',
    outlet: 'PIIE',
    url: 'https://www.piie.com/rss.xml',
    expectedEvery: '7d',
    links: { hosts: ['piie.com'] },
    note: 'Research: it counts tariffs as they stand, and comments.',
  },
  {
    ...press,
    id: 'wto-news',
    outlet: 'WTO',
    url: 'https://www.wto.org/library/rss/latest_news_e.xml',
    expectedEvery: '7d',
    links: { hosts: ['wto.org'] },
    note: 'Disputes and notifications. Was seen to answer 406 now and then. It speaks for no government.',
  },
];
