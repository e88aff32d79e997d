import { describe, expect, it } from 'vitest';
import {
  documentAnchorsOf,
  documentIn,
  effectiveDayIn,
  isOfOtherDocument,
  isSuperseded,
} from '../../src/pipeline/documents.ts';

const piece = (title: string, text = '') => ({ title, text });

describe('the number that a piece names as its subject', () => {
  it.each([
    ['Notice on kites', 'Kites and more. [FR Doc. 2031-10001 Filed 5-14-31; 8:45 am]', 'FR 2031-10001'],
    ['Notice on kites', 'See https://www.federalregister.gov/d/2031-10001 for the text.', 'FR 2031-10001'],
    ['Notice on kites', 'It is Federal Register document number 2031-10001.', 'FR 2031-10001'],
    ['Executive Order 15001 raises kite duties', '', 'Executive Order 15001'],
    ['Kite duties', 'Executive Order 15001 of May 14, 2031.', 'Executive Order 15001'],
    [
      'Kite duties',
      'The president signed E.O. 15001 on Wednesday. It amends Executive Order 14900.',
      'Executive Order 15001',
    ],
    ['Kite duties', 'The White House issued Proclamation 11901 on kites.', 'Proclamation 11901'],
  ])('%s: %s', (...[title, text, number]) => {
    expect(documentIn(piece(title, text))?.number).toBe(number);
  });

  it.each([
    ['a text that names several', 'Notice', 'FR Doc. 2031-10001 and FR Doc. 2031-10002 were filed.'],
    ['an order that is amended', 'Amending Executive Order 15001 on kites', ''],
    ['an order that it rests on', 'Kite duties', 'Duties under Executive Order 15001 fall away.'],
    ['two orders', 'Kite duties', 'He signed Executive Order 15001 and signed Executive Order 15002.'],
    ['a page of the Register', 'Kite duties', 'See 96 FR 10001.'],
  ])('is not taken from %s', (...[, title, text]) => {
    expect(documentIn(piece(title, text))?.number).toBeUndefined();
  });

  it('is the one of its feed before any that the text names', () => {
    const document = { number: 'FR 2031-10001' };

    expect(documentIn({ ...piece('A', 'Corrects FR Doc. 2031-10000.'), document })?.number).toBe('FR 2031-10001');
  });

  it('binds by the Register’s number and by the order’s', () => {
    const document = { number: 'FR 2031-10001' };

    expect(documentAnchorsOf({ ...piece('Kites', 'Executive Order 15001 of May 14, 2031.'), document })).toEqual([
      'document/FR/2031-10001',
      'document/EO/15001',
    ]);
  });
});

describe('days of a document', () => {
  it.each(['05/16/2031', 'May 16, 2031', '16 May 2031', '2031-05-16'])('is to be printed on %s', (day) => {
    const text = `This document is scheduled to be published in the Federal Register on ${day}.`;

    expect(documentIn({ ...piece('A', text), document: { number: 'FR 2031-10001' } })?.printsOn).toBe('2031-05-16');
  });

  it('is printed at a day only where the piece is a copy of it', () => {
    expect(documentIn(piece('A', 'FR Doc. 2031-10001 is to be printed on 2031-05-16.'))?.printsOn).toBeUndefined();
  });

  it.each([
    ['DATES: Effective May 16, 2031.', '2031-05-16'],
    ['The duty takes effect on May 16, 2031.', '2031-05-16'],
    ['effective on or after 12:01 a.m. eastern daylight time on May 16, 2031', '2031-05-16'],
    ['The duty takes effect soon.', undefined],
  ])('%s', (text, day) => {
    expect(effectiveDayIn(text)).toBe(day);
  });
});

describe('copies of documents', () => {
  const filed = { document: { number: 'FR 2031-10001', printsOn: '2031-05-16' } };
  const printed = { document: { number: 'FR 2031-10001' } };
  const other = { document: { number: 'FR 2031-10002' } };

  it('that were filed tell nothing once the print is there', () => {
    expect(isSuperseded({ ...piece('A'), ...filed }, printed)).toBe(true);
    expect([
      isSuperseded({ ...piece('A'), ...filed }, filed),
      isSuperseded({ ...piece('A'), ...printed }, filed),
      isSuperseded({ ...piece('A'), ...filed }, other),
    ]).toEqual([false, false, false]);
    expect(isSuperseded({ ...piece('A'), ...filed }, undefined)).toBe(false);
  });

  it('are of other acts when their numbers of one series differ', () => {
    expect(isOfOtherDocument(other, [printed])).toBe(true);
    expect(isOfOtherDocument(other, [printed, other])).toBe(false);
    expect(isOfOtherDocument(other, [{ document: { number: 'Executive Order 15001' } }, {}])).toBe(false);
  });
});
