import { describe, expect, it } from 'vitest';
import { ratesIn } from './tariff-rates.ts';

// Told on Thursday 20 May 2027.
const reads = ([sentence, ...rates]: readonly string[]): void => {
  expect(ratesIn(sentence ?? '')).toEqual(rates.toSorted());
};

describe('a duty that was put, and nothing says that it ended, is in force', () => {
  it.each([
    ['Washington has imposed a 35% duty on Chinese scooters.', 'US>CN 35 in_force'],
    ['Last month Beijing imposed a 22% levy on American whiskey.', 'CN>US 22 in_force'],
    ['China hit back with a 28% tariff on US almonds in March.', 'CN>US 28 in_force'],
    ['A 40% tariff on Chinese tyres took effect on Monday.', 'US>CN 40 in_force'],
    ['The 12% levy on Chinese parcels took effect at midnight.', 'US>CN 12 in_force'],
    ['A 16% tariff on Chinese toys takes effect today.', 'US>CN 16 in_force'],
    ['US tariffs on Chinese goods now total 66%.', 'US>CN 66 in_force'],
    ['American duties on Chinese imports have risen to 44%.', 'US>CN 44 in_force'],
    ['Trump signed an order imposing a 14% tariff on Chinese goods, effective immediately.', 'US>CN 14 in_force'],
    ['Chinese exporters are paying a 33% duty to sell in the United States, officials said.', 'US>CN 33 in_force'],
    ['US duties on Chinese goods range from 8% on clothes to 60% on steel.', 'US>CN 60 in_force', 'US>CN 8 in_force'],
    ['The 20% fentanyl tariff that Trump imposed on China in February stays.', 'US>CN 20 in_force'],
    ['Chinese toys are still subject to a 27% US tariff.', 'US>CN 27 in_force'],
    ['Washington left its 20% tariff on Chinese goods untouched.', 'US>CN 20 in_force'],
    ['China maintains a 13% duty on American beef.', 'CN>US 13 in_force'],
    ['The pact leaves in place a 19% US tariff on Chinese goods.', 'US>CN 19 in_force'],
    ['A 21% duty on American corn has been in place since 2025, Beijing noted.', 'CN>US 21 in_force'],
  ])('%s', (...row) => reads(row));
});

describe('a duty that was cut, ended or struck down since is past', () => {
  it.each([
    [
      'Trump imposed 145% tariffs on Chinese goods in April before the two sides agreed to a truce.',
      'US>CN 145 former',
    ],
    ['Duties that had reached 120% on Chinese goods were lowered in May.', 'US>CN 120 former'],
    ['At one point US tariffs on Chinese goods stood at 145%.', 'US>CN 145 former'],
    ['Beijing had slapped a 125% duty on US goods.', 'CN>US 125 former'],
    ['US tariffs on Chinese goods, which once hit 145%, have come down.', 'US>CN 145 former'],
    ['The supreme court struck down the 34% tariff on Chinese goods.', 'US>CN 34 former'],
    ['The 34% tariff on Chinese goods was ruled unlawful by the court.', 'US>CN 34 former'],
    ['A court invalidated a 20% tariff on Chinese goods.', 'US>CN 20 former'],
    ['The ruling voids the tariffs on China, which stand at 34%.', 'US>CN 34 former'],
    [
      'The truce brought US duties on Chinese goods to 31%, but a court has since declared them illegal.',
      'US>CN 31 former',
    ],
    [
      'Chinese goods now face a 10% US tariff instead of the 20% duty imposed last year.',
      'US>CN 10 in_force',
      'US>CN 20 former',
    ],
    ['Beijing scrapped a 15% tariff on US cotton.', 'CN>US 15 former'],
    ['China removed its 25% duty on American pork last week.', 'CN>US 25 former'],
    ['The 15% duty on American coal expired on Monday.', 'CN>US 15 former'],
    ['China restricted magnets last spring after US tariffs hit 145%.', 'US>CN 145 former'],
    [
      'Trump had raised tariffs on Chinese goods to 145%, and China answered with a 125% duty on US goods.',
      'CN>US 125 former',
      'US>CN 145 former',
    ],
    [
      'US tariffs on Chinese goods soared as high as 145% last April, before talks brought them down.',
      'US>CN 145 former',
    ],
    [
      'The US tariff on Chinese goods now stands at 30%, down from a peak of 145%.',
      'US>CN 145 former',
      'US>CN 30 in_force',
    ],
    [
      'Trump raised duties on Chinese goods to 145% in April 2026. A truce in May cut them to 30%.',
      'US>CN 145 former',
      'US>CN 30 in_force',
    ],
    ['The deal replaced a 145% US tariff on Chinese goods with a 30% duty.', 'US>CN 145 former', 'US>CN 30 in_force'],
  ])('%s', (...row) => reads(row));
});

describe('a duty that is told for later is announced', () => {
  it.each([
    [
      'China said on Wednesday it was raising tariffs on US goods from 34% to 84%. The higher rates take effect on Friday.',
      'CN>US 34 in_force',
      'CN>US 84 announced',
    ],
    ['Beijing said it is imposing a 17% duty on US propane.', 'CN>US 17 announced'],
    ['Trump said the US would put a 50% tariff on Chinese ships from June 9.', 'US>CN 50 announced'],
    ['China announced a plan to levy 26% tariffs on American fruit.', 'CN>US 26 announced'],
    ['Washington unveiled a 100% tariff on Chinese syringes.', 'US>CN 100 announced'],
    ['The tariff on Chinese drones is due to reach 55% in July.', 'US>CN 55 announced'],
    [
      'Under the deal, the US will lower its tariffs on Chinese goods from 57% to 47%.',
      'US>CN 47 announced',
      'US>CN 57 in_force',
    ],
    ['The US agreed to reduce tariffs on Chinese goods to 30%.', 'US>CN 30 announced'],
    ['A 25% duty on Chinese chips will begin in June 2027.', 'US>CN 25 announced'],
    ['Trump promised to halve the fentanyl tariff on China to 10%.', 'US>CN 10 announced'],
    ['Beijing imposed a 34% duty on all US goods, to take effect on May 29.', 'CN>US 34 announced'],
    ['China will levy a 34% tariff on all American goods starting next week, its ministry said.', 'CN>US 34 announced'],
    ['The US increased tariffs on Chinese goods to 84%. The tariffs come into force on May 24.', 'US>CN 84 announced'],
  ])('%s', (...row) => reads(row));
});

describe('a duty that hangs on a condition or a mood is threatened', () => {
  it.each([
    ['If the talks fail, Chinese goods will be taxed at 80% under new US tariffs.', 'US>CN 80 threatened'],
    ['Trump has threatened China with 155% tariffs.', 'US>CN 155 threatened'],
    ['Beijing could slap a 38% tariff on American cars.', 'CN>US 38 threatened'],
    ['Absent a deal, the US rate on Chinese goods would revert to 54% in tariffs.', 'US>CN 54 threatened'],
    ['Trump is weighing a 60% tariff on all Chinese goods.', 'US>CN 60 threatened'],
    ['The senator proposed a 45% tariff on Chinese steel.', 'US>CN 45 threatened'],
    ['Trump backed away from his threat of a 100% tariff on Chinese goods.', 'US>CN 100 threatened'],
    ['The deal removes the threat of 100% tariffs on Chinese goods.', 'US>CN 100 threatened'],
    ['The framework means that Chinese goods avoid a 100% US tariff.', 'US>CN 100 threatened'],
    ['Should China retaliate, Trump would add a further 50% tariff on Chinese goods.', 'US>CN 50 threatened'],
    ['Tariffs on Chinese goods could climb as high as 145% when the truce runs out.', 'US>CN 145 threatened'],
  ])('%s', (...row) => reads(row));
});

describe('a duty that is put off is suspended, and what it would have replaced holds', () => {
  it.each([
    [
      'The US will not go ahead with raising tariffs on Chinese goods from 25% to 30%.',
      'US>CN 25 in_force',
      'US>CN 30 suspended',
    ],
    [
      'Washington will not implement the increase of tariffs on Chinese goods from 25% to 30% on June 15.',
      'US>CN 25 in_force',
      'US>CN 30 suspended',
    ],
    ['Trump agreed to refrain from raising tariffs on Chinese goods to 25% on January 1.', 'US>CN 25 suspended'],
    ['A rise to 34% in the tariff on Chinese goods has been postponed by 90 days.', 'US>CN 34 suspended'],
    ['China extended its suspension of a 24% tariff on US goods.', 'CN>US 24 suspended'],
    [
      'The tariff on Chinese furniture was to rise to 50% in June, an increase now delayed for a year.',
      'US>CN 50 suspended',
    ],
    ['The US held off on a 15% tariff on Chinese phones.', 'US>CN 15 suspended'],
    ['China is suspending its 25% duty on American cars for three months.', 'CN>US 25 suspended'],
    ['The tariffs on Chinese cranes, set at 100%, are paused until November.', 'US>CN 100 suspended'],
    ['Beijing shelved plans to put a 12% tariff on US crude.', 'CN>US 12 suspended'],
  ])('%s', (...row) => reads(row));
});
