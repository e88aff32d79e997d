import type { GivenFeed } from './given-feed.ts';

// What news outlets do not write says nothing of a topic, so none of them is a path to official word.
const news = { tier: 'paper', kind: 'rss', topics: [] } satisfies Partial<GivenFeed>;

const scmp = {
  ...news,
  outlet: 'South China Morning Post',
  links: { hosts: ['scmp.com'] },
  hostGapSeconds: 5,
} satisfies Partial<GivenFeed>;

/** Wires and papers, and those that print what wires write. */
export const newsOutlets: readonly GivenFeed[] = [
  {
    ...news,
    id: 'bloomberg-markets',
    outlet: 'Bloomberg',
    tier: 'wire',
    url: 'https://feeds.bloomberg.com/markets/news.rss',
    expectedEvery: '12h',
    links: { hosts: ['bloomberg.com'] },
    note: 'Headlines and a line; the pieces themselves are for subscribers.',
  },
  {
    ...scmp,
    id: 'scmp-china-economy',
    url: 'https://www.scmp.com/rss/507589/feed',
    note: 'Refuses some addresses of cloud providers.',
  },
  {
    ...scmp,
    id: 'scmp-china',
    url: 'https://www.scmp.com/rss/4/feed',
    expectedEvery: '12h',
    note: 'All on China; much of it is not about trade.',
  },
  {
    ...news,
    id: 'bbc-business',
    outlet: 'BBC',
    url: 'https://feeds.bbci.co.uk/news/business/rss.xml',
    links: { hosts: ['bbc.com', 'bbc.co.uk'] },
    note: 'Items come again, with #0 or #1 behind their guid.',
  },
  {
    ...news,
    id: 'guardian-trade',
    outlet: 'The Guardian',
    url: 'https://www.theguardian.com/business/internationaltrade/rss',
    expectedEvery: '2d',
    links: { hosts: ['theguardian.com'] },
    note: 'One tag; any other address of a tag with /rss behind it is a feed too.',
  },
  {
    ...news,
    id: 'nyt-economy',
    outlet: 'New York Times',
    url: 'https://rss.nytimes.com/services/xml/rss/nyt/Economy.xml',
    expectedEvery: '2d',
    links: { hosts: ['nytimes.com'] },
  },
  {
    ...news,
    id: 'nyt-business',
    outlet: 'New York Times',
    url: 'https://rss.nytimes.com/services/xml/rss/nyt/Business.xml',
    links: { hosts: ['nytimes.com'] },
  },
  {
    ...news,
    id: 'cnbc-top',
    outlet: 'CNBC',
    url: 'https://search.cnbc.com/rs/search/combinedcms/view.xml?partnerId=wrss01&id=100003114',
    expectedEvery: '12h',
    links: { hosts: ['cnbc.com'] },
  },
  {
    ...news,
    id: 'aljazeera',
    outlet: 'Al Jazeera',
    url: 'https://www.aljazeera.com/xml/rss/all.xml',
    expectedEvery: '6h',
    links: { hosts: ['aljazeera.com'] },
    note: 'Everything in one feed.',
  },
  {
    ...news,
    id: 'nikkei-asia',
    outlet: 'Nikkei Asia',
    url: 'https://asia.nikkei.com/rss/feed/nar',
    links: { hosts: ['asia.nikkei.com'] },
  },
  {
    ...news,
    id: 'cna',
    outlet: 'CNA',
    url: 'https://www.channelnewsasia.com/api/v1/rss-outbound-feed?_format=xml',
    expectedEvery: '12h',
    links: { hosts: ['channelnewsasia.com'] },
  },
  {
    ...news,
    id: 'ft-world',
    outlet: 'Financial Times',
    url: 'https://www.ft.com/world?format=rss',
    links: { hosts: ['ft.com'] },
    note: 'Headlines; any page of a tag with ?format=rss behind it is a feed too.',
  },
  {
    ...news,
    id: 'euronews-business',
    outlet: 'Euronews',
    url: 'https://www.euronews.com/rss?level=vertical&name=business',
    links: { hosts: ['euronews.com'] },
    note: 'Was seen to answer 406 to some programs and 200 to others.',
  },
  {
    ...news,
    id: 'brecorder-china',
    outlet: 'Business Recorder',
    tier: 'copy',
    url: 'https://www.brecorder.com/feeds/world/china',
    expectedEvery: '2d',
    links: { hosts: ['brecorder.com'] },
    note: 'Prints what Reuters and AFP write, in full; so it is no voice of its own.',
  },
];
