import type { GivenFeed } from './given-feed.ts';

const stateMedia = {
  tier: 'state-media',
  kind: 'rss',
  topics: [],
  pollSeconds: 900,
  isOff: true,
} as const satisfies Partial<GivenFeed>;

/** Media that a government owns. All are off: nobody was seen to get fresh news from these feeds of theirs. */
export const ownedMedia: readonly GivenFeed[] = [
  {
    ...stateMedia,
    id: 'xinhua-world',
    outlet: 'Xinhua',
    url: 'https://www.xinhuanet.com/english/rss/worldrss.xml',
    links: { hosts: ['xinhuanet.com', 'news.cn'] },
    note: 'Off: on every list, but the site has moved to news.cn and the feed is old. Xinhua comes by xinhua-by-google-news.',
  },
  {
    ...stateMedia,
    id: 'china-daily-business',
    outlet: 'China Daily',
    url: 'https://www.chinadaily.com.cn/rss/bizchina_rss.xml',
    links: { hosts: ['chinadaily.com.cn'] },
    note: 'Off: answers, but whether it brings anything new was never seen.',
  },
  {
    ...stateMedia,
    id: 'global-times-china',
    outlet: 'Global Times',
    url: 'https://www.globaltimes.cn/rss/china.xml',
    links: { hosts: ['globaltimes.cn'] },
    note: 'Off: hardly anybody was seen to use it.',
  },
];
