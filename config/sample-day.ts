import type { Tier } from '../src/domain/outlets.ts';

/** A piece of the sample day. Outlets and news are made up. */
export interface SampleItem {
  /** Minutes after eight in the morning; the day before is the baseline. */
  readonly atMinutes: number;
  readonly outlet: string;
  readonly tier: Tier;
  readonly title: string;
  readonly text: string;
}

/** A made-up day: what was known before, a first report, two re-tellings, a changed rate, a dispute, a correction. */
export const sampleDay: readonly SampleItem[] = [
  {
    atMinutes: -1440,
    outlet: 'Sample Wire',
    tier: 'wire',
    title: 'Where the tariffs stand before the next US–China round',
    text: 'The US tariff on Chinese goods stands at 47%. The Chinese tariff on US goods stands at 10%. The truce between the two sides runs until 10 November.',
  },
  {
    atMinutes: 0,
    outlet: 'Sample Wire',
    tier: 'wire',
    title: 'US and China open trade talks in Vienna',
    text: 'Officials of the United States and China sat down for trade talks in Vienna on Monday. The US delegation is led by Treasury Secretary Scott Bessent; the Chinese delegation is led by Vice Premier He Lifeng. Rare earths and tariffs are on the agenda.',
  },
  {
    atMinutes: 20,
    outlet: 'Harbour Daily',
    tier: 'paper',
    title: 'Trade talks between US and China begin in Vienna',
    text: 'US and Chinese negotiators have begun trade talks in Vienna, with rare earths and tariffs on the agenda. The US delegation is led by Treasury Secretary Scott Bessent.',
  },
  {
    atMinutes: 45,
    outlet: 'Inland Post',
    tier: 'paper',
    title: 'Vienna hosts US–China trade talks on tariffs and rare earths',
    text: 'Trade talks between the United States and China opened in Vienna on Monday. Vice Premier He Lifeng heads the Chinese delegation; tariffs and rare earths are to be discussed.',
  },
  {
    atMinutes: 250,
    outlet: 'Sample Wire',
    tier: 'wire',
    title: 'Washington raises tariff on Chinese goods from 47% to 57%',
    text: 'The United States raised its tariff on Chinese goods from 47% to 57% on Monday, with trade talks with China under way in Vienna.',
  },
  {
    atMinutes: 270,
    outlet: 'Harbour Daily',
    tier: 'paper',
    title: 'US lifts duty on Chinese goods to 55%',
    text: 'The US tariff on Chinese goods is now 55%, people close to the trade talks under way in Vienna said. Beijing called the step by Washington regrettable.',
  },
  {
    atMinutes: 420,
    outlet: 'Harbour Daily',
    tier: 'paper',
    title: 'Correction: US duty on Chinese goods is 57%',
    text: 'Correction: the US tariff on Chinese goods is 57%, not 55%. Our earlier report gave a wrong figure.',
  },
];
