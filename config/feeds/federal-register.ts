import type { QuietWindow } from '../../src/domain/feeds.ts';
import { type GivenFeed, washingtonWeekEnd } from './given-feed.ts';

// The list is blank from midnight until the first filings of the day, every day.
const beforeFilings: QuietWindow = { zone: 'America/New_York', from: '00:00', to: '08:45' };

const agencies = {
  ustr: 'trade-representative-office-of-united-states',
  bis: 'industry-and-security-bureau',
  ita: 'international-trade-administration',
  itc: 'international-trade-commission',
  cbp: 'u-s-customs-and-border-protection',
  ofac: 'foreign-assets-control-office',
  president: 'executive-office-of-the-president',
} as const;

const register = {
  outlet: 'Federal Register',
  tier: 'official-us',
  links: { hosts: ['federalregister.gov'] },
  hostGapSeconds: 10,
} as const satisfies Partial<GivenFeed>;

const printed = {
  ...register,
  kind: 'federal-register',
  url: 'https://www.federalregister.gov/api/v1/documents.json',
  // It is printed once each working day.
  pollSeconds: 1800,
  quiet: washingtonWeekEnd,
} as const satisfies Partial<GivenFeed>;

/** The Federal Register: what will be printed, a working day or more ahead, and what is, by agency. */
export const federalRegister: readonly GivenFeed[] = [
  {
    ...register,
    id: 'public-inspection',
    kind: 'public-inspection',
    url: 'https://www.federalregister.gov/api/v1/public-inspection-documents/current.json',
    expectedEvery: '3d',
    // Filings come at 08:45, 11:15, 16:15 and 18:00 in Washington.
    pollSeconds: 300,
    quiet: [beforeFilings, ...washingtonWeekEnd],
    topics: ['tariffs', 'export-controls', 'technology', 'shipping', 'truce'],
    options: { agencies: [agencies.ustr, agencies.bis, agencies.cbp, agencies.ofac, agencies.president] },
    note: 'Early warning: rules as they are filed. An empty list before 08:45 in Washington withdraws nothing. Agencies are chosen on our side, since the service may ignore them.',
  },
  {
    ...printed,
    id: 'federal-register-ustr',
    expectedEvery: '10d',
    topics: ['tariffs', 'truce', 'agriculture', 'shipping'],
    options: { agencies: [agencies.ustr] },
    note: 'Section 301: hearings, actions, exclusions and their ends. Answers may come from a cache that is up to 47 minutes old.',
  },
  {
    ...printed,
    id: 'federal-register-bis',
    expectedEvery: '30d',
    topics: ['export-controls', 'technology'],
    options: { agencies: [agencies.bis], types: ['RULE'] },
    note: 'Export control rules and additions to the Entity List. Rules only: most of its notices are about single firms that lose a licence.',
  },
  {
    ...printed,
    id: 'federal-register-cbp',
    expectedEvery: '10d',
    topics: ['tariffs', 'fentanyl'],
    options: { agencies: [agencies.cbp] },
    note: 'How duties on Chinese goods and on small parcels are put into effect.',
  },
  {
    ...printed,
    id: 'federal-register-president',
    expectedEvery: '10d',
    topics: ['tariffs', 'truce', 'technology', 'fentanyl'],
    options: { agencies: [agencies.president], types: ['PRESDOCU'] },
    note: 'Orders and proclamations with their numbers, some days after the White House published them.',
  },
  {
    ...printed,
    id: 'federal-register-ofac',
    expectedEvery: '10d',
    topics: ['fentanyl'],
    options: { agencies: [agencies.ofac], term: 'China' },
    note: 'Sanctions that name China.',
  },
  {
    ...printed,
    id: 'federal-register-itc',
    expectedEvery: '10d',
    topics: ['tariffs'],
    isOff: true,
    options: { agencies: [agencies.itc], term: 'China' },
    note: 'Off: mostly the routine of anti-dumping cases. Switch it on if you follow those.',
  },
  {
    ...printed,
    id: 'federal-register-ita',
    expectedEvery: '5d',
    topics: ['tariffs'],
    isOff: true,
    options: { agencies: [agencies.ita], term: 'China' },
    note: 'Off: several reviews of anti-dumping duties a day. Switch it on if you follow those.',
  },
];
