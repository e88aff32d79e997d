import { beijingOffHours, type GivenFeed, washingtonOffHours } from './given-feed.ts';

// Undocumented, and by its own words for personal use: so a minute between two calls, and nothing that has a feed.
const googleNews = {
  outlet: 'Google News',
  tier: 'aggregator',
  kind: 'google-news',
  url: 'https://news.google.com/rss/search',
  links: { hosts: ['news.google.com'] },
  pollSeconds: 1800,
  hostGapSeconds: 60,
} as const satisfies Partial<GivenFeed>;

/** Second paths to those who have no feed, and mirrors. None of them counts as a voice. */
export const fallbacks: readonly GivenFeed[] = [
  {
    ...googleNews,
    id: 'mofcom-by-google-news',
    language: 'zh',
    expectedEvery: '7d',
    quiet: beijingOffHours,
    topics: ['tariffs', 'export-controls', 'rare-earths', 'talks', 'delegation', 'truce', 'agreements', 'technology'],
    options: { query: 'site:mofcom.gov.cn when:7d', locale: 'zh' },
    note: 'Second path to the ministry’s own lists.',
  },
  {
    ...googleNews,
    id: 'mofcom-english-by-google-news',
    expectedEvery: '10d',
    quiet: beijingOffHours,
    topics: ['tariffs', 'export-controls', 'rare-earths', 'talks', 'truce', 'agreements', 'agriculture'],
    options: { query: 'site:english.mofcom.gov.cn when:7d', locale: 'en' },
    note: 'Second path to the ministry’s English list.',
  },
  {
    ...googleNews,
    id: 'xinhua-by-google-news',
    expectedEvery: '3d',
    quiet: beijingOffHours,
    topics: ['talks', 'delegation', 'leaders', 'economy'],
    options: { query: '(site:news.cn OR site:xinhuanet.com) (trade OR tariff OR talks) US when:2d', locale: 'en' },
    note: 'Xinhua carries what the leadership says of calls and meetings, word for word.',
  },
  {
    ...googleNews,
    id: 'commerce-by-google-news',
    expectedEvery: '10d',
    quiet: washingtonOffHours,
    topics: ['export-controls', 'technology', 'tariffs'],
    options: { query: '(site:commerce.gov OR site:bis.gov) China when:7d', locale: 'en' },
    note: 'The only path to the department’s press releases: its own feeds refuse programs or are gone.',
  },
  {
    ...googleNews,
    id: 'wires-by-google-news',
    expectedEvery: '12h',
    pollSeconds: 900,
    topics: [],
    options: { query: '(site:reuters.com OR site:apnews.com) China (tariff OR trade) when:1d', locale: 'en' },
    note: 'Headlines of Reuters and AP, which have no public feeds.',
  },
  {
    id: 'truth-social-mirror',
    outlet: 'Truth Social mirror',
    tier: 'aggregator',
    kind: 'rss',
    url: 'https://trumpstruth.org/feed',
    expectedEvery: '2d',
    pollSeconds: 600,
    links: { hosts: ['trumpstruth.org', 'truthsocial.com'] },
    topics: [],
    isOff: true,
    note: 'A third party’s mirror of the president’s posts, not official: nobody checks it against the original. Often first, and nine in ten posts are on other matters. So it is off until you choose it.',
  },
];
