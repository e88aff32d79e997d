import { describe, expect, it } from 'vitest';
import { inContext } from '../../src/pipeline/quote-context.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

const around = (text: string, quote: string) => {
  const start = text.indexOf(quote);
  return inContext({ text, start, end: start + quote.length, charsAround: 60 });
};

describe('a quote in its text', () => {
  it('stands amid whole sentences where there is room for them', () => {
    const text =
      'The first day was calm. Talks opened late. They say rates rise. Markets fell at once on that news. Nobody knows what comes next year.';

    expect(around(text, 'They say rates rise.')).toEqual({
      ...{ before: 'The first day was calm. Talks opened late. ', quote: 'They say rates rise.' },
      ...{ after: ' Markets fell at once on that news.', isCutBefore: false, isCutAfter: true },
    });
  });

  it('stands amid whole words where a sentence is long', () => {
    const { before, after } = around(`${'some words here '.repeat(20)}THIS${' and further words'.repeat(20)}`, 'THIS');

    expect(before).toMatch(/^(?:some|words|here) .* $/);
    expect(after).toMatch(/^ .* (?:and|further|words)$/);
  });

  it('is a part of its text whatever that holds, cut through no character', () => {
    const random = seededRandom(7);
    const pieces = ['📈', 'word', ' ', '. ', '。', '關稅', '\n', '<b>', '&', '🤷‍♂️'];
    for (let runs = 0; runs < 300; runs++) {
      const some = (count: number) => Array.from({ length: count }, () => pieces[random(pieces.length)]).join('');
      const [head, quote, tail] = [some(40), `«${some(3)}»`, some(40)];
      const text = head + quote + tail;

      const shown = inContext({ text, start: head.length, end: head.length + quote.length, charsAround: 50 });

      expect(shown.quote).toBe(quote);
      expect(text).toContain(shown.before + shown.quote + shown.after);
      expect((shown.before + shown.after).isWellFormed()).toBe(true);
      expect(shown.before.length).toBeLessThanOrEqual(50);
      expect(shown.after.length).toBeLessThanOrEqual(51);
    }
  });
});
