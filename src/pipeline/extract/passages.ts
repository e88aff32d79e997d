import { type Sentence, sentencesOf } from '../../lib/sentences.ts';

/** A sentence of an item, with the offsets of its quote in the item's text; the title has none. */
export interface Passage {
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
}

const sentencesMax = 80;

/** The sentences of an item, as many as are read, and then its title: a sentence is the better quote. */
export const passagesOf = ({ title, text }: { readonly title: string; readonly text: string }): Passage[] => [
  ...sentencesOf(text)
    .slice(0, sentencesMax)
    .map(({ text: quote, start, end }: Sentence) => ({ text: quote, start, end })),
  { text: title },
];
