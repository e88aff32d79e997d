import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { topics } from '../../../config/topics.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { anItem } from '../builders.ts';

const extractClaims = createClaimExtractor({ lexicon, topics });
const claimsIn = (text: string) => extractClaims(anItem({ title: '', text }));

const accusationsIn = (text: string): string[] =>
  claimsIn(text).flatMap(({ statement }) =>
    statement.kind === 'accusation' ? [`${statement.by}>${statement.against} ${statement.of}`] : [],
  );
const remarksIn = (text: string) => claimsIn(text).filter(({ statement }) => statement.kind === 'remark');

describe('an accusation', () => {
  it.each([
    ['Trump accused China of violating the pact.', ['US>CN breach']],
    ['Beijing accused the US of economic coercion.', ['CN>US coercion']],
    ['China has repeatedly accused Washington of abusing export controls.', ['CN>US export-controls']],
    ['The two countries accused each other of breaching the truce.', ['US>CN breach', 'CN>US breach']],
    ['Lutnick criticised Beijing’s pace, accusing it of not following through on the pact.', ['US>CN breach']],
    ['China was accused by Greer of dumping steel.', ['US>CN dumping']],
    ['Bessent told reporters that the truce holds, accusing Beijing of dragging its feet.', ['US>CN slow-walking']],
  ])('%s', (text, accusations) => {
    expect(accusationsIn(text)).toEqual(accusations);
  });

  it.each([
    ['Trump accused the Democrats of weakness on trade.'],
    ['The US accused Canada of unfair trade practices.'],
    ['China rejected what it called groundless words on the truce.'],
    ['A court in Ohio heard the accused.'],
  ])('is not: %s', (text) => {
    expect(accusationsIn(text)).toEqual([]);
  });
});

describe('a remark', () => {
  it('keeps who said what of the talks, as a matter of little weight', () => {
    const [remark] = remarksIn('"We are getting along very well with the Chinese side," Bessent said after the talks.');

    expect(remark).toMatchObject({
      statement: { kind: 'remark', about: 'said-by-scott-bessent' },
      speaker: 'Scott Bessent',
      confidence: 0.5,
    });
  });

  it('is not kept of a sentence that says something checkable', () => {
    const text = 'Lutnick said that China would lift its export curbs on rare earths under the deal.';

    expect(remarksIn(text)).toEqual([]);
  });

  it('is not kept of what nobody is named to have said, or of other matters', () => {
    const text = 'The talks were "long and candid, and there was a lot of tea". Bessent said that he likes golf.';

    expect(remarksIn(text)).toEqual([]);
  });

  it('is cut short, and at most three are kept of an item', () => {
    const line = `Greer said that the talks went well ${'and that they were long '.repeat(12)}indeed.`;

    const remarks = remarksIn(Array.from({ length: 5 }, (_, nth) => line.replace('long', `long ${nth}`)).join(' '));

    expect(remarks).toHaveLength(3);
    for (const { statement } of remarks)
      expect(statement.kind === 'remark' && statement.says.length).toBeLessThanOrEqual(200);
  });
});

describe('a curb with its source', () => {
  it('names who said it and the outlet’s reserve', () => {
    const [curb] = claimsIn('China will ease its export curbs on magnets, Lutnick said.');
    const [guarded] = claimsIn('The US has reportedly paused curbs on chip exports to China.');

    expect(curb).toMatchObject({ statement: { kind: 'control' }, speaker: 'Howard Lutnick' });
    expect(guarded).toMatchObject({ statement: { kind: 'control' }, hedge: 'reportedly' });
  });

  it('is less sure where it is only named', () => {
    const [named] = claimsIn('The call was about Beijing’s rare earth export curbs.');
    const [done] = claimsIn('Beijing has tightened its rare earth export curbs.');

    expect(named?.confidence).toBeLessThan(done?.confidence ?? 0);
  });
});
