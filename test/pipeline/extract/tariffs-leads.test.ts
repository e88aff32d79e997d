import { describe, expect, it } from 'vitest';
import { ratesIn } from './tariff-rates.ts';

describe('rates as leads tell them', () => {
  it.each([
    ['The Trump administration finalised a plan to charge 60% on Chinese transshipped goods.', ['US>CN 60 announced']],
    [
      'A White House spokesman confirmed that the rate on Chinese goods is 145%, made up of a 125% reciprocal tariff and a 20% fentanyl duty.',
      ['US>CN 125 in_force', 'US>CN 145 in_force', 'US>CN 20 in_force'],
    ],
    [
      'Beijing announced on Friday that it would lift its tariffs on US goods from 84% to 125%, effective Saturday.',
      ['CN>US 125 announced', 'CN>US 84 in_force'],
    ],
    ['China on Friday raised its tariffs on US imports to 125% from 84%.', ['CN>US 125 in_force', 'CN>US 84 former']],
    [
      'Trump said he was considering cutting tariffs on China to between 50% and 65%.',
      ['US>CN 50 threatened', 'US>CN 65 threatened'],
    ],
    [
      'The White House may cut its China tariffs to between 50% and 65%, a newspaper reported.',
      ['US>CN 50 threatened', 'US>CN 65 threatened'],
    ],
    [
      'Washington’s tariffs on Chinese goods now average nearly 58%, while Beijing’s on American goods are 33%.',
      ['CN>US 33 in_force', 'US>CN 58 in_force'],
    ],
    [
      'The countries agreed to keep tariffs at 30% for Chinese goods and 10% for American goods for another 90 days.',
      ['CN>US 10 in_force', 'US>CN 30 in_force'],
    ],
    [
      'In exchange, Washington will trim the fentanyl tariff on Chinese goods to 10% from 20%, bringing the overall rate to about 47%.',
      ['US>CN 10 announced', 'US>CN 20 in_force', 'US>CN 47 announced'],
    ],
    ['Trump had threatened to raise tariffs on China by an additional 100% from Nov. 1.', ['US>CN 100 threatened']],
    ['China has suspended its 15% duty on American coal since November.', ['CN>US 15 suspended']],
    ['American tariffs of 50% on Chinese steel and aluminium were left out of the deal.', ['US>CN 50 in_force']],
    [
      'At the height of the trade war, US tariffs on China hit 145%, and China answered with 125%.',
      ['CN>US 125 former', 'US>CN 145 former'],
    ],
    [
      'Under the truce, the US cut tariffs from 145% to 30%, and China from 125% to 10%.',
      ['CN>US 10 in_force', 'CN>US 125 former', 'US>CN 145 former', 'US>CN 30 in_force'],
    ],
    [
      'The United States agreed to lower tariffs from 145% to 30% while China agreed to go from 125% to 10%.',
      ['CN>US 10 announced', 'CN>US 125 in_force', 'US>CN 145 in_force', 'US>CN 30 announced'],
    ],
    [
      'If the truce expires, US tariffs would return to 145% and Chinese tariffs to 125%.',
      ['CN>US 125 threatened', 'US>CN 145 threatened'],
    ],
    [
      'Tariffs will stay at their present levels: 30% on Chinese goods and 10% on US goods.',
      ['CN>US 10 in_force', 'US>CN 30 in_force'],
    ],
    [
      'The 90-day extension prevents US tariffs on Chinese goods from jumping to 145% and Chinese tariffs on US goods from rising to 125%.',
      ['CN>US 125 threatened', 'US>CN 145 threatened'],
    ],
    [
      'China said it would extend the suspension of its 24% tariff on American goods and keep the remaining 10%.',
      ['CN>US 10 in_force', 'CN>US 24 suspended'],
    ],
    [
      'The 24% portion of the tariff on Chinese goods remains on hold, and the other 10% stays.',
      ['US>CN 10 in_force', 'US>CN 24 suspended'],
    ],
    ['US officials say Chinese imports will be hit with a 3,521% duty on solar panels.', ['US>CN 3521 announced']],
    ['China hits U.S. with 34% tariffs in response to Trump levies', ['CN>US 34 in_force']],
    ['The U.S. tariff of 54% on Chinese goods took effect at midnight.', ['US>CN 54 in_force']],
    ['From midnight, Chinese goods are subject to tariffs of at least 104%.', ['US>CN 104 in_force']],
    ['Beijing raised tariffs on U.S. goods by 50 percentage points, taking the total to 84%.', ['CN>US 84 in_force']],
    [
      'Chinese shipments, already burdened with a 30% tariff, could face another 100%.',
      ['US>CN 100 threatened', 'US>CN 30 in_force'],
    ],
    ['He said an additional 100% tariff on Chinese imports was "not sustainable".', ['US>CN 100 in_force']],
    [
      'The Supreme Court ruling voided the 10% fentanyl tariff and the 10% reciprocal tariff on Chinese goods.',
      ['US>CN 10 former'],
    ],
    ['Trump then imposed a 15% tariff on imports from all countries for 150 days.', ['US>WORLD 15 in_force']],
    ['USTR said Section 301 tariffs of 25% on Chinese goods would continue.', ['US>CN 25 in_force']],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});
