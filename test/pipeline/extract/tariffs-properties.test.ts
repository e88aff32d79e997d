import { describe, expect, it } from 'vitest';
import { ratesIn, tariffsIn } from './tariff-rates.ts';

const swapped: Readonly<Record<string, string>> = {
  'the US': 'China',
  'The US': 'China',
  China: 'the US',
  American: 'Chinese',
  Chinese: 'American',
};
const swap = (text: string) =>
  text.replace(/\b(?:[Tt]he US|China|American|Chinese)\b/g, (words) => swapped[words] ?? words);
const turn = (rates: readonly string[]) => rates.map((rate) => rate.replace(/^(\w+)>(\w+)/, '$2>$1')).toSorted();

describe('the two sides changing places turns every rate around', () => {
  it.each([
    'In March China put a 26% tariff on American timber.',
    'American timber faces a 26% tariff, officials said.',
    'Officials say the US will cut its duty on Chinese glass from 32% to 11%.',
    'Unless talks succeed, duties on Chinese goods will jump to 70%.',
    'Duties of 19% on goods from China were paused in May.',
    'Both sides put a 12% tariff on each other.',
    'For now China keeps a 14% levy on American goods, while the US keeps a 37% levy on Chinese goods.',
    'Levies on American beef had reached 63% before the truce.',
  ])('%s', (sentence) => {
    expect(ratesIn(sentence)).not.toEqual([]);
    expect(ratesIn(swap(sentence))).toEqual(turn(ratesIn(sentence)));
  });
});

describe('one word changes whether a rate holds', () => {
  it.each([
    ['The US imposed a 44% tariff on Chinese goods.', 'in_force'],
    ['The US could impose a 44% tariff on Chinese goods.', 'threatened'],
    ['The US may impose a 44% tariff on Chinese goods.', 'threatened'],
    ['The US threatened to impose a 44% tariff on Chinese goods.', 'threatened'],
    ['The US will impose a 44% tariff on Chinese goods.', 'announced'],
    ['The US will impose a 44% tariff on Chinese goods if talks fail.', 'threatened'],
    ['The US suspended a 44% tariff on Chinese goods.', 'suspended'],
    ['The US had imposed a 44% tariff on Chinese goods.', 'former'],
    ['The US decided not to raise its tariff on Chinese goods to 44%.', 'suspended'],
  ])('%s → %s', (sentence, status) => {
    expect(tariffsIn(sentence).map((rate) => rate.status)).toEqual([status]);
  });

  it.each([
    'The US denied that it would raise its tariff on Chinese goods to 44%.',
    'The US tariff on Chinese goods will not go to 44%.',
  ])('and a denied rate is none: %s', (sentence) => {
    expect(ratesIn(sentence)).toEqual([]);
  });
});

describe('what surrounds a sentence changes nothing', () => {
  const sentence = 'The US keeps a 37% tariff on Chinese goods.';

  it.each([
    'Also read: Ten ways to save 20% on your next holiday',
    'Share this story. Sign up for our newsletter and get 15% off.',
    'Shares of the group rose 4.2%. Oil fell 1%.',
    'Leave a comment. 63% of readers agree.',
  ])('such as "%s"', (litter) => {
    expect(ratesIn(`${sentence} ${litter}`)).toEqual(ratesIn(sentence));
    expect(ratesIn(`${sentence}\n${litter}`)).toEqual(ratesIn(sentence));
  });

  it('and the title gives way to the text', () => {
    const text = 'China will raise its duty on American goods to 31% on 1 June, the ministry said.';

    expect(ratesIn(text, 'China raises duty on American goods to 31%')).toEqual(['CN>US 31 announced']);
  });
});

describe('a tariff tells besides', () => {
  it('the rate that it replaces', () => {
    const rates = tariffsIn('The US raised its tariff on Chinese goods from 41% to 63%.');

    expect(rates.find(({ percent }) => percent === 63)).toMatchObject({ previousPercent: 41, status: 'in_force' });
  });

  it('when it begins and ends', () => {
    expect(tariffsIn('China will put a 15% tariff on US coal from June 10, 2027.')).toMatchObject([
      { from: '2027-06-10' },
    ]);
    expect(tariffsIn('The US tariff on Chinese goods stays at 30% until November 10, 2027.')).toMatchObject([
      { until: '2027-11-10' },
    ]);
  });

  it('the value and kind of the goods', () => {
    const goodsIn = (text: string) => tariffsIn(text).map(({ goods }) => goods);

    expect(goodsIn('The US put a 25% tariff on $34 billion of Chinese goods.')).toEqual(['$34 billion of goods']);
    expect(goodsIn('China put a 25% tariff on American soybeans in March.')).toEqual(['soybeans']);
    expect(goodsIn('The US put a 25% tariff on all goods from China.')).toEqual(['all']);
  });

  it('by which authority, so that an additional duty is never taken for the total', () => {
    const measuresIn = (text: string) => tariffsIn(text).map(({ measure }) => measure);

    expect(measuresIn('The US put an additional 10% tariff on Chinese goods.')).toEqual(['unspecified']);
    expect(measuresIn('The fentanyl tariff on Chinese goods is 20%.')).toEqual(['fentanyl']);
    expect(measuresIn('The average US tariff on Chinese goods is 51%.')).toEqual(['average']);
    expect(measuresIn('The US tariff on Chinese goods is 51%.')).toEqual(['total']);
  });

  it('who says it and with what reserve', () => {
    expect(tariffsIn('The US tariff on Chinese goods will reportedly fall to 40%, Scott Bessent said.')).toMatchObject([
      { hedge: 'reportedly', speaker: 'Scott Bessent' },
    ]);
  });

  it('less surely where its direction is only carried over', () => {
    const [told, carried] = tariffsIn('The US keeps a 30% tariff on Chinese goods. The tariff will go up to 50%.');

    expect(told?.confidence).toBeGreaterThanOrEqual(0.8);
    expect(carried?.confidence).toBeLessThan(0.8);
  });
});

describe('a text in Chinese tells rates too', () => {
  it.each([
    ['美国对中国商品加征的关税维持在37%。', ['US>CN 37 in_force']],
    ['中国将自6月1日起对美国大豆加征12%的关税。', ['CN>US 12 announced']],
    ['美方將對中國產品的關稅從41%調降至29%。', ['US>CN 29 announced', 'US>CN 41 in_force']],
    ['若談判破裂，美國對華關稅可能升至百分之八十五。', ['US>CN 85 threatened']],
    ['雙方同意暫停對彼此加徵的24%關稅。', ['CN>US 24 suspended', 'US>CN 24 suspended']],
    ['美国对日本汽车征收15%的关税，中国股市下跌2%。', []],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});
