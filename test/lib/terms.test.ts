import { describe, expect, it } from 'vitest';
import { createNameFinder } from '../../src/lib/scanner.ts';
import { createTermFinder } from '../../src/lib/terms.ts';

const hitsOf = (term: string, ...sentences: readonly string[]) => createTermFinder([term])(sentences).get(term) ?? [];

describe('terms', () => {
  it.each([
    { term: 'tariff', sentence: 'Tariffs and tariff lists', times: 2 },
    { term: 'tariff', sentence: 'An antitariff league', times: 0 },
    { term: 'ship$', sentence: 'Ships are ready; one ship left shipping', times: 1 },
    { term: 'cut|cuts', sentence: 'cut', times: 1 },
    { term: 'lamp|lantern', sentence: 'A Lamp, a lantern', times: 2 },
    { term: 'oil & #%|# percent', sentence: 'Oil is up 5.2%', times: 1 },
    { term: 'oil & #%|# percent', sentence: 'Oil is up 12 percent', times: 1 },
    { term: 'oil & #%|# percent', sentence: 'Oil is up', times: 0 },
    { term: 'oil & !olive', sentence: 'Oil from olives', times: 0 },
    { term: 'oil & !olive', sentence: 'Oil from wells', times: 1 },
    { term: 'u.s. goods', sentence: 'the U.S. goods', times: 1 },
    { term: "port's", sentence: 'the port’s fee', times: 1 },
    { term: '关税', sentence: '将加征关税。关税', times: 2 },
  ])('$term in “$sentence” ×$times', ({ term, sentence, times }) => {
    expect(hitsOf(term, sentence)).toHaveLength(times);
  });

  it('tell the sentences where they stand', () => {
    expect(hitsOf('rice', 'Rice is up.', 'Nothing here.', 'Rice and rice.')).toEqual([0, 2, 2]);
  });

  it('joined by & must stand in one sentence', () => {
    expect(hitsOf('rice & beans', 'Rice is up.', 'Beans are down.')).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['South Korea and Korea', ['South Korea', 'Korea']],
    ['US$5 billion for the US.', ['US']],
    ['Join us in Koreatown', []],
    ['美中磋商', ['美中']],
  ])('are found as written, whole and the longest first: %s', (text, found) => {
    expect(createNameFinder(['Korea', 'South Korea', 'US', '美中', '中'])(text)).toEqual(found);
  });
});
