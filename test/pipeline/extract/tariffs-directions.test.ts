import { describe, expect, it } from 'vitest';
import { ratesIn } from './tariff-rates.ts';

describe('who puts the rate on whom, told actively', () => {
  it.each([
    ['Washington slapped 36% duties on Chinese furniture last month.', ['US>CN 36 in_force']],
    [
      'The administration now collects a levy of 44 percent on most products shipped from China.',
      ['US>CN 44 in_force'],
    ],
    ['Beijing answered with duties of 18% on American corn.', ['CN>US 18 in_force']],
    ['The US has imposed tariffs totalling 62% on goods from China.', ['US>CN 62 in_force']],
    ['China retaliated by putting a 21% tariff on U.S. machinery.', ['CN>US 21 in_force']],
    [
      'American exporters pay 14% in China, while Chinese exporters pay 33% in the US under the tariffs.',
      ['CN>US 14 in_force', 'US>CN 33 in_force'],
    ],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('who puts the rate on whom, told passively', () => {
  it.each([
    ['Imports from China are subject to a 37 per cent tariff.', ['US>CN 37 in_force']],
    ['Chinese-made drones are taxed at 66% under the new tariffs.', ['US>CN 66 in_force']],
    ['U.S. pork is hit with a 27% Chinese tariff.', ['CN>US 27 in_force']],
    ['Tariffs of 39% were imposed on Chinese steel by the United States in March.', ['US>CN 39 in_force']],
    ['Chinese goods entering the United States face duties of 28 percent.', ['US>CN 28 in_force']],
    ['American beef faces a 22% levy when it enters China.', ['CN>US 22 in_force']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('who puts the rate on whom, told by whose duty it is', () => {
  it.each([
    ["Beijing's 16% duty on US coal remains in place.", ['CN>US 16 in_force']],
    ["Trump's 52% tariff on Chinese products stands.", ['US>CN 52 in_force']],
    ["China's retaliatory tariff, currently 19%, covers all American goods.", ['CN>US 19 in_force']],
    [
      'With US tariffs at 41% and Chinese tariffs at 13%, trade has thinned.',
      ['CN>US 13 in_force', 'US>CN 41 in_force'],
    ],
    ['US tariffs on China stand at 41% and China’s on the US at 13%.', ['CN>US 13 in_force', 'US>CN 41 in_force']],
    [
      'The US and China keep tariffs of 41% and 13% on each other, respectively.',
      ['CN>US 13 in_force', 'US>CN 41 in_force'],
    ],
    ['Both sides lowered tariffs on each other’s goods to 15% in April.', ['CN>US 15 in_force', 'US>CN 15 in_force']],
    ['Each side will impose a 10% tariff on the other from June 1.', ['CN>US 10 announced', 'US>CN 10 announced']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a duty on every country', () => {
  it.each([
    ['The US keeps a 10% baseline tariff on goods from all countries.', ['US>WORLD 10 in_force']],
    ['Trump imposed a 15% global tariff under Section 122, which also hits China.', ['US>WORLD 15 in_force']],
    ['A universal 10% US tariff on imports from every country took effect in April.', ['US>WORLD 10 in_force']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a rate in coverage of many voices', () => {
  it.each([
    ['The US put 25% duties on $34 billion of Chinese goods.', ['US>CN 25 in_force']],
    ['Fentanyl-linked tariffs on China drop to 10% from 20%.', ['US>CN 10 in_force', 'US>CN 20 former']],
    ['Importers of Chinese furniture must pay a 50% duty.', ['US>CN 50 in_force']],
    ['China has waived its 125% tariff on some American chips.', ['CN>US 125 suspended']],
    ['Tariffs on Chinese imports now average 51%.', ['US>CN 51 in_force']],
    ['Levies ranging from 5% to 25% hit US goods entering China.', ['CN>US 25 in_force', 'CN>US 5 in_force']],
    ['China has not raised its 10% tariff on American goods.', ['CN>US 10 in_force']],
    ['The US will not raise its 30% tariff on Chinese goods.', ['US>CN 30 in_force']],
    ['Trump ruled out cutting the 145% tariff on Chinese goods.', ['US>CN 145 in_force']],
    ['Under the agreement the US would cut its duties on Chinese goods to 20%.', ['US>CN 20 announced']],
    ['US duties on Chinese goods reportedly drop to 40%.', ['US>CN 40 in_force']],
    ['Beijing said it had lifted duties of 15% on US chicken.', ['CN>US 15 former']],
    [
      'The United States, which charges 47% on Chinese products, wants more farm purchases in return for lower tariffs.',
      ['US>CN 47 in_force'],
    ],
    ['For China, the tariff is 34 percent.', ['US>CN 34 in_force']],
    ['The rate for China will be 54% after the tariffs stack up.', ['US>CN 54 announced']],
    ['Goods from China will be charged 80% in tariffs, Trump said.', ['US>CN 80 announced']],
    ['The tariff on Chinese small parcels falls to 54% from 120%.', ['US>CN 120 former', 'US>CN 54 in_force']],
    ['He Lifeng said China would lift its tariff on American goods to 84%.', ['CN>US 84 announced']],
    ['Ministry of Finance: China to levy 34% additional tariff on all US imports.', ['CN>US 34 announced']],
    ['The US tariff rate on Chinese goods, 145%, dwarfs that on others.', ['US>CN 145 in_force']],
    [
      'The effective US tariff on Chinese goods is about 40%, down from 57% a month ago.',
      ['US>CN 40 in_force', 'US>CN 57 former'],
    ],
    ['A 10% tariff has applied to all Chinese imports since February.', ['US>CN 10 in_force']],
    [
      'China’s commerce ministry said it will halt the 24% duty on American goods for another year while the 10% levy stays.',
      ['CN>US 10 in_force', 'CN>US 24 suspended'],
    ],
    ['Soybeans from the United States carry a 13% duty in China.', ['CN>US 13 in_force']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});
