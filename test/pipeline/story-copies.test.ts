import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, noon } from './builders.ts';
import { anInput, answerOn } from './story-inputs.ts';

describe('wire copies', () => {
  const wire = anInput({
    itemId: 'wire',
    title: 'Norland halts exports of lanthanum',
    text: 'Norland will halt exports of lanthanum from the first of June, its trade ministry said in a short notice late in the evening, giving no reason for the step that had been feared since spring by makers of strong magnets.',
  });
  const copied = { ...wire, itemId: 'copied', title: 'Lanthanum: no more from Norland', spokenAt: noon + 2 * dayMs };

  it('join the story of the first and name it, even days later', () => {
    expect(answerOn([wire, copied])).toEqual({ storyId: 'wire', copyOf: 'wire' });
  });

  it('are known with a dateline before and the end cut off', () => {
    const text = `HAMMERFEST, May 14 (Wire) - ${wire.text.slice(0, 170)}`;

    expect(answerOn([wire, { ...copied, text }]).copyOf).toBe('wire');
  });

  it.each([
    [
      'in their own words',
      'The trade ministry of Norland has told buyers that no lanthanum leaves the country after May. It did not say why. Magnet makers had long been afraid of that.',
    ],
    ['of two or three words', 'Norland halts exports.'],
    ['with another figure', wire.text.replace('in a short notice', 'in notice 40')],
  ])('are not seen in a text %s', (_case, text) => {
    expect(answerOn([wire, { ...copied, text, spokenAt: noon + hourMs }]).copyOf).toBeUndefined();
  });

  it('are copies of the first voice, not of one that only publishes again', () => {
    const aggregated = { ...wire, itemId: 'aggregated', isVoice: false };

    expect(answerOn([aggregated, wire])).toEqual({ storyId: 'aggregated' });
    expect(answerOn([aggregated, wire, copied])).toEqual({ storyId: 'aggregated', copyOf: 'wire' });
  });

  it('do not make a copy of the first when it comes again', () => {
    expect(answerOn([wire, copied, wire]).copyOf).toBeUndefined();
  });
});
