import type { Tier } from '../src/domain/outlets.ts';

/** An outlet with the names of its hosts; the ending of a host counts. */
export interface OutletRow {
  readonly outlet: string;
  readonly tier: Tier;
  readonly hosts: readonly string[];
}

/** The outlets that are known, by host. Of several hosts that fit, the longest counts; any other outlet is a paper. */
export const outlets: readonly OutletRow[] = [
  { outlet: 'White House', tier: 'official-us', hosts: ['whitehouse.gov'] },
  { outlet: 'USTR', tier: 'official-us', hosts: ['ustr.gov'] },
  { outlet: 'US Treasury', tier: 'official-us', hosts: ['treasury.gov'] },
  {
    outlet: 'Commerce Department',
    tier: 'official-us',
    hosts: ['commerce.gov', 'bis.gov', 'bis.doc.gov', 'trade.gov'],
  },
  { outlet: 'State Department', tier: 'official-us', hosts: ['state.gov'] },
  { outlet: 'Federal Register', tier: 'official-us', hosts: ['federalregister.gov'] },
  { outlet: 'CBP', tier: 'official-us', hosts: ['cbp.gov'] },
  { outlet: 'USITC', tier: 'official-us', hosts: ['usitc.gov'] },
  { outlet: 'Congress', tier: 'official-us', hosts: ['congress.gov'] },

  { outlet: 'MOFCOM', tier: 'official-cn', hosts: ['mofcom.gov.cn'] },
  { outlet: 'Chinese Foreign Ministry', tier: 'official-cn', hosts: ['fmprc.gov.cn', 'mfa.gov.cn'] },
  { outlet: 'State Council Information Office', tier: 'official-cn', hosts: ['scio.gov.cn'] },
  { outlet: 'Chinese government', tier: 'official-cn', hosts: ['gov.cn'] },

  { outlet: 'Xinhua', tier: 'state-media', hosts: ['xinhuanet.com', 'news.cn'] },
  { outlet: 'Global Times', tier: 'state-media', hosts: ['globaltimes.cn'] },
  { outlet: 'China Daily', tier: 'state-media', hosts: ['chinadaily.com.cn'] },
  { outlet: 'CGTN', tier: 'state-media', hosts: ['cgtn.com'] },
  { outlet: 'People’s Daily', tier: 'state-media', hosts: ['people.cn', 'people.com.cn'] },
  { outlet: 'CCTV', tier: 'state-media', hosts: ['cctv.com'] },
  { outlet: 'China.org.cn', tier: 'state-media', hosts: ['china.org.cn'] },
  { outlet: 'China News Service', tier: 'state-media', hosts: ['ecns.cn'] },
  { outlet: 'Voice of America', tier: 'state-media', hosts: ['voanews.com'] },
  { outlet: 'Radio Free Asia', tier: 'state-media', hosts: ['rfa.org'] },

  { outlet: 'Reuters', tier: 'wire', hosts: ['reuters.com'] },
  { outlet: 'AP', tier: 'wire', hosts: ['apnews.com'] },
  { outlet: 'AFP', tier: 'wire', hosts: ['afp.com'] },
  { outlet: 'Bloomberg', tier: 'wire', hosts: ['bloomberg.com'] },
  { outlet: 'Dow Jones', tier: 'wire', hosts: ['dowjones.com'] },
  { outlet: 'Kyodo', tier: 'wire', hosts: ['kyodonews.net'] },
  { outlet: 'Yonhap', tier: 'wire', hosts: ['yna.co.kr'] },

  { outlet: 'South China Morning Post', tier: 'paper', hosts: ['scmp.com'] },
  { outlet: 'BBC', tier: 'paper', hosts: ['bbc.com', 'bbc.co.uk', 'bbci.co.uk'] },
  { outlet: 'The Guardian', tier: 'paper', hosts: ['theguardian.com'] },
  { outlet: 'New York Times', tier: 'paper', hosts: ['nytimes.com'] },
  { outlet: 'CNBC', tier: 'paper', hosts: ['cnbc.com'] },
  { outlet: 'Al Jazeera', tier: 'paper', hosts: ['aljazeera.com'] },
  { outlet: 'Nikkei Asia', tier: 'paper', hosts: ['asia.nikkei.com'] },
  { outlet: 'CNA', tier: 'paper', hosts: ['channelnewsasia.com'] },
  { outlet: 'Financial Times', tier: 'paper', hosts: ['ft.com'] },
  { outlet: 'Euronews', tier: 'paper', hosts: ['euronews.com'] },

  { outlet: 'Supply Chain Dive', tier: 'trade-press', hosts: ['supplychaindive.com'] },
  { outlet: 'PIIE', tier: 'trade-press', hosts: ['piie.com'] },
  { outlet: 'WTO', tier: 'trade-press', hosts: ['wto.org'] },

  { outlet: 'Google News', tier: 'aggregator', hosts: ['news.google.com'] },
  { outlet: 'Truth Social mirror', tier: 'aggregator', hosts: ['trumpstruth.org'] },

  { outlet: 'Business Recorder', tier: 'copy', hosts: ['brecorder.com'] },
];
