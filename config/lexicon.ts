import type { Lexicon } from '../src/domain/lexicon.ts';
import { controlledGoods } from './controlled-goods.ts';
import { parties } from './parties.ts';
import { people } from './people.ts';
import { places } from './places.ts';

/** Names and words by which coverage is read. Data: an operator may add to it. */
export const lexicon: Lexicon = {
  people,
  places,
  parties,
  controlledGoods,
  tradeTerms: [
    'tariff',
    'trade talk',
    'trade war',
    'trade deal',
    'trade truce',
    'trade negotiat',
    'trade pact',
    'trade agreement',
    'trade meeting',
    'trade dispute',
    'trade tension',
    'trade representative',
    'economic and trade',
    'export control',
    'export ban',
    'export curb',
    'export restriction',
    'export licen',
    'entity list',
    'rare earth',
    'rare-earth',
    'section 301',
    'section 122',
    'de minimis',
    'port fee',
    'duties',
    'levies',
    'retaliatory',
  ],
};
