import type { Tier } from '../src/domain/outlets.ts';

/** What tier an outlet has that is known by its host name alone; the ending of the host counts. Others are papers. */
export const outletTiers: readonly { readonly tier: Tier; readonly hosts: readonly string[] }[] = [
  {
    tier: 'official-us',
    hosts: [
      'whitehouse.gov',
      'ustr.gov',
      'treasury.gov',
      'commerce.gov',
      'bis.gov',
      'state.gov',
      'federalregister.gov',
      'cbp.gov',
    ],
  },
  { tier: 'official-cn', hosts: ['gov.cn'] },
  {
    tier: 'state-media',
    hosts: [
      'xinhuanet.com',
      'news.cn',
      'globaltimes.cn',
      'chinadaily.com.cn',
      'cgtn.com',
      'people.cn',
      'people.com.cn',
      'cctv.com',
      'china.org.cn',
      'ecns.cn',
      'voanews.com',
      'rfa.org',
    ],
  },
  {
    tier: 'wire',
    hosts: ['reuters.com', 'apnews.com', 'afp.com', 'bloomberg.com', 'dowjones.com', 'kyodonews.net', 'yna.co.kr'],
  },
];
