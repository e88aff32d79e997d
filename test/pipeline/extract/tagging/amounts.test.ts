import { describe, expect, it } from 'vitest';
import {
  tagCounts,
  tagMoney,
  tagPercents,
  tagPoints,
  tagSpans,
} from '../../../../src/pipeline/extract/tagging/amounts.ts';
import type { Tag } from '../../../../src/pipeline/extract/tagging/tags.ts';

/** A tag as a reader would note it: `25`, `over 25`, `5000000000 usd`, `12000000 tonnes`. */
function noted(tag: Tag): string {
  switch (tag.kind) {
    case 'percent':
      return `${tag.isOver ? 'over ' : ''}${tag.value}`;
    case 'money':
      return `${tag.value} ${tag.currency}`;
    case 'count':
      return `${tag.value} ${tag.unit}`;
    case 'span':
      return `${tag.days}`;
    case 'points':
      return `${tag.value}`;
    default:
      return tag.kind;
  }
}

describe('a percentage', () => {
  it.each([
    ['Sales fell 17.5%.', ['17.5']],
    ['It stands at 17 per cent.', ['17']],
    ['A 45-percent share.', ['45']],
    ['The 104pc level.', ['104']],
    ['Down 3 pct.', ['3']],
    ['Orders sank by twenty-five percent.', ['25']],
    ['A hundred and forty-five percent is too much.', ['145']],
    ['Between ten and fifteen per cent.', ['10', '15']],
    ['From 5 to 10 percent.', ['5', '10']],
    ['A range of 5%–10%.', ['5', '10']],
    ['A change of -2.3% on the day.', ['-2.3']],
    ['More than 60% of it.', ['over 60']],
    ['Sales fell by a third.', ['33.3']],
    ['Orders shrank by about two-thirds.', ['66.7']],
    ['The total shrank by half.', ['50']],
    ['Tariffs were cut by half.', []],
    ['By a third round they agreed.', []],
    ['A step of 3 percentage points.', []],
    ['A share of 12 percentage.', []],
    ['A slip such as "$15%" is a percentage.', ['15']],
  ])('%s → %j', (sentence, expected) => {
    expect(tagPercents(sentence).map(noted)).toEqual(expected);
  });
});

describe('percentage points', () => {
  it.each([
    ['Suspend 24 percentage points.', ['24']],
    ['Up 0.3 points.', ['0.3']],
    ['A 25 percent duty.', []],
  ])('%s → %j', (sentence, expected) => {
    expect(tagPoints(sentence).map(noted)).toEqual(expected);
  });
});

describe('a sum of money', () => {
  it.each([
    ['It cost US$11.1bn.', ['11100000000 usd']],
    ['Some $295.8 bln in all.', ['295800000000 usd']],
    ['A $1.2-trillion gap.', ['1200000000000 usd']],
    ['Between $10-$15 billion.', ['10000000000 usd', '15000000000 usd']],
    ['From $10 to $15 billion.', ['10000000000 usd', '15000000000 usd']],
    ['About $12-15bn.', ['12000000000 usd', '15000000000 usd']],
    ['USD 5.5 billion was lost.', ['5500000000 usd']],
    ['They pay 40 million dollars.', ['40000000 usd']],
    ['Two billion dollars is much.', ['2000000000 usd']],
    ['Half a billion dollars is less.', ['500000000 usd']],
    ['Trade of 3.7 trillion yuan.', ['3700000000000 cny']],
    ['A fee of RMB 400.', ['400 cny']],
    ['€2 billion and £3m.', ['2000000000 eur', '3000000 gbp']],
    ['Hundreds of billions of dollars.', []],
    ['The dollar fell.', []],
  ])('%s → %j', (sentence, expected) => {
    expect(tagMoney(sentence).map(noted).toSorted()).toEqual(expected.toSorted());
  });
});

describe('counted things', () => {
  it.each([
    ['It bought 12m tonnes.', ['12000000 tonnes']],
    ['Some 7,742.2 metric tons left.', ['7742.2 tonnes']],
    ['Half a million tonnes of corn.', ['500000 tonnes']],
    ['A total of 25 MMT.', ['25000000 tonnes']],
    ['It took 6.2 million mt.', ['6200000 tonnes']],
    ['Some 3mn t of wheat.', ['3000000 tonnes']],
    ['A 2-million-ton order.', ['2000000 tonnes']],
    ['An order for 200 Boeing jets.', ['200 aircraft']],
    ['Fifty new planes.', ['50 aircraft']],
    ['Up to 8 cargoes of soybeans.', ['8 cargoe']],
    ['50 million bushels of corn.', ['50000000 bushel']],
    ['It has 90 million American users.', ['90000000 user']],
    ['To 30 million tonnes from 14 million.', ['30000000 tonnes', '14000000 tonnes']],
    ['Some 4,410 tons, up from 3,105.5 in March.', ['4410 tonnes', '3105.5 tonnes']],
    ['An order for 90 jets against 12.5 percent before.', ['90 aircraft']],
    ['First 8 million tons and 17 million a year after that.', ['8000000 tonnes', '17000000 tonnes']],
    ['Some 8 million tons and 17 million people.', ['8000000 tonnes']],
    ['Some 8 million tons, from 5 million people.', ['8000000 tonnes']],
    ['Up from 12 million.', []],
    ['A few companies left.', []],
    ['They met 10 people from companies.', []],
    ['Hundreds of ships wait.', []],
    ['He wore 5 T-shirts.', []],
  ])('%s → %j', (sentence, expected) => {
    expect(tagCounts(sentence).map(noted)).toEqual(expected);
  });
});

describe('a length of time', () => {
  it.each([
    ['A 90-day pause.', ['90']],
    ['A pause of ninety days.', ['90']],
    ['A sixty-day delay.', ['60']],
    ['A one-year truce.', ['365']],
    ['It lasts for a year.', ['365']],
    ['$17bn a year.', []],
    ['Six months ago.', []],
  ])('%s → %j', (sentence, expected) => {
    expect(tagSpans(sentence).map(noted)).toEqual(expected);
  });
});
