import { describe, expect, it } from 'vitest';
import { lexicon } from '../../config/lexicon.ts';
import { topics } from '../../config/topics.ts';
import { listTerms } from '../../src/domain/terms.ts';
import type { Topic } from '../../src/domain/topics.ts';
import { createTopicMatcher, topicsWithClaims } from '../../src/pipeline/match-topics.ts';
import { aClaim, aDeadline, aTariff } from './builders.ts';

const match = createTopicMatcher({ lexicon, topics });
const title = 'US and China at odds over trade';
const topicsIn = (text: string) => match({ title, text }).topics;

describe('the topics of a piece', () => {
  it.each([
    ['tariffs', 'Washington will levy a tax of 20% on Chinese products.'],
    ['tariffs', 'Duties on American beef stay.'],
    ['export-controls', 'Sales of advanced chips to China were banned by Washington.'],
    ['export-controls', 'Beijing will speed up approvals for rare earth shipments to US firms.'],
    ['rare-earths', 'Magnets from China are scarce.'],
    ['talks', 'Greer and He Lifeng met in Lisbon.'],
    ['talks', 'A third round of consultations is due in Oslo.'],
    ['delegation', 'The Chinese delegation was headed by a deputy minister.'],
    ['delegation', 'Vice Premier He Lifeng met Lutnick on Tuesday.'],
    ['truce', 'The pause on duties between the two runs out in May.'],
    ['agreements', 'Beijing agreed to buy more beef.'],
    ['agreements', 'A deal was reached on Friday.'],
    ['leaders', 'Trump and Xi spoke by phone.'],
    ['leaders', 'Xi will meet Trump at a summit.'],
    ['economy', 'Exports to the US fell 12% in March.'],
    ['economy', 'The Nasdaq lost ground.'],
    ['agriculture', 'Farmers in Iowa wait for orders of soybeans.'],
    ['technology', 'The fate of TikTok is open.'],
    ['shipping', 'Vessels built in China pay a fee at American ports.'],
    ['fentanyl', 'China promised to stop fentanyl.'],
  ])('%s: %s', (topic, text) => {
    expect(topicsIn(text)).toContain(topic);
  });

  it.each([
    ['delegation', 'Vice Premier He Lifeng and Lutnick spoke in a phone call.'],
    ['delegation', 'Bessent told reporters that China wants a deal.'],
    ['leaders', 'Trump said that China must act.'],
    ['economy', 'The tariff covers exports worth $3 billion.'],
    ['economy', 'China restricts exports of graphite.'],
    ['technology', 'The list runs from solar cells to semiconductors and syringes.'],
    ['truce', 'Trump granted most countries a 90-day pause on tariffs.'],
    ['agreements', 'The two agreed to meet in June.'],
  ])('not %s: %s', (topic, text) => {
    expect(topicsIn(text)).not.toContain(topic);
  });

  it.each([
    ['rare-earths', '中美就稀土出口管制举行磋商，中方表示将依法审批。'],
    [
      'agriculture',
      'China comprará más soja a los Estados Unidos tras la tregua, según el acuerdo comercial que se firmó en Madrid.',
    ],
  ])('are found in other languages: %s: %s', (topic, text) => {
    expect(match({ title: '', text }).topics).toContain(topic);
  });

  it('are added by an entry alone', () => {
    const added: Topic = {
      ...{ id: 'films', label: 'Films', aliases: [], keyPrefixes: [] },
      terms: { en: listTerms('film quota; screen$ & imported * 0.5') },
    };
    const matchAdded = createTopicMatcher({ lexicon, topics: [...topics, added] });

    const found = [
      'China keeps its film quota.',
      'Imported shows fill each screen.',
      'Imported shows fill each screen, and no screen stays dark for imported shows.',
    ].map((text) => matchAdded({ title, text }).topics.includes('films'));

    expect(found).toEqual([true, false, true]);
  });

  it('hold those that its claims imply', () => {
    const claims = [aClaim(aTariff()), aClaim({ ...aDeadline('2031-06'), what: 'port fees' })];

    expect(topicsWithClaims(['talks'], { claims, topics })).toEqual(['tariffs', 'talks']);
  });
});
