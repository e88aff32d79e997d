import { beijingOffHours, type GivenFeed, rowsWith } from './given-feed.ts';

const official = {
  tier: 'official-cn',
  kind: 'html-list',
  quiet: beijingOffHours,
  pollSeconds: 900,
  hostGapSeconds: 10,
} as const satisfies Partial<GivenFeed>;

// Its lists have no feed; every piece has an address such as …/art/2026/art_0a1b2c.html.
const mofcom = {
  ...official,
  outlet: 'MOFCOM',
  links: { hosts: ['mofcom.gov.cn'], path: '/art/20\\d\\d/art_' },
  options: {
    ...rowsWith('a[href*="/art_"]'),
    minimumItems: 3,
    zone: 'Asia/Shanghai',
  },
} satisfies Partial<GivenFeed>;

/** What the Chinese government’s offices publish themselves. */
export const officialCn: readonly GivenFeed[] = [
  {
    ...mofcom,
    id: 'mofcom-spokesperson',
    url: 'https://www.mofcom.gov.cn/xwfb/xwfyrth/index.html',
    language: 'zh',
    expectedEvery: '5d',
    topics: ['tariffs', 'export-controls', 'rare-earths', 'talks', 'delegation', 'truce', 'agreements', 'technology'],
    note: 'The spokesperson’s answers, first in Chinese. Its certificate chain is missing from some stores of roots. Its markup was not seen: the selectors go by the form of its links.',
  },
  {
    ...mofcom,
    id: 'mofcom-press-conferences',
    url: 'https://www.mofcom.gov.cn/xwfb/lxxwfbh/index.html',
    language: 'zh',
    expectedEvery: '7d',
    topics: ['talks', 'truce', 'rare-earths', 'economy'],
    note: 'The weekly press conference, on Thursdays but for holidays. Its markup was not seen.',
  },
  {
    ...mofcom,
    id: 'mofcom-daily',
    url: 'https://www.mofcom.gov.cn/xwfb/rcxwfb/index.html',
    language: 'zh',
    expectedEvery: '5d',
    topics: ['talks', 'delegation', 'agreements'],
    note: 'Daily news of the ministry. Its markup was not seen.',
  },
  {
    ...mofcom,
    id: 'mofcom-policy',
    url: 'https://www.mofcom.gov.cn/zcfb/index.html',
    language: 'zh',
    expectedEvery: '5d',
    topics: ['tariffs', 'export-controls', 'rare-earths', 'truce', 'technology', 'agriculture'],
    note: 'Announcements: export controls, listed entities, anti-dumping. Its markup was not seen.',
  },
  {
    ...mofcom,
    id: 'mofcom-english',
    url: 'https://english.mofcom.gov.cn/News/PressConference/index.html',
    expectedEvery: '7d',
    topics: ['tariffs', 'export-controls', 'rare-earths', 'talks', 'delegation', 'truce', 'agreements', 'technology'],
    note: 'The spokesperson in English, some hours or days later. There is no RSS: such addresses in other lists are guesses.',
  },
  {
    ...mofcom,
    id: 'mofcom-english-news',
    url: 'https://english.mofcom.gov.cn/News/SignificantNews/index.html',
    expectedEvery: '7d',
    topics: ['talks', 'agreements'],
    isOff: true,
    note: 'Off: the page was once seen to hold nothing but a script.',
  },
  {
    ...official,
    id: 'mfa-press-conferences',
    outlet: 'Chinese Foreign Ministry',
    url: 'https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/',
    expectedEvery: '4d',
    links: { hosts: ['fmprc.gov.cn', 'mfa.gov.cn'], path: '/t20\\d{6}_' },
    topics: ['talks', 'leaders', 'fentanyl'],
    options: { ...rowsWith('a[href*="/t20"]'), minimumItems: 5, zone: 'Asia/Shanghai' },
    note: 'Static pages, one each working day; none for two weeks in August. Its markup was not seen: the selectors go by the form of its links.',
  },
  {
    ...official,
    id: 'scio-press-room',
    outlet: 'State Council Information Office',
    url: 'https://english.scio.gov.cn/pressroom/node_8020819.html',
    expectedEvery: '5d',
    links: { hosts: ['scio.gov.cn'], path: '/content_\\d+' },
    topics: ['economy'],
    options: {
      ...rowsWith('a[href*="/content_"]'),
      minimumItems: 5,
      zone: 'Asia/Shanghai',
    },
    note: 'Press conferences on figures of trade and growth. Was seen over plain HTTP; its pages answer over HTTPS too. Its markup was not seen.',
  },
];
