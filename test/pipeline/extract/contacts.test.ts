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
