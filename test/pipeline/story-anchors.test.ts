import { describe, expect, it } from 'vitest';
import { hourMs, noon } from './builders.ts';
import { anInput, answerOn } from './story-inputs.ts';

describe('anchors', () => {
  const bare = {
    title: 'Talks on car levies go on',
    text: 'Negotiators of both sides met at the old customs house to talk about car levies.',
  };
  const likeIt = {
    title: 'Negotiators meet over levies',
    text: 'At the old customs house both sides sat down again to talk about levies on cars.',
  };

  it.each<[string, { one: string[]; other: string[]; joins: string }]>([
    ['rounds in other places', { one: ['round/Oslo/2031-05'], other: ['round/Quito/2031-05'], joins: 'second' }],
    ['rounds in other months', { one: ['round/Oslo/2031-05'], other: ['round/Oslo/2031-03'], joins: 'second' }],
    [
      'calls on other days',
      { one: ['contact/Mora-Shen/call/2031-05-13'], other: ['contact/Mora-Shen/call/2031-05-05'], joins: 'second' },
    ],
    ['the same round', { one: ['round/Oslo/2031-05'], other: ['round/Oslo/2031-05'], joins: 'first' }],
    [
      'a call by the day and by the month',
      { one: ['contact/Mora-Shen/call/2031-05-13'], other: ['contact/Mora-Shen/call/2031-05'], joins: 'first' },
    ],
    [
      'a call and a meeting',
      { one: ['contact/Mora-Shen/call/2031-05-13'], other: ['contact/Mora-Shen/meeting/2031-05-30'], joins: 'first' },
    ],
    [
      'a visit of some days',
      {
        one: ['contact/Mora-Shen/meeting/2031-05-13'],
        other: ['contact/Mora-Shen/meeting/2031-05-15'],
        joins: 'first',
      },
    ],
    ['two rates', { one: ['tariff/US>CN/47'], other: ['tariff/US>CN/57'], joins: 'first' }],
    ['none', { one: [], other: [], joins: 'first' }],
  ])('of two like items: %s', (_case, { one, other, joins }) => {
    const first = anInput({ itemId: 'first', ...bare, anchors: one, mainAnchors: one });
    const second = anInput({
      ...{ itemId: 'second', ...likeIt, anchors: other, mainAnchors: other },
      spokenAt: noon + hourMs,
    });

    expect(answerOn([first, second]).storyId).toBe(joins);
  });

  it.each<[string, { anchors: string[]; mainAnchors: string[] }]>([
    ['that the item names in passing', { anchors: ['round/Quito/2031-05'], mainAnchors: [] }],
    [
      'beside the one that both name',
      { anchors: ['round/Quito/2031-05', 'round/Oslo/2031-05'], mainAnchors: ['round/Quito/2031-05'] },
    ],
  ])('do not keep like items apart by a round %s', (_case, named) => {
    const oslo = ['round/Oslo/2031-05'];
    const first = anInput({ itemId: 'first', ...bare, anchors: oslo, mainAnchors: oslo });
    const second = anInput({ itemId: 'second', ...likeIt, ...named, spokenAt: noon + hourMs });

    expect(answerOn([first, second]).storyId).toBe('first');
  });

  it('bind items that have few words in common', () => {
    const first = {
      itemId: 'first',
      title: 'Lanthanum permits dry up',
      text: 'Norland stopped permits for lanthanum, traders said.',
    };
    const other = {
      itemId: 'other',
      title: 'Magnet makers fear a gap',
      text: 'Factories count their stocks of lanthanum, and some plan shorter shifts in summer, a survey among forty plants of the region found.',
    };
    const anchors = ['control/CN/rare-earths/tighter'];
    const apart = [anInput(first), anInput({ ...other, spokenAt: noon + hourMs })];

    const bound = apart.map((item) => ({ ...item, anchors }));

    expect(answerOn(apart).storyId).toBe('other');
    expect(answerOn(bound).storyId).toBe('first');
  });

  it('alone bind nothing', () => {
    const anchors = ['tariff/US>CN/57'];
    const silos = {
      title: 'Silos are full in the east',
      text: 'Growers in four valleys look for barns to rent after the largest harvest of the decade.',
    };
    const bikes = {
      title: 'Bicycle shops sell out early',
      text: 'Families rushed to stores before prices go up, and clerks counted on their fingers what was left.',
    };
    const [first, second] = [anInput({ itemId: 'a', ...silos, anchors }), anInput({ itemId: 'b', ...bikes, anchors })];

    expect(answerOn([first, second]).storyId).toBe('b');
  });
});
