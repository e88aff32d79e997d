import { describe, expect, it } from 'vitest';
import { linesOf, lineWith, openAsking, unmatchedMarks } from './asking.ts';

/** What each row of the documents pack shows here. */
const shown: readonly (readonly [row: string, words: string])[] = [
  ['E1', 'Chinese exports to the US: −34.5 %, May 2025, by Chinese customs'],
  ['E2', 'No month since February 2020 has seen a steeper fall —'],
  ['E2', 'the year is not given —'],
  ['E3', 'Little effect on inflation and jobs in the US appears so far —'],
  ['E4', 'Uncertainty over US trade policy weighs on the dollar —'],
  ['E5', 'Growth forecast: 2.9 %, by OECD'],
  ['E5', 'Higher trade barriers are the reason'],
  ['E6', "Trump's tariff policies are hard to predict"],
  ['L5', 'The call raised the mood on Wall Street'],
  ['T12', 'Worldwide supply chains and growth are at stake —'],
  ['T12', 'Investors and leaders of industry will follow the outcome closely —'],
  ['T13', 'Worry is growing among investors and companies worldwide —'],
  ['X9', 'Manufacturers worldwide are on edge over possible shortages —'],
];

describe('/economy', () => {
  it.each(shown)('shows row %s: %s', async (_row, words) => {
    const { ask } = await openAsking();

    expect(lineWith(await ask('/economy'), words)).toMatch(/ — as of .* (?:\[\d+\])+$/);
  });

  it('begins with figures, and leaves out those of another topic', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/economy');

    expect(
      linesOf(reply)
        .slice(0, 4)
        .map((line) => line.slice(0, 10)),
    ).toEqual(['Figures', '• Chinese ', '• Growth f', 'What is sa']);
    expect(linesOf(reply).join('\n')).not.toContain('69 %');
    expect(unmatchedMarks(reply)).toEqual([]);
  });

  it('keeps who said it and the reserve', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/economy');

    expect(lineWith(reply, 'weighs on the dollar')).toContain('by the account of analysts');
    expect(lineWith(reply, 'Little effect')).toContain('“appears”');
  });

  it('takes no options', async () => {
    const { ask } = await openAsking();

    expect(linesOf(await ask('/economy topik:gdp'))).toEqual([
      expect.stringMatching(/^\/economy has no option “topik”\./),
    ]);
  });

  it('says so plainly when nothing has been read yet', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    expect(linesOf(await ask('/economy'))).toEqual(['Nothing on the economy is known here yet.']);
  });
});
