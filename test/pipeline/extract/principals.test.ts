import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { topics } from '../../../config/topics.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { anItem, noon } from '../builders.ts';

const extractClaims = createClaimExtractor({ lexicon, topics });
/** Who sits at the table in a text of Wednesday, 14 May 2031, when the people of config hold their last known offices. */
const seatedIn = (text: string) =>
  extractClaims(anItem({ title: '', text, publishedAt: noon }))
    .flatMap(({ statement }) => (statement.kind === 'delegate' && !statement.isAbsent ? [statement.person] : []))
    .toSorted();

describe('an item that tells of a round seats whoever it names there', () => {
  it.each([
    [
      'in words of its own',
      'US and Chinese officials opened trade talks in Madrid on Wednesday. Bessent shook hands with He Lifeng in a palace court. Greer carried the files.',
      ['He Lifeng', 'Jamieson Greer', 'Scott Bessent'],
    ],
    [
      'in German',
      'Die USA und China haben in Genf Verhandlungen über Zölle begonnen. Scott Bessent traf dort auf He Lifeng.',
      ['He Lifeng', 'Scott Bessent'],
    ],
    [
      'in Spanish',
      'China y Estados Unidos celebran negociaciones comerciales en Madrid. Scott Bessent llegó junto a Jamieson Greer; He Lifeng, por la tarde.',
      ['He Lifeng', 'Jamieson Greer', 'Scott Bessent'],
    ],
  ])('%s', (...[_what, text, people]) => {
    expect(seatedIn(text)).toEqual(people);
  });

  it.each([
    [
      'who only comments',
      'US and Chinese officials opened trade talks in Madrid on Wednesday. Howard Lutnick said they would go well, and He Lifeng said so too.',
    ],
    [
      'where one side is silent',
      'US and Chinese officials opened trade talks in Madrid. Lutnick carried on with his week.',
    ],
    ['at a call', 'Talks in Madrid between the US and China are near. Bessent and He Lifeng prepared them by phone.'],
    ['where the talks are others’', 'The truce held. Bessent opened a bank, and He Lifeng opened a dam.'],
  ])('but not %s', (_what, text) => {
    expect(seatedIn(text)).toEqual([]);
  });
});
