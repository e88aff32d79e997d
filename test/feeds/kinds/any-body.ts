import { describe, expect, it } from 'vitest';
import type { Feed } from '../../../src/domain/feeds.ts';
import { kindOf } from '../../../src/feeds/kinds/index.ts';
import { aFeedOf, readAs } from './kind-feeds.ts';

const rounds = 400;

/** What every kind promises of any body; `body` is one with an item. */
export function describeAnyBody({ kind, options, body }: { kind: string; options?: Feed['options']; body: string }) {
  const feed = () => aFeedOf(kind, options === undefined ? {} : { options });

  describe(`a body of kind ${kind}`, () => {
    it('has an item as it is meant', () => {
      expect(readAs(feed(), body)).toMatchObject({ kind: 'items', items: [{}] });
    });

    it('is read or refused with a reason, whatever was broken in it', () => {
      const random = randomFrom(7);

      const readings = Array.from({ length: rounds }, () => readAs(feed(), mutate(body, random)));

      for (const reading of readings)
        if (reading.kind === 'wrong-content') expect(reading.reason).toMatch(/./);
        else for (const item of reading.items) expect(item.title || item.url).toBeTruthy();
      expect(new Set(readings.map((reading) => reading.kind))).toEqual(new Set(['items', 'wrong-content']));
    });

    it.each(['', ' ', 'null', '0', '"x"', '[]', '{}', '\ufeff', '<', '<?xml?>', '\u0000'.repeat(9)])(
      'of %j brings no item',
      (text) => {
        expect(readAs(feed(), text)).not.toMatchObject({ items: [{}] });
      },
    );

    it('is asked for at an address of the web', () => {
      const { addressOf } = kindOf(feed());

      expect(URL.parse(addressOf?.(feed(), 1) ?? feed().url)?.protocol).toBe('https:');
    });
  });
}

/** Numbers from 0 to below 1, the same for one seed always. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const litter = `< > & " { } [ ] \u0000 \ud800 <![CDATA[ &#x110000; null 1e999 日 <!-- -`.split(' ');

function mutate(body: string, random: () => number): string {
  let text = body;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const at = Math.floor(random() * text.length);
    const end = at + Math.floor(random() * 12);
    const piece = random() < 0.5 ? (litter[Math.floor(random() * litter.length)] ?? '') : text.slice(at, end).repeat(3);
    text = text.slice(0, at) + piece + text.slice(random() < 0.5 ? at : end);
  }
  return text;
}
