import { describe, expect, it } from 'vitest';
import { parties } from '../../config/parties.ts';
import { relevance } from '../../config/relevance.ts';
import { topics } from '../../config/topics.ts';
import type { Lexicon } from '../../src/domain/lexicon.ts';
import { createClaimExtractor } from '../../src/pipeline/extract/extract-claims.ts';
import { anItem } from './builders.ts';

const lexicon: Lexicon = {
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
  ],
  places: [{ name: 'Oslo' }, { name: 'Kuala Lumpur' }, { name: 'Lisbon' }],
  parties,
  controlledGoods: [],
  relevance,
};

/** Statements of a text of 14 May 2031. */
const statementsIn = (text: string, title = '') =>
  createClaimExtractor({ lexicon, topics })(anItem({ title, text })).map(({ statement }) => statement);
const roundsIn = (text: string, title = '') =>
  statementsIn(text, title).flatMap((statement) =>
    statement.kind === 'round' ? [`${statement.place} ${statement.month} ${statement.status}`] : [],
  );
const leadsIn = (text: string) =>
  statementsIn(text).flatMap((statement) =>
    statement.kind === 'lead' ? [`${statement.side}: ${statement.people.join(', ')}`] : [],
  );
const delegatesIn = (text: string) =>
  statementsIn(text).flatMap((statement) => (statement.kind === 'delegate' ? [statement.person] : []));
const deadlinesIn = (text: string) =>
  statementsIn(text).flatMap((statement) => (statement.kind === 'deadline' ? [statement] : []));

describe('a round of talks', () => {
  it.each([
    ['Officials of both sides opened talks on tariffs in Oslo on Tuesday.', 'Oslo 2031-05 under_way'],
    ['The two sides will meet in Lisbon next week.', 'Lisbon 2031-05 planned'],
    ['The two are expected to hold a round in Kuala Lumpur.', 'Kuala Lumpur 2031-05 planned'],
    ['The talks in Oslo ended on Monday.', 'Oslo 2031-05 concluded'],
    ['Two days of negotiations in Oslo wrapped up late at night.', 'Oslo 2031-05 concluded'],
    ['Both sides met in Lisbon last month.', 'Lisbon 2031-04 concluded'],
    ['Negotiators held talks in Oslo in February.', 'Oslo 2031-02 concluded'],
    ['A round in Lisbon in December was the last one.', 'Lisbon 2030-12 concluded'],
  ])('%s → %s', (sentence, round) => {
    expect(roundsIn(sentence)).toEqual([round]);
  });

  it.each([
    'Traders in Oslo were calm after the tariff news.',
    'A shop in Lisbon sells watches.',
    'Officials held talks in Atlantis on tariffs.',
    'The talks went on. In Oslo it rained.',
  ])('is not read from: %s', (sentence) => {
    expect(roundsIn(sentence)).toEqual([]);
  });

  it('is told once an item, whatever is said of it', () => {
    const rounds = roundsIn('Talks opened in Oslo. The talks in Oslo go on. They met in Oslo.', 'Talks open in Oslo');

    expect(rounds).toHaveLength(1);
  });
});

describe('who sits at the table', () => {
  const opened = 'Talks in Oslo opened. ';

  it.each([
    ['The US delegation is led by Ada Moreno.', ['US: Ada Moreno']],
    ['The Chinese team is headed by Shen Guowei.', ['CN: Shen Guowei']],
    ['The Chinese delegation is led by Shen Guowei and Luo Min.', ['CN: Shen Guowei, Luo Min']],
    ['Leading the US team is Ada Moreno, alongside Carl Whitby.', ['US: Ada Moreno']],
    ['Washington’s team is led by Ada Moreno, joined by Carl Whitby.', ['US: Ada Moreno']],
    ['The US team is led by Carl Whitby and the Chinese one is led by Luo Min.', ['US: Carl Whitby', 'CN: Luo Min']],
  ])('leads: %s', (sentence, leads) => {
    expect(leadsIn(opened + sentence)).toEqual(leads);
  });

  it('names those beside the head as delegates too', () => {
    const delegates = delegatesIn(`${opened}Leading the US team is Ada Moreno, alongside Carl Whitby.`);

    expect(delegates).toEqual(['Ada Moreno', 'Carl Whitby']);
  });

  it('gives the side, the role and the round of a delegate', () => {
    const [delegate] = statementsIn(`${opened}Luo Min is on the delegation.`).filter(({ kind }) => kind === 'delegate');

    expect(delegate).toEqual({
      kind: 'delegate',
      side: 'CN',
      place: 'Oslo',
      month: '2031-05',
      person: 'Luo Min',
      offices: [{ role: 'Commerce Minister' }],
    });
  });

  it.each([`${opened}Ada Moreno told reporters that she is content.`, 'The US delegation is led by Ada Moreno.'])(
    'is not read without a team and a round: %s',
    (text) => {
      expect([...delegatesIn(text), ...leadsIn(text)]).toEqual([]);
    },
  );
});

describe('a deadline', () => {
  it.each([
    ['The truce between the two sides expires on 19 August.', '2031-08-19'],
    ['The truce runs until November.', '2031-11'],
    ['The truce ends on February 3.', '2032-02-03'],
  ])('%s → %s', (sentence, date) => {
    expect(deadlinesIn(sentence)).toEqual([{ kind: 'deadline', what: 'truce', date }]);
  });

  it('is marked as moved when the text says that it was extended', () => {
    const [deadline] = deadlinesIn('The tariff pause was extended until 10 January 2032.');

    expect(deadline).toEqual({ kind: 'deadline', what: 'truce', date: '2032-01-10', isMoved: true });
  });

  it('keeps its condition', () => {
    const [deadline] = deadlinesIn('The truce ends on 3 June 2032 unless both sides agree to more time.');

    expect(deadline).toMatchObject({ date: '2032-06-03', condition: 'unless both sides agree to more time' });
  });

  it.each([
    'The contract of the coach ends on 9 July.',
    'The truce has held since 9 May.',
    'The truce ends soon.',
    'The truce is fragile.',
  ])('is not read from: %s', (sentence) => {
    expect(deadlinesIn(sentence)).toEqual([]);
  });
});
