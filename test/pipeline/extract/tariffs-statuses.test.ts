import { describe, expect, it } from 'vitest';
import { ratesIn } from './tariff-rates.ts';

describe('a move tells the rate before and the rate after', () => {
  it.each([
    ['The White House lifted duties on Chinese goods to 48% from 33%.', ['US>CN 33 former', 'US>CN 48 in_force']],
    [
      'China will lower its tariff on U.S. cars from 40% to 15% on July 1.',
      ['CN>US 15 announced', 'CN>US 40 in_force'],
    ],
    ['Tariffs on Chinese toys went up from 12% to 31% in March.', ['US>CN 12 former', 'US>CN 31 in_force']],
    ['Duties on Chinese chips are to double from 25% to 50% next year.', ['US>CN 25 in_force', 'US>CN 50 announced']],
    ['China trimmed its duty on American wine to 20%, down from 54%.', ['CN>US 20 in_force', 'CN>US 54 former']],
    ['The 20% tariff on Chinese goods will be cut to 10%.', ['US>CN 10 announced', 'US>CN 20 in_force']],
    ['The 20% tariff on Chinese goods was cut to 10%.', ['US>CN 10 in_force', 'US>CN 20 former']],
    ['Washington agreed to halve its 24% tariff on Chinese goods.', ['US>CN 24 in_force']],
    [
      'The deal brings the average US tariff on Chinese imports down to 47% from 57%.',
      ['US>CN 47 in_force', 'US>CN 57 former'],
    ],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a rate that is threatened', () => {
  it.each([
    ['Trump threatened to put a 90% tariff on Chinese goods.', ['US>CN 90 threatened']],
    ['Trump said he might raise tariffs on Chinese goods to 85%.', ['US>CN 85 threatened']],
    [
      'If the truce lapses, US duties on Chinese goods will jump to 54% and Chinese duties on US goods to 34%.',
      ['CN>US 34 threatened', 'US>CN 54 threatened'],
    ],
    ['Unless a deal is struck by August, Chinese goods will face tariffs of 60%.', ['US>CN 60 threatened']],
    ['Without an extension, tariffs on American goods would snap back to 125%.', ['CN>US 125 threatened']],
    ['Washington is considering a 35% duty on Chinese graphite.', ['US>CN 35 threatened']],
    ['China warned it would answer with a 45% tariff on US grain.', ['CN>US 45 threatened']],
    ['The truce averted a 100% tariff on Chinese goods.', ['US>CN 100 threatened']],
    ['US tariffs on China could return to 145% should talks fail.', ['US>CN 145 threatened']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a rate that is announced', () => {
  it.each([
    ['China announced a 15% tariff on US crude.', ['CN>US 15 announced']],
    ['A 25% US duty on Chinese cranes takes effect on 9 November.', ['US>CN 25 announced']],
    ['Trump said a further 10% tariff on Chinese goods would begin next month.', ['US>CN 10 announced']],
    ['The US plans to levy 30% on Chinese ships under new tariffs.', ['US>CN 30 announced']],
    ['China is to charge a 12% duty on American LNG from 1 June.', ['CN>US 12 announced']],
    ['The order sets a 20% tariff on Chinese goods, effective June 15.', ['US>CN 20 announced']],
    ['The order sets a 20% tariff on Chinese goods, effective immediately.', ['US>CN 20 in_force']],
    ['Trump ordered a 50% tariff on Chinese copper.', ['US>CN 50 announced']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a rate that is suspended', () => {
  it.each([
    [
      'The US suspended a 24% tariff on Chinese goods for 90 days but kept a 10% rate.',
      ['US>CN 10 in_force', 'US>CN 24 suspended'],
    ],
    [
      'China will suspend its 24% tariff on US goods for a year and retain a 10% duty.',
      ['CN>US 10 in_force', 'CN>US 24 suspended'],
    ],
    ['A 15% duty on Chinese laptops has been put on hold.', ['US>CN 15 suspended']],
    ['Beijing’s 25% tariff on US cars remains suspended.', ['CN>US 25 suspended']],
    ['The 24% reciprocal tariff on Chinese goods stays paused until November.', ['US>CN 24 suspended']],
    [
      'The US duty on Chinese goods was to rise to 34% in June, but the increase was postponed.',
      ['US>CN 34 suspended'],
    ],
    ['Trump decided not to raise tariffs on Chinese goods to 25% for now.', ['US>CN 25 suspended']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a rate that is past', () => {
  it.each([
    ['US tariffs on Chinese goods had reached 145% before the truce.', ['US>CN 145 former']],
    ['Before the deal, China charged a 125% tariff on American goods.', ['CN>US 125 former']],
    ['Tariffs on Chinese goods peaked at 145% in April.', ['US>CN 145 former']],
    ['The previous US rate on Chinese goods was 57% in tariffs.', ['US>CN 57 former']],
    ['China used to levy a 25% tariff on US soybeans.', ['CN>US 25 former']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('an additional rate', () => {
  it.each([
    ['Trump added another 10% tariff on Chinese goods.', ['US>CN 10 in_force']],
    ['China put an additional 15% on US chicken on top of existing tariffs.', ['CN>US 15 in_force']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});
