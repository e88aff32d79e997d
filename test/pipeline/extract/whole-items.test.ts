import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { topics } from '../../../config/topics.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { anItem } from '../builders.ts';

const extractClaims = createClaimExtractor({ lexicon, topics });
/** The claims of a text of Wednesday, 14 May 2031. */
const claimsIn = (text: string, title = '') => extractClaims(anItem({ title, text }));
const keysIn = (text: string) => claimsIn(text).map(({ key }) => key);

describe('what an item tells in several sentences', () => {
  it('seats a team at the talks of which it tells, not at those that it recalls', () => {
    const keys = keysIn(
      'Trade talks between the US and China open in Oslo on Thursday. They follow talks in Geneva in April. ' +
        'The US delegation is led by Treasury Secretary Ada Moreno.',
    );

    expect(keys.filter((key) => key.startsWith('delegate/'))).toEqual([
      'delegate/US/Oslo/2031-05/ada-moreno',
      'delegate/US/Oslo/2031-05/lead',
    ]);
  });

  it('gives recalled talks the month that another sentence tells', () => {
    const keys = keysIn(
      'US and Chinese envoys resumed trade talks in Oslo on Wednesday. A trade agreement was reached last month in Geneva. ' +
        'Commerce Secretary Carl Whitby did not take part in the Geneva talks.',
    );

    expect(keys).toContain('round/Geneva/2031-04');
    expect(keys).not.toContain('round/Geneva/2031-05');
  });

  it('lays a breach at the deal that it recalls', () => {
    const claims = claimsIn(
      'US and Chinese envoys meet in Oslo on Wednesday. A trade truce was agreed in Geneva in April. ' +
        'Each side has since accused the other of breaching the truce.',
    );

    expect(claims.find(({ statement }) => 'status' in statement && statement.status === 'breach_alleged')?.key).toBe(
      'agreement/geneva/2031-04',
    );
  });
});

describe('history that an item tells along with the news', () => {
  it.each([
    [
      'talks of another month',
      'round/Geneva/2031-02',
      'Envoys met on Tuesday. Trade talks between the US and China in Geneva in February came to nothing.',
    ],
    [
      'a deal of months ago',
      'agreement/geneva/2031-02',
      'Envoys met on Tuesday. The US and China had reached a trade deal in Geneva in February.',
    ],
    [
      'a rate that only stands',
      'tariff/US>CN/all/total',
      'Envoys met. They spoke of beans. They dined. The US tariff on Chinese goods is 41%.',
    ],
  ])('is marked: %s', (...[_what, key, text]) => {
    expect(claimsIn(text).find((claim) => claim.key === key)).toMatchObject({ isRecalled: true });
  });

  it.each([
    [
      'a rate in the first sentence',
      'tariff/US>CN/all/total',
      'The US tariff on Chinese goods is 41%, officials said.',
    ],
    [
      'a move told further down',
      'tariff/US>CN/all/total',
      'Envoys met. They spoke of beans. They dined. The US cut its tariff on Chinese goods from 41% to 30% on Monday.',
    ],
    [
      'talks that are ahead',
      'round/Oslo/2031-05',
      'Envoys of the US and China will hold trade talks in Oslo next week.',
    ],
  ])('is not %s', (...[_what, key, text]) => {
    const claims = claimsIn(text).filter((claim) => claim.key === key);

    expect(claims.some(({ isRecalled }) => isRecalled !== true)).toBe(true);
  });
});

describe('the first since when', () => {
  it.each([
    [
      'In a call last week, the first direct contact of Trump and Xi since February, the two spoke of trade.',
      '2031-02',
    ],
    ['Trump and Xi spoke by phone last week, their first conversation since January 9, aides said.', '2031-01-09'],
  ])('%s', (text, since) => {
    expect(claimsIn(text).map(({ statement }) => statement)).toContainEqual(
      expect.objectContaining({ kind: 'record', rank: 'first', since }),
    );
  });

  it('is the day on which somebody took office, where that is said', () => {
    const [record] = claimsIn(
      'Trump and Xi spoke by phone last week, their first direct contact since Trump took office, aides said.',
    ).filter(({ statement }) => statement.kind === 'record');

    expect(record?.statement).toMatchObject({ since: '2025-01-20' });
  });
});

describe('what unnamed sources tell', () => {
  it('keeps their reserve, whatever it states', () => {
    const claims = claimsIn('China reportedly agreed to buy 12 million tonnes of US soybeans by the end of June.');

    expect(claims.map(({ statement }) => statement.kind)).toEqual(expect.arrayContaining(['agreement', 'deadline']));
    expect(new Set(claims.map(({ hedge }) => hedge))).toEqual(new Set(['reportedly']));
  });

  it('keeps who says it', () => {
    const [call] = claimsIn('Donald Trump and Xi Jinping spoke by phone on Monday, the White House said.');

    expect(call).toMatchObject({ speaker: 'White House', statement: { kind: 'contact' } });
  });
});
