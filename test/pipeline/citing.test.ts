import { describe, expect, it } from 'vitest';
import { citationOf, createCiter, sourcing } from '../../src/pipeline/citing.ts';
import { aTelling, noon } from './builders.ts';

const linesOf = (...tellings: Parameters<typeof aTelling>[0][]) =>
  sourcing({ tellings: tellings.map(aTelling), citer: createCiter(), nowMs: noon });

describe('citing', () => {
  it('numbers each item once, in the order of the message', () => {
    const citer = createCiter();
    const [gazette, courier] = [aTelling(), aTelling({ outlet: 'Plain Courier' })];

    const marks = [citer.cite([gazette]), citer.cite([courier, gazette]), citer.cite([courier, courier])];

    expect(marks).toEqual(['[1]', '[1][2]', '[2]']);
    expect(citer.citations.map(({ outlet }) => outlet)).toEqual(['Harbour Gazette', 'Plain Courier']);
  });

  it('says where an outlet is not named and a date is our guess', () => {
    const citation = citationOf(aTelling({ outlet: null, title: 'A leaflet', isDateGuessed: true }));

    expect(citation).toMatchObject({ outlet: 'outlet not named', title: 'A leaflet (its date is our guess)' });
    expect(citation).not.toHaveProperty('url');
  });

  it('keeps the link where there is one', () => {
    expect(citationOf(aTelling({ url: 'https://news.example/a' })).url).toBe('https://news.example/a');
  });
});

describe('the sources of a fact', () => {
  it('say when it was last told and by how many', () => {
    const line = linesOf({ date: '2031-05-10' }, { outlet: 'Plain Courier', date: '2031-05-12' });

    expect(line).toBe('as of 12 May 2031 (2 days ago), 2 independent outlets (paper) [1][2]');
  });

  it.each([
    ['1 outlet', [{}, { outlet: 'Copy Desk', voice: null }]],
    ['outlet not named', [{ outlet: null }]],
  ])('count independent outlets only: %s', (words, tellings) => {
    expect(linesOf(...tellings)).toContain(`, ${words} `);
  });

  it('keep speakers and hedges, each once', () => {
    const line = linesOf({ speaker: 'an aide', hedge: 'reportedly' }, { outlet: 'Plain Courier', speaker: 'an aide' });

    expect(line).toContain('by the account of an aide, “reportedly” [1][2]');
  });
});
