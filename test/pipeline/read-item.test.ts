import { expect, it } from 'vitest';
import { lexicon } from '../../config/lexicon.ts';
import { topics } from '../../config/topics.ts';
import type { CoverageItem } from '../../src/domain/coverage.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';
import { createItemReader, layClaims } from '../../src/pipeline/read-item.ts';

const readItem = createItemReader({ lexicon, topics, matchTopics: createTopicMatcher({ lexicon, topics }) });
const at = Date.UTC(2031, 4, 12, 12);
const itemOf = (id: string, text: string): CoverageItem => ({
  ...{ id, feedId: 'f', outlet: id, tier: 'paper', voice: id, title: 'US raises tariffs on China', text },
  ...{ publishedAt: at, seenAt: at },
});
const rate = 'The United States raised its tariff on Chinese goods to 34%. ';

it('reads the head of a text that never comes to a stop, and quotes no more than a sentence of it', () => {
  const text = rate + 'China and the US agreed a 10% tariff on goods and 5 million tonnes of soybeans '.repeat(3_000);

  const { claims } = readItem(itemOf('endless', text));

  const inText = claims.filter(({ start }) => start !== undefined);
  expect(inText.map(({ statement }) => statement)).toContainEqual(expect.objectContaining({ percent: 34 }));
  for (const { quote = '', start, end } of inText) {
    expect(text.slice(start, end)).toBe(quote);
    expect(quote.length).toBeLessThanOrEqual(1_200);
  }
});

it('gives each fact that an item changes once, and takes a second outlet as another teller', () => {
  const [first, second] = ['one', 'two'].map((id) => readItem(itemOf(id, rate)));
  const laid = layClaims({
    ...first,
    claims: first?.claims ?? [],
    item: itemOf('one', rate),
    held: new Map(),
    foundAt: at,
  });
  const held = new Map<string, Fact>(laid.facts.map((fact) => [fact.key, fact]));

  const again = layClaims({ claims: second?.claims ?? [], item: itemOf('two', rate), held, foundAt: at });

  expect(laid.developments.map(({ kind }) => kind)).toContain('reported');
  expect(again.developments.every(({ kind }) => kind === 'corroborated')).toBe(true);
  expect(new Set(again.facts.map(({ key }) => key)).size).toBe(again.facts.length);
});
