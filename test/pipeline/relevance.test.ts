import { describe, expect, it } from 'vitest';
import { lexicon } from '../../config/lexicon.ts';
import { topics } from '../../config/topics.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';

const match = createTopicMatcher({ lexicon, topics });

describe('coverage of trade between the US and China', () => {
  it.each([
    [
      'Bessent sees progress',
      'The Treasury Secretary expects to sit down with Beijing within weeks, with tariffs on the table.',
    ],
    [
      'Soybean prices climb',
      'Futures rose after President Trump said China would double its purchases from US farmers.',
    ],
    ['Beijing hits back with port charges', 'China will levy fees on American vessels, the transport ministry said.'],
    [
      'Commerce ministry adds 15 firms to unreliable entity list',
      'The American firms would be barred from trade with China.',
    ],
    [
      'Nvidia gets green light for H20 sales',
      'The chipmaker pays the US government a share of its revenue from China for export licences.',
    ],
    [
      'Small parcels lose their exemption',
      'Packages from China worth less than $800 are no longer free of duty in the United States.',
    ],
    ['Xi urges Trump to lift curbs in phone call', 'The leaders talked for an hour on Thursday.'],
    [
      'Boeing deliveries to China resume',
      'A Chinese airline takes US aircraft again, weeks after the tariff fight stopped them.',
    ],
    ['OECD cuts forecast over trade war', 'Tariffs between the United States and China weigh on investment, it said.'],
    ['Ford idles plant for lack of magnets', 'The US carmaker waits for Chinese export licences for rare earths.'],
    [
      'Court strikes down Trump tariffs',
      'The fentanyl tariffs on China, Canada and Mexico go beyond the emergency act, US judges ruled.',
    ],
    ['He Lifeng to lead team to Oslo', 'The vice premier will hold trade talks with the US side from Sunday.'],
    ['Walmart warns of higher prices', 'Tariffs on Chinese goods force it to charge US shoppers more.'],
    [
      'Section 301 exclusions extended',
      'The USTR said exclusions for products from China would last three more months.',
    ],
    ['Correction', 'The Chinese tariff on US wheat is 12%, not 15%.'],
  ])('is taken: %s', (title, text) => {
    expect(match({ title, text })).toMatchObject({ isRelevant: true });
  });

  it.each([
    ['商务部：将对原产于美国的部分商品加征关税', '发言人表示，中方将采取必要措施。'],
    [
      'Pekín amenaza con represalias por los aranceles',
      'El gobierno chino dijo que responderá si Estados Unidos sube los aranceles.',
    ],
    [
      'USA und China verlängern die Zollpause',
      'Die beiden Länder haben sich auf eine Verlängerung um 90 Tage verständigt.',
    ],
    [
      'Pékin suspend ses droits de douane',
      'La Chine va suspendre une partie des droits de douane sur les produits des États-Unis.',
    ],
    ['China e EUA reduzem as tarifas', 'Os dois países anunciaram que vão reduzir as tarifas por 90 dias.'],
  ])('is taken in other languages: %s', (title, text) => {
    const { isRelevant, topics: found } = match({ title, text });

    expect(isRelevant).toBe(true);
    expect(found).toContain('tariffs');
  });

  it('is taken where China alone says what it lets out, though it names nobody', () => {
    const { isRelevant, reasons } = match({
      title: 'Commerce Ministry puts antimony under licence',
      text: "China's Commerce Ministry published new export controls on rare earths on Monday.",
    });

    expect(isRelevant).toBe(true);
    expect(reasons).toContain('a notice of one side on what the other needs');
  });

  it.each([
    [
      'EU and US strike trade deal',
      'Brussels agreed to a 15% tariff. The bloc hopes to work with Washington on overcapacity from China.',
    ],
    [
      'Japan lifts seafood ban after talks with China',
      'Tokyo and Beijing agreed to resume imports of seafood. The US was not part of the talks.',
    ],
    [
      'India sees trade pact with US by autumn',
      'Trump set tariffs of 26% on Indian goods. Officials hope to win orders from China.',
    ],
    [
      'Canada follows US with tariff on Chinese cars',
      'Ottawa will levy 90%. Canadian makers cheered; Canada buys few such cars.',
    ],
    [
      'Warriors trade guard before deadline',
      'The deal sends two draft picks to the US side. The team played in China.',
    ],
    ['Taiwan scrambles jets as China holds drills', 'The US urged restraint after 40 warplanes crossed the line.'],
    [
      'New phone review: faster chip, same price',
      'Apple kept its price in spite of tariffs. The phone comes from China; its battery life is good.',
    ],
    ['US and China agree to work on methane', 'Envoys at the climate talks set new targets for greenhouse gases.'],
    ['Student sentenced for photographing base', 'The Chinese man was arrested near a US navy yard.'],
    [
      'Stocks rise as rate cut hopes grow',
      'The S&P 500 gained 0.8%. Investors shrugged off worries over US tariffs on China.',
    ],
    ['Mexico weighs tariffs on Chinese cars', 'The US has asked Mexico to limit goods from China.'],
    ['Germany worries about rare earths', 'Berlin asked Beijing for faster licences for its car industry.'],
    ['Pandas arrive in Washington', 'The pair from China will live at the zoo for ten years.'],
    [
      'Ukraine signs minerals deal with US',
      'Kyiv will share income from rare earths. China controls most of the supply.',
    ],
  ])('is not: %s', (title, text) => {
    expect(match({ title, text })).toMatchObject({ isRelevant: false, topics: [] });
  });

  it.each([
    ['US and China play table tennis', 'says too little of trade'],
    ['Brazil and India talk about tariffs', 'does not name both sides'],
  ])('comes with what was missing: %s → %s', (title, reason) => {
    expect(match({ title, text: '' }).reasons).toEqual([reason]);
  });

  it('comes with the reasons for and against it', () => {
    const { reasons } = match({
      title: 'US and China swap tariff lists',
      text: 'Tariffs stay until May. The S&P 500 fell.',
    });

    expect(reasons).toEqual([
      'names both sides in the title',
      '“tariff” ×2 near the top',
      'links both sides with trade in one sentence near the top',
      'reads like a market report',
    ]);
  });
});
