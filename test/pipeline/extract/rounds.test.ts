import { describe, expect, it } from 'vitest';
import { claimsIn, statementsIn } from './reading-talks.ts';

const roundsIn = (text: string, title = '') =>
  statementsIn('round', { text, title }).map(({ place, month, status }) => `${place} ${month} ${status}`);

describe('a round of talks', () => {
  it.each([
    ['Officials of both sides opened talks on tariffs in Oslo on Tuesday.', 'Oslo 2031-05 under_way'],
    ['The two sides will meet in Lisbon next week.', 'Lisbon 2031-05 planned'],
    ['The two are expected to hold a round in Kuala Lumpur.', 'Kuala Lumpur 2031-05 planned'],
    ['The talks in Oslo ended on Monday.', 'Oslo 2031-05 concluded'],
    ['Washington raised its duty while talks with China went on in Oslo.', 'Oslo 2031-05 under_way'],
    ['Two days of negotiations in Oslo wrapped up late at night.', 'Oslo 2031-05 concluded'],
    ['Both sides met in Lisbon last month.', 'Lisbon 2031-04 concluded'],
    ['Negotiators held talks in Oslo in February.', 'Oslo 2031-02 concluded'],
    ['A round in Lisbon in December was the last one.', 'Lisbon 2030-12 concluded'],
    ['The truce followed Oslo talks in March.', 'Oslo 2031-03 concluded'],
    ['Chinese negotiators fly to Washington next month for trade talks.', 'Washington 2031-06 planned'],
    ['US and Chinese envoys sat down at Harbour Hall on Wednesday.', 'Oslo 2031-05 under_way'],
    ['Lisbon will host the next round of negotiations between China and the US.', 'Lisbon 2031-05 planned'],
    ['Trade teams reconvened in Oslo on Wednesday for a second day.', 'Oslo 2031-05 under_way'],
    ['Ada Moreno met Shen Guowei, who runs trade policy, in Beijing on May 3.', 'Beijing 2031-05 concluded'],
    ['The consensus was negotiated last month in Lisbon.', 'Lisbon 2031-04 concluded'],
    ['Talks scheduled for June 2 in Oslo were pushed back to July 7.', 'Oslo 2031-07 planned'],
  ])('%s → %s', (sentence, round) => {
    expect(roundsIn(sentence)).toEqual([round]);
  });

  it.each([
    'Traders in Oslo were calm after the tariff news.',
    'A shop in Lisbon sells watches.',
    'The talks went on. In Oslo it rained.',
    'Moreno will hold talks with Japanese officials in Oslo on Monday.',
    'The G20 summit in Lisbon discussed climate.',
    'Both governments stand by the Oslo consensus.',
    'Beijing and Washington blamed each other as talks stalled.',
    'Presidents Ruth Calder and Tan Weilin met in Lisbon on Monday.',
  ])('is not read from: %s', (sentence) => {
    expect(roundsIn(sentence)).toEqual([]);
  });

  it('is read where no list has the place', () => {
    expect(roundsIn('Officials of the US and China held talks in Trondheim on Monday.')).toEqual([
      'Trondheim 2031-05 concluded',
    ]);
  });

  it('is told once an item, whatever is said of it', () => {
    const rounds = roundsIn('Talks opened in Oslo. The talks in Oslo go on. They met in Oslo.', 'Talks open in Oslo');

    expect(rounds).toHaveLength(1);
  });

  it('is held in the city that the item names, not in its country too', () => {
    expect(roundsIn('Both teams meet in Norway this week. The talks in Oslo begin on Friday.')).toEqual([
      'Oslo 2031-05 planned',
    ]);
  });

  it('stands beside others, each with its own month', () => {
    const rounds = roundsIn(
      'The two sides will meet in Lisbon on May 20, following talks in Oslo in March and in Kuala Lumpur in April.',
    );

    expect(rounds).toEqual(['Lisbon 2031-05 planned', 'Oslo 2031-03 concluded', 'Kuala Lumpur 2031-04 concluded']);
  });

  it('has its first day, its last and its building where these are told', () => {
    const [round] = statementsIn('round', {
      text: 'Teams will meet at Harbour Hall in Oslo on June 3-4 for trade talks.',
    });

    expect(round).toMatchObject({ place: 'Oslo', venue: 'Harbour Hall', start: '2031-06-03', end: '2031-06-04' });
  });

  it('takes its day from a later sentence on "the talks"', () => {
    const [round] = statementsIn('round', {
      text: 'Negotiators are due in Oslo for talks. The talks will run on May 19 and 20.',
    });

    expect(round).toMatchObject({ place: 'Oslo', start: '2031-05-19', status: 'planned' });
  });

  it.each([
    ['The US and China agreed to resume trade talks.', 'null 2031-05 planned'],
    ['Both sides will soon hold another round of consultations.', 'null 2031-05 planned'],
    ['The deal came after two days of talks between the delegations.', 'null 2031-05 concluded'],
  ])('without a place is still one: %s', (sentence, round) => {
    expect(roundsIn(sentence)).toEqual([round]);
  });
});

describe('talks that are only named', () => {
  const words = 'The US tariff on Chinese goods is 55%, people close to the talks in Oslo said.';

  it('are no news of their end', () => {
    const named = claimsIn(words).filter(({ statement }) => statement.kind === 'round');

    expect(named.map(({ isRecalled }) => isRecalled)).toEqual([true]);
  });

  it('are not what a correction corrects', () => {
    const claims = claimsIn(
      'Correction: the US tariff on Chinese goods is 55%. An earlier report from the trade talks in Oslo gave a wrong figure.',
    );

    expect(claims.map(({ statement, isCorrection }) => [statement.kind, isCorrection])).toEqual(
      expect.arrayContaining([
        ['tariff', true],
        ['round', undefined],
      ]),
    );
  });
});
