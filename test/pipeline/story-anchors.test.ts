import { describe, expect, it } from 'vitest';
import { hourMs, noon } from './builders.ts';
import { anInput, answerOn } from './story-inputs.ts';

describe('anchors', () => {
  const bare = { title: 'Talks on car levies go on', text: 'Negotiators of both sides met to talk about car levies.' };
  const likeIt = {
    title: 'Negotiators meet over levies',
    text: 'Both sides sat down again to talk about levies on cars.',
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
    ['two rates', { one: ['tariff/US>CN/47/announced'], other: ['tariff/US>CN/57/announced'], joins: 'first' }],
    ['none', { one: [], other: [], joins: 'first' }],
  ])('of two like items: %s', (_case, { one, other, joins }) => {
    const first = anInput({ itemId: 'first', ...bare, anchors: one });
    const second = anInput({ itemId: 'second', ...likeIt, anchors: other, spokenAt: noon + hourMs });

    expect(answerOn([first, second]).storyId).toBe(joins);
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
      text: 'Factories count their stocks of lanthanum, and some plan shorter shifts in summer.',
    };
    const anchors = ['control/CN/rare-earths/imposed'];
    const apart = [anInput(first), anInput({ ...other, spokenAt: noon + hourMs })];

    const bound = apart.map((item) => ({ ...item, anchors }));

    expect(answerOn(apart).storyId).toBe('other');
    expect(answerOn(bound).storyId).toBe('first');
  });

  it('alone bind nothing', () => {
    const anchors = ['tariff/US>CN/57/announced'];

    expect(
      answerOn([
        anInput({ itemId: 'a', title: 'Silos are full in the east', anchors }),
        anInput({ itemId: 'b', title: 'Chips grow scarce', anchors }),
      ]).storyId,
    ).toBe('b');
  });
});
