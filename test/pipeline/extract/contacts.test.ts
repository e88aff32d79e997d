import { describe, expect, it } from 'vitest';
import { statementsIn } from './reading-talks.ts';

const contactsIn = (text: string, title = '') =>
  statementsIn('contact', { text, title }).map(
    ({ who, mode, status, date }) => `${who.join('+')} ${mode} ${status} ${date}`,
  );

describe('a contact of leaders', () => {
  it.each([
    ['Calder and Tan spoke by phone on Monday.', 'Calder+Tan call held 2031-05-12'],
    ['President Calder held a call with Chinese President Tan Weilin on May 2.', 'Calder+Tan call held 2031-05-02'],
    ['Ruth Calder will meet Tan Weilin in Lisbon on May 30.', 'Calder+Tan meeting planned 2031-05-30'],
    ['The deal came before a summit between Presidents Tan and Calder in June.', 'Calder+Tan meeting planned 2031-06'],
    ['Curbs were eased after Calder met Chinese leader Tan Weilin in March.', 'Calder+Tan meeting held 2031-03'],
    ['The truce was struck at the Calder-Tan summit in April.', 'Calder+Tan meeting held 2031-04'],
    ['Calder will pay a state visit to Beijing in July, and Tan is pleased.', 'Calder+Tan meeting planned 2031-07'],
    [
      'The pact was reached between Ruth Calder and Tan Weilin in Lisbon last month.',
      'Calder+Tan meeting held 2031-04',
    ],
  ])('%s → %s', (sentence, contact) => {
    expect(contactsIn(sentence)).toEqual([contact]);
  });

  it('is read where "the two leaders" stand for their names', () => {
    const contacts = contactsIn('Calder praised Tan. The two leaders spoke on Tuesday and will meet in Oslo in June.');

    expect(contacts).toEqual(['Calder+Tan call held 2031-05-13', 'Calder+Tan meeting planned 2031-06']);
  });

  it.each([
    'Calder may meet Tan in June.',
    'Tan invited Calder to visit Beijing.',
    'Calder called off a meeting with Tan.',
    'Calder told Tan to open the market in a letter.',
    'Calder met Ada Moreno before Tan spoke.',
    'Calder and Tan told their teams to resume trade talks.',
  ])('is not read from: %s', (sentence) => {
    expect(contactsIn(sentence)).toEqual([]);
  });
});

describe('a call of negotiators', () => {
  it.each([
    [
      'Ada Moreno held a video call with Vice Premier Shen Guowei on Friday.',
      'Ada Moreno+Shen Guowei call held 2031-05-09',
    ],
    ['Shen Guowei and Carl Whitby will speak by phone on May 20.', 'Carl Whitby+Shen Guowei call planned 2031-05-20'],
    ['Luo Min met virtually with Ada Moreno on Tuesday.', 'Ada Moreno+Luo Min call held 2031-05-13'],
  ])('%s → %s', (sentence, contact) => {
    expect(contactsIn(sentence)).toEqual([contact]);
  });

  it('names the counterpart whom the item names elsewhere', () => {
    const contacts = contactsIn(
      'Moreno will meet Shen Guowei in Oslo. She had a call with the vice premier on Monday.',
    );

    expect(contacts).toEqual(['Ada Moreno+Shen Guowei call held 2031-05-12']);
  });

  it.each([
    'Moreno met Shen Guowei in Oslo on Monday.',
    'Moreno told investors on a conference call that Shen Guowei was wrong.',
  ])('is not read from: %s', (sentence) => {
    expect(contactsIn(sentence)).toEqual([]);
  });
});

describe('a meeting with a negotiator of the other side', () => {
  it.each([
    [
      'President Calder will meet Vice Premier Shen Guowei on Thursday.',
      ['Calder+Shen Guowei meeting planned 2031-05-15'],
    ],
    ['Calder met with Chinese Commerce Minister Luo Min on Monday.', ['Calder+Luo Min meeting held 2031-05-12']],
    ['President Tan received Ada Moreno on Tuesday.', ['Ada Moreno+Tan meeting held 2031-05-13']],
    ['Luo Min met President Calder on Monday.', ['Calder+Luo Min meeting held 2031-05-12']],
    ['Calder might meet Vice Premier Shen Guowei.', []],
    ['Calder met Ada Moreno on Monday.', []],
  ])('%s → %s', (sentence, contacts) => {
    expect(contactsIn(sentence)).toEqual(contacts);
  });
});

describe('whether a meeting of leaders lies ahead', () => {
  it.each([
    ['Teams cleared the path for President Calder’s trip to Oslo to meet Tan.', 'planned'],
    ['Calder is delaying her visit to China; she wants to see Tan in June.', 'planned'],
    ['Talks in Oslo paved the way for a meeting between Calder and Tan.', 'planned'],
    ['Officials said the June meeting between Calder and Tan is meant to calm markets.', 'planned'],
    ['The summit between President Calder and President Tan is expected to take place in Oslo.', 'planned'],
    ['Calder praised Tan. Their face-to-face talks in Oslo were the first in years.', 'held'],
  ])('%s → %s', (sentence, status) => {
    expect(contactsIn(sentence).at(-1)).toContain(` ${status} `);
  });
});
