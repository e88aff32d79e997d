import { parties } from '../../../config/parties.ts';
import { relevance } from '../../../config/relevance.ts';
import { topics } from '../../../config/topics.ts';
import type { Lexicon } from '../../../src/domain/lexicon.ts';
import type { Statement } from '../../../src/domain/statements.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { anItem } from '../builders.ts';

/** People and places of an invented dispute. */
export const lexicon: Lexicon = {
  people: [
    {
      name: 'Ada Moreno',
      surname: 'Moreno',
      isSurnameClear: true,
      side: 'US',
      offices: [{ role: 'Trade Representative' }],
    },
    {
      name: 'Carl Whitby',
      surname: 'Whitby',
      isSurnameClear: true,
      side: 'US',
      offices: [{ role: 'Commerce Secretary' }],
    },
    { name: 'Shen Guowei', surname: 'Shen', side: 'CN', offices: [{ role: 'Vice Premier' }] },
    { name: 'Luo Min', surname: 'Luo', side: 'CN', offices: [{ role: 'Commerce Minister' }] },
    {
      name: 'Ruth Calder',
      surname: 'Calder',
      isSurnameClear: true,
      isLeader: true,
      side: 'US',
      offices: [{ role: 'President' }],
    },
    {
      name: 'Tan Weilin',
      surname: 'Tan',
      isSurnameClear: true,
      isLeader: true,
      side: 'CN',
      offices: [{ role: 'President' }],
    },
  ],
  places: [
    { name: 'Oslo', within: 'Norway', venues: ['Harbour Hall'] },
    { name: 'Norway', isMetonym: true },
    { name: 'Kuala Lumpur' },
    { name: 'Lisbon' },
    { name: 'Beijing', isMetonym: true, within: 'China' },
    { name: 'Washington', isMetonym: true, within: 'United States' },
  ],
  parties,
  controlledGoods: [],
  relevance,
};

/** The claims of a text of Wednesday, 14 May 2031. */
export const claimsIn = (text: string, title = '') =>
  createClaimExtractor({ lexicon, topics })(anItem({ title, text }));

/** The statements of one kind in such a text. */
export const statementsIn = <K extends Statement['kind']>(
  kind: K,
  { text, title = '' }: { text: string; title?: string },
) =>
  claimsIn(text, title).flatMap(({ statement }) =>
    statement.kind === kind ? [statement as Extract<Statement, { kind: K }>] : [],
  );
