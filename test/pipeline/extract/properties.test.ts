import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { topics } from '../../../config/topics.ts';
import type { CoverageItem } from '../../../src/domain/coverage.ts';
import { type Fact, liveVersions } from '../../../src/domain/facts.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { reconcile } from '../../../src/pipeline/reconcile.ts';
import { anItem, dayMs, noon, ordersOf } from '../builders.ts';

const extractClaims = createClaimExtractor({ lexicon, topics });
const claimsIn = (text: string, title = '') => extractClaims(anItem({ title, text }));
const keysIn = (text: string, title = '') =>
  claimsIn(text, title)
    .map(({ key, statement }) => `${key} ${'status' in statement ? statement.status : ''}`)
    .toSorted();

const lead =
  'The US will raise its tariff on Chinese steel from 20% to 35% on June 9, officials said. ' +
  'Envoys of both sides are to meet in Oslo on May 27 to keep their truce alive, which expires on July 3. ' +
  'China has suspended its export controls on gallium, and its exports to the US fell 12.5% in April.';

describe('what stands around a story', () => {
  const litter: [string, string][] = [
    ['a share box', `${lead}\n\nPlease follow and like us:\n`],
    ['a link to another story', `Also read: Ten ways to cook rice\n\n${lead}`],
    ['a comment form', `${lead}\n\nLeave a Comment\n\nYour email address will not be published.\n`],
    [
      'a list of other headlines',
      `${lead}\n\n\nMayor Opens Bridge Between Two Harbours\nBakers Plan Strike Over Flour Prices\nCourt Frees Owner of Runaway Goat\nIsland Votes to Keep Its Lighthouse\nBand Returns After Nine Quiet Years\nSnow Closes Mountain Railway\n`,
    ],
  ];

  it.each(litter)('changes nothing: %s', (_what, text) => {
    expect(keysIn(text)).toEqual(keysIn(lead));
  });

  it('yields nothing by itself', () => {
    const headlines =
      'US Envoy Lands in Oslo for Whale Congress\nChina Opens Longest Tunnel\nTariffs on Kites Puzzle Island\nBakers Plan Strike Over Flour Prices\nBand Returns After Nine Quiet Years\nSnow Closes Mountain Railway\n';

    expect(claimsIn(headlines)).toEqual([]);
  });
});

describe('a quote', () => {
  it.each([
    ['plain', lead],
    ['curly quotes', 'China’s “final” tariff on US goods is 11.5%, said the ministry. It takes effect on June 2.'],
    ['soft hyphens and no-break spaces', 'The US\u00A0tariff on Chi\u00ADnese goods is 41\u00A0%, officials said.'],
    ['Chinese', '美國將自6月9日起對中國商品加徵35%關稅。雙方下周在日內瓦舉行會談。'],
    ['behind litter', `Also read: Ten ways to cook rice\n\n${lead}`],
  ])('slices out of the text as it came: %s', (_what, text) => {
    const claims = claimsIn(text).filter(({ start }) => start !== undefined);

    expect(claims.length).toBeGreaterThan(0);
    for (const { quote, start, end } of claims) expect(text.slice(start, end)).toBe(quote);
  });
});

describe('facts', () => {
  const day = (days: number, parts: Partial<CoverageItem>) => anItem({ publishedAt: noon + days * dayMs, ...parts });
  const items = [
    day(-20, { outlet: 'First Page', text: 'The US raised its tariff on Chinese goods from 20% to 35% on Monday.' }),
    day(-9, {
      outlet: 'Plain Courier',
      text: 'The US tariff on Chinese goods is 35%. China and the US are to meet in Oslo next week.',
    }),
    day(-3, {
      outlet: 'Third Page',
      text: 'The US cut its tariff on Chinese goods from 35% to 28% on Saturday, after talks in Oslo.',
    }),
    day(0, {
      outlet: 'Harbour Gazette',
      text: 'The truce between the US and China expires on July 3. China suspended its export controls on gallium.',
    }),
    day(0, {
      outlet: 'Slow Monthly',
      text: 'The US tariff on Chinese goods had stood at 20% before May. The truce between the US and China expires in July.',
    }),
  ];

  const factsAfter = (order: readonly number[]) => {
    const facts = new Map<string, Fact>();
    for (const index of order) {
      const item = items[index]!;
      for (const claim of extractClaims(item))
        facts.set(claim.key, reconcile({ held: facts.get(claim.key), claim, item }).fact);
    }
    return [...facts]
      .map(
        ([key, fact]) =>
          `${key}: ${liveVersions(fact)
            .map(({ value }) => value)
            .toSorted()
            .join(', ')}`,
      )
      .toSorted();
  };
  const inTime = factsAfter([0, 1, 2, 3, 4]);

  it('hold the newest rate', () => {
    expect(inTime).toContain('tariff/US>CN/all/total: 28');
  });

  it.each(ordersOf([0, 1, 2, 3, 4]).map((order) => [order]))('are the same in arrival order %j', (order) => {
    expect(factsAfter(order)).toEqual(inTime);
  });
});
