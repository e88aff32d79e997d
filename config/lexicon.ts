import type { Lexicon } from '../src/domain/lexicon.ts';
import { controlledGoods } from './controlled-goods.ts';
import { parties } from './parties.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { relevance } from './relevance.ts';

/** Names and words by which coverage is read. Data: an operator may add to it. */
export const lexicon: Lexicon = { people, places, parties, controlledGoods, relevance };
