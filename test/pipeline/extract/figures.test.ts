import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { factKeyOf } from '../../../src/domain/fact-keys.ts';
import { findFigures } from '../../../src/pipeline/extract/figures.ts';
import { createItemReader } from '../../../src/pipeline/extract/reading.ts';

const read = createItemReader(lexicon);
const figuresOf = (text: string, title = '') =>
  findFigures(read({ title, text, spokenAt: Date.parse('2025-11-12T12:00:00Z') })).map(({ statement }) => {
    if (statement.kind !== 'figure') throw new Error('A figure was expected.');
    return statement;
  });

/** The figures of a text as `-12 percent`, `5000000000 usd`. */
const valuesIn = (text: string, title = '') => figuresOf(text, title).map(({ value, unit }) => `${value} ${unit}`);

describe('a change told in percent', () => {
  it.each([
    ['Exports to the United States fell 23% in June.', ['-23 percent']],
    ['Shipments to America were down by nearly 17.5 per cent.', ['-17.5 percent']],
    ['A 9.4 percent drop in exports surprised economists.', ['-9.4 percent']],
    ['Imports shrank by a third.', ['-33.3 percent']],
    ['Exports saw a decline of 6.1 percent.', ['-6.1 percent']],
    ['Exports rose 3%, while imports slid 4%.', ['3 percent', '-4 percent']],
    ['Exports to India climbed 8 percent and those to Brazil 11 percent.', ['8 percent', '11 percent']],
    ['Exports were 12% lower than a year before.', ['-12 percent']],
    ['Sales to Europe are up 5%, slowing from a 7% gain in March.', ['5 percent', '7 percent']],
    ['Growth slowed to 4.4% from 4.9%.', ['4.4 percent', '4.9 percent']],
    ['Shares in the chipmaker tumbled as much as 8 percent.', ['-8 percent']],
    ['The Nasdaq shed 1.9% and the Dow gained 0.2%.', ['-1.9 percent', '0.2 percent']],
    ['Soybean futures jumped 2.4% in Chicago.', ['2.4 percent']],
    ['Despite tariffs of 30%, exports grew 6%.', ['6 percent']],
    ['Factory output contracted 0.8 percent last month.', ['-0.8 percent']],
    ['The surplus narrowed by 14% to $19 billion.', ['-14 percent', '19000000000 usd']],
    ['Exports plunge twenty-five percent.', ['-25 percent']],
    ['Orders have fallen by between 10 and 15 percent.', ['-10 percent', '-15 percent']],
    ['Rare earth exports surged 41% from May.', ['41 percent']],
    ['Profit was hit hard, falling 31% to $2 billion.', ['-31 percent', '2000000000 usd']],
    ['Trade between the two countries has dropped 15 per cent since January.', ['-15 percent']],
    ['A 21.7% fall in shipments followed a 4% rise.', ['-21.7 percent', '4 percent']],
    ['Inflation stood at 2.9%.', ['2.9 percent']],
    ['The OECD expects the US economy to grow 1.6% this year.', ['1.6 percent']],
    ['The World Bank cut its global growth forecast to 2.3% from 2.7%.', ['2.3 percent', '2.7 percent']],
    ['The economy is forecast to shrink 0.4 percent.', ['-0.4 percent']],
    ['The yuan weakened 0.3% against the dollar.', ['-0.3 percent']],
    ['Exports to the US, hit by tariffs, sank 28%.', ['-28 percent']],
    ['Stocks rallied on hopes of lower tariffs, with the S&P 500 up 1.2%.', ['1.2 percent']],
  ])('%s → %j', (sentence, expected) => {
    expect(valuesIn(sentence)).toEqual(expected);
  });
});

describe('a share', () => {
  it.each([
    ['China refines about 88% of the world’s rare earths.', ['88 percent']],
    ['China mines 65 percent of the world’s rare earths and refines almost 92 percent.', ['65 percent', '92 percent']],
    ['China accounts for 14 percent of the company’s revenue.', ['14 percent']],
    ['Qorvia and Lumtec get about 4% and 9% of their sales from China, respectively.', ['4 percent', '9 percent']],
    ['The firms agreed to hand over 12% of revenue from chip sales.', ['12 percent']],
    ['Beijing bought only 58 percent of what it had promised.', ['58 percent']],
  ])('%s → %j', (sentence, expected) => {
    expect(valuesIn(sentence)).toEqual(expected);
  });
});

describe('a sum', () => {
  it.each([
    ['Beijing agreed to buy $40 billion of US farm goods a year.', ['40000000000 usd']],
    ['The US trade deficit with China was $295 billion last year.', ['295000000000 usd']],
    [
      'Exports reached $310.5 billion in October, against $305 billion a year earlier.',
      ['310500000000 usd', '305000000000 usd'],
    ],
    ['The chipmaker warned of a charge of US$4.5bn.', ['4500000000 usd']],
    ['Ships pay $80 per net ton.', ['80 usd']],
    ['Tariffs brought in $24 billion in revenue in July.', ['24000000000 usd']],
    ['Boeing won an order worth $9 billion from China.', ['9000000000 usd']],
    ['Imports fell by $3 billion.', ['-3000000000 usd']],
    ['Imports fell to $3 billion.', ['3000000000 usd']],
    ['A fee of 300 yuan ($42) per ton applies.', ['42 usd']],
  ])('%s → %j', (sentence, expected) => {
    expect(valuesIn(sentence)).toEqual(expected);
  });
});

describe('a count', () => {
  it.each([
    ['China pledged to buy 14 million tonnes of soybeans.', ['14000000 count']],
    ['Purchases could rise to 18 million tons from 11 million.', ['18000000 count', '11000000 count']],
    ['China ordered 200 Boeing jets.', ['200 count']],
    ['It has booked 6 cargoes of sorghum.', ['6 count']],
    ['Exports of magnets came to 1,240.5 tons in May, up from 830.2 in April.', ['1240.5 count', '830.2 count']],
    ['The app has 170 million users.', ['170000000 count']],
    ['The tariffs may cost 90,000 jobs.', ['90000 count']],
  ])('%s → %j', (sentence, expected) => {
    expect(valuesIn(sentence)).toEqual(expected);
  });
});

describe('a number that is no figure', () => {
  it.each([
    'The US imposed a 30% tariff on Chinese goods.',
    'Tariffs will rise from 10% to 25% on Monday.',
    'Beijing cut its duties by 10 percent to 5 percent.',
    'Chinese imports face a rate of 47%.',
    'Goods from China will be taxed at 55 per cent.',
    'China answered with levies of 15% on coal and 10% on oil.',
    'Washington put tariffs on $250 billion of Chinese imports.',
    'The list covers goods worth about $60 billion.',
    'Duties of 10% on $75 billion in American goods take effect.',
    'Another $16 billion of goods could follow.',
    'China unveiled $3 billion in retaliatory tariffs.',
    'The two sides suspend 24 percentage points of the tariffs.',
    'Some 91% of the tariffs will go.',
    'The truce lasts 90 days.',
    'Memory chips of 128 layers need a licence.',
    'The department listed 140 Chinese companies.',
    'Firms at least 50% owned by a listed company are covered.',
    'Products with 0.1% or more of Chinese rare earths need a permit.',
    'The tariff hits 1,300 products.',
    'Hundreds of billions of dollars in trade are at stake.',
    'The average tariff on Chinese goods has fallen to 47.5%.',
    'Trump threatened a 100% tariff, up from 30%.',
    'The fentanyl tariff was halved to 10%.',
    'Parcels worth less than $800 came in free of duty.',
    'The rate would climb to 145 percent if talks fail.',
    'Wheat and corn will see a 15% surcharge, soybeans 10%.',
    'An increase of 25 percent in tariffs looms.',
    'The fees are paid in 5 instalments.',
  ])('%s', (sentence) => {
    expect(valuesIn(sentence)).toEqual([]);
  });
});

describe('what a figure is of', () => {
  it.each([
    ['China’s exports to the US fell 26% in June.', 'cn_exports_to_us 2025-06'],
    ['Shipments to America dropped 12 percent in August.', 'cn_exports_to_us 2025-08'],
    ['China’s exports rose 4.1% in July.', 'cn_exports 2025-07'],
    ['Chinese exports totalled $312 billion in July.', 'cn_exports value 2025-07'],
    ['Chinese exports to the European Union rose 9% in July.', 'other exports-to-eu 2025-07'],
    ['Rare earth exports rose 30% in July.', 'other rare-earths-exports 2025-07'],
    ['US imports of Chinese goods fell to $19 billion in July.', 'cn_exports_to_us us-data-value 2025-07'],
    ['China’s imports from the US slid 7% in July.', 'other cn-imports-from-us 2025-07'],
    ['China’s trade surplus with the United States was $24 billion in July.', 'us_deficit_with_cn 2025-07'],
    ['The US trade deficit with China shrank by 12% in July.', 'us_deficit_with_cn change 2025-07'],
    ['China’s trade surplus reached $101 billion in July.', 'other cn-trade-surplus 2025-07'],
    ['The IMF forecast growth in China of 4.5% this year.', 'growth_forecast cn-growth 2025'],
    ['China refines 88% of the world’s rare earths.', 'rare_earth_share processing'],
    ['China makes more than 90 percent of the world’s rare earth magnets.', 'rare_earth_share magnets'],
    ['Shares of Lumtec fell 4%.', 'other lumtec-shares 2025-11-12'],
    ['The Hang Seng dropped 1.4%.', 'other hang-seng 2025-11-12'],
    ['China would buy 15 million tons of US soybeans a year.', 'other soybeans-purchases-yearly'],
    ['China has bought 3 million tons of US soybeans.', 'other soybeans-bought'],
    ['May’s 3.1% slump in exports was the worst.', 'cn_exports 2025-05'],
    ['For the first ten months, exports to the US were down 17%.', 'cn_exports_to_us to-date 2025'],
  ])('%s → %s', (sentence, expected) => {
    const [figure] = figuresOf(sentence);

    expect([figure?.metric, figure?.about, figure?.period].filter(Boolean).join(' ')).toBe(expected);
  });

  it.each([
    ['Exports rose 4%, according to data from the Lumtec Institute.', 'Lumtec Institute'],
    ['Growth will slow to 2%, the OECD said.', 'OECD'],
    ['Exports rose 4%, customs data showed.', 'Chinese customs'],
    ['Exports rose 4%, according to data published on Friday.', undefined],
  ])('%s is by %s', (sentence, by) => {
    expect(figuresOf(sentence)[0]?.by).toBe(by);
  });

  it('takes its period from the sentence before, where it names none', () => {
    const figures = figuresOf('China’s exports rose 4% in July. Imports fell 2%.');

    expect(figures.map(({ period }) => period)).toEqual(['2025-07', '2025-07']);
  });

  it('is a year before where the text compares it with a year earlier', () => {
    const figures = figuresOf('Exports reached $300 billion in July, compared with $280 billion a year earlier.');

    expect(figures.map(({ value, period }) => [value, period])).toEqual([
      [300e9, '2025-07'],
      [280e9, '2024-07'],
    ]);
  });

  it('never shares its key with another quantity of the item', () => {
    const figures = figuresOf(
      'Purchases could rise to 18 million tons of soybeans from 11 million. Exports rose 5% in July, beating a forecast of 4%.',
    );
    const keys = figures.map((statement) => factKeyOf(statement));

    expect(new Set(keys).size).toBe(4);
  });

  it('is told once where the title only rounds it', () => {
    expect(valuesIn('Exports to the US fell 26.4% in June.', 'Exports to US plunge over 25%')).toEqual([
      '-26.4 percent',
    ]);
  });
});
