import type { Tier } from '../../src/domain/outlets.ts';

/** A piece of the week. Outlets and news are made up. */
export interface WeekItem {
  /** When it appears, UTC. */
  readonly at: string;
  readonly outlet: string;
  readonly tier: Tier;
  readonly title: string;
  readonly text: string;
}

const wire = { outlet: 'Sample Wire', tier: 'wire' } as const;
const harbour = { outlet: 'Harbour Daily', tier: 'paper' } as const;
const inland = { outlet: 'Inland Post', tier: 'paper' } as const;
const gazette = { outlet: 'Sample Gazette', tier: 'official-us' } as const;
const ministry = { outlet: 'Sample Ministry', tier: 'official-cn' } as const;

/** What follows the sample day, until the day after the truce is due to end. */
export const weekNews: readonly WeekItem[] = [
  {
    ...{ at: '2026-11-03T14:10:00Z', ...gazette },
    title: 'Section 301 review: request for comments on tariffs on Chinese cranes',
    text: 'The United States proposes a tariff of 25% on ship-to-shore cranes from China under section 301. Comments are due by December 4, 2026.',
  },
  {
    ...{ at: '2026-11-03T15:00:00Z', ...harbour },
    title: 'Washington seeks comments on crane tariff',
    text: 'The US proposed a 25% tariff on Chinese ship-to-shore cranes on Tuesday. Comments are due by December 4, 2026.',
  },
  {
    ...{ at: '2026-11-04T03:20:00Z', ...ministry },
    title: 'China tightens export controls on gallium',
    text: 'China will require licences for exports of gallium to the United States, the commerce ministry said on Wednesday. The export controls on gallium were tightened at once.',
  },
  {
    ...{ at: '2026-11-04T03:50:00Z', ...wire },
    title: 'China tightens gallium export controls as Vienna talks go on',
    text: 'China tightened its export controls on gallium on Wednesday, the commerce ministry in Beijing said, as trade talks with the United States go on in Vienna.',
  },
  {
    ...{ at: '2026-11-04T06:30:00Z', ...inland },
    title: 'US weighs tariff of 100% on Chinese chips, people say',
    text: 'The United States is considering a tariff of 100% on Chinese semiconductors, people familiar with the matter said.',
  },
  {
    ...{ at: '2026-11-05T16:30:00Z', ...wire },
    title: 'US–China trade talks in Vienna end without a deal on the truce',
    text: 'Trade talks between the United States and China in Vienna ended on Thursday. Treasury Secretary Scott Bessent said the two sides would meet again in Kuala Lumpur on December 8. The truce between the two sides runs until November 10, 2026.',
  },
  {
    ...{ at: '2026-11-05T17:00:00Z', ...harbour },
    title: 'Vienna round of US–China talks closes; next stop Kuala Lumpur',
    text: 'The talks between the US and China in Vienna ended on Thursday. A next round is planned in Kuala Lumpur on December 8, the US side said.',
  },
  {
    ...{ at: '2026-11-06T09:15:00Z', ...inland },
    title: 'China to buy US soybeans, reports say',
    text: 'China reportedly agreed to buy 12 million tonnes of US soybeans by the end of the year.',
  },
  {
    ...{ at: '2026-11-07T02:40:00Z', ...ministry },
    title: 'Chinese exports to the United States fell 21% in October',
    text: 'Chinese exports to the United States fell 21% in October from a year earlier, customs figures showed on Saturday.',
  },
  {
    ...{ at: '2026-11-09T18:05:00Z', ...wire },
    title: 'Trump and Xi speak by phone a day before the truce ends',
    text: 'Donald Trump and Xi Jinping spoke by phone on Monday, the White House said. Neither side said whether the truce, which runs until November 10, will be extended.',
  },
];
