import { type Feed, feedSchema } from '../../../src/domain/feeds.ts';
import { checkKinds, kindOf } from '../../../src/feeds/kinds/index.ts';
import type { KindReading } from '../../../src/feeds/kinds/kind.ts';

/** A feed of a kind, with its options checked as at the start of the bot. */
export function aFeedOf(kind: string, parts: { readonly url?: string; readonly options?: Feed['options'] } = {}): Feed {
  const feed = { id: 'harbour', outlet: 'Harbour Office', tier: 'official-us', url: 'https://office.example/list' };
  const [checked] = checkKinds([feedSchema.parse({ ...feed, kind, ...parts })]);
  if (checked === undefined) throw new Error('no feed was checked');
  return checked;
}

/** What a body says to a feed. */
export const readAs = (feed: Feed, text: string): KindReading =>
  kindOf(feed).read({ text, address: 'https://office.example/list/' }, feed);

/** The items of a body; throws where it is wrong content. */
export function itemsAs(feed: Feed, text: string) {
  const reading = readAs(feed, text);
  if (reading.kind !== 'items') throw new Error(reading.reason);
  return reading.items;
}
