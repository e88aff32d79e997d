import { describe, expect, it } from 'vitest';
import { statementsIn } from './reading-talks.ts';

const opened = 'Talks in Oslo opened. ';
const leadsIn = (text: string) =>
  statementsIn('lead', { text }).map(({ side, people }) => `${side}: ${people.join(', ')}`);
const delegatesIn = (text: string) =>
  statementsIn('delegate', { text }).map(({ person, isAbsent }) => `${person}${isAbsent ? ' is absent' : ''}`);

describe('who leads a team', () => {
  it.each([
    ['The US delegation is led by Ada Moreno.', ['US: Ada Moreno']],
    ['The Chinese team is headed by Shen Guowei.', ['CN: Shen Guowei']],
    ['The Chinese delegation is led by Shen Guowei and Luo Min.', ['CN: Shen Guowei, Luo Min']],
    ['Leading the US team is Ada Moreno, alongside Carl Whitby.', ['US: Ada Moreno']],
    ['Washington’s team is led by Ada Moreno, joined by Carl Whitby.', ['US: Ada Moreno']],
    ['The US team is led by Carl Whitby and the Chinese one is led by Luo Min.', ['US: Carl Whitby', 'CN: Luo Min']],
    ['Vice Premier Shen Guowei, who leads the Chinese delegation, smiled.', ['CN: Shen Guowei']],
    [
      'The sessions, chaired by Ada Moreno and Vice Premier Shen Guowei, lasted all day.',
      ['US: Ada Moreno', 'CN: Shen Guowei'],
    ],
  ])('leads: %s', (sentence, leads) => {
    expect(leadsIn(opened + sentence)).toEqual(leads);
  });
});

describe('who sits at the table', () => {
  it.each([
    ['Leading the US team is Ada Moreno, alongside Carl Whitby.', ['Ada Moreno', 'Carl Whitby']],
    ['Ada Moreno and Carl Whitby met Vice Premier Shen Guowei.', ['Ada Moreno', 'Carl Whitby', 'Shen Guowei']],
    ['Moreno held talks with Chinese Commerce Minister Luo Min on Monday.', ['Ada Moreno', 'Luo Min']],
    ['The team includes Carl Whitby and Ada Moreno.', ['Carl Whitby', 'Ada Moreno']],
    ['Luo Min was also present.', ['Luo Min']],
    ['The meeting brought together Moreno and Shen Guowei.', ['Ada Moreno', 'Shen Guowei']],
    ['Carl Whitby will represent Washington in the discussions.', ['Carl Whitby']],
    ['Whitby said he would attend the negotiations.', ['Carl Whitby']],
    ['On the Chinese side are Shen Guowei and Luo Min.', ['Shen Guowei', 'Luo Min']],
    ['Whitby did not attend the talks.', ['Carl Whitby is absent']],
    ['The team was without Carl Whitby.', ['Carl Whitby is absent']],
    ['Zhao Ping, China’s vice finance minister, took part too.', ['Zhao Ping']],
    ['US Deputy Trade Representative Jane Okafor joined the talks.', ['Jane Okafor']],
  ])('%s → %s', (sentence, people) => {
    expect(delegatesIn(opened + sentence)).toEqual(people);
  });

  it.each([
    'Ada Moreno told reporters that she is content.',
    'Carl Whitby called the talks a success on Monday.',
    'Moreno met President Calder at the White House.',
    'Shen Guowei, an aide to Luo Min said, was pleased.',
    'Moreno spoke by phone with Luo Min.',
  ])('is not read from: %s', (sentence) => {
    expect(delegatesIn(opened + sentence)).toEqual([]);
  });

  it('is not read where the item tells of no round', () => {
    const text = 'The US delegation is led by Ada Moreno.';

    expect([...delegatesIn(text), ...leadsIn(text)]).toEqual([]);
  });

  it('gives the side, the role and the round of a delegate', () => {
    const [delegate] = statementsIn('delegate', { text: `${opened}Luo Min is on the delegation.` });

    expect(delegate).toEqual({
      kind: 'delegate',
      side: 'CN',
      place: 'Oslo',
      month: '2031-05',
      person: 'Luo Min',
      role: 'Commerce Minister',
    });
  });

  it('puts people at the round that the text named last', () => {
    const text = 'Talks in Oslo ended in March. A round in Lisbon begins on May 20. Luo Min will attend the meetings.';

    expect(statementsIn('delegate', { text })).toMatchObject([{ person: 'Luo Min', place: 'Lisbon' }]);
  });
});

describe('who is named beside talks', () => {
  it.each([
    ['Ada Moreno and Vice Premier Shen Guowei spent six hours in talks.', ['Ada Moreno', 'Shen Guowei']],
    ['Moreno will travel to Oslo next week to meet Vice Premier Shen Guowei.', ['Ada Moreno', 'Shen Guowei']],
    ['Moreno hosted Vice Premier Shen Guowei for two days of talks.', ['Ada Moreno', 'Shen Guowei']],
    ['Talks resumed, with Moreno representing the US and Shen Guowei China.', ['Ada Moreno', 'Shen Guowei']],
    ['After meeting Vice Premier Shen Guowei, Moreno said a deal was near.', ['Shen Guowei', 'Ada Moreno']],
    ['Moreno, in Oslo for talks with China, said a deal was near.', ['Ada Moreno']],
    ['Moreno called her two days of meetings with Shen Guowei candid.', ['Ada Moreno', 'Shen Guowei']],
    ['"We had long talks with them," Moreno told reporters.', ['Ada Moreno']],
    ['Beijing dispatched Commerce Minister Luo Min.', ['Luo Min']],
    ['For China, Shen Guowei and Luo Min.', ['Shen Guowei', 'Luo Min']],
    ['Moreno is there for Washington; Shen Guowei for Beijing.', ['Ada Moreno', 'Shen Guowei']],
    ['Among the participants were Moreno, Whitby and Shen Guowei.', ['Ada Moreno', 'Carl Whitby', 'Shen Guowei']],
    ['The Chinese delegation includes Wu Jing, Fang Rui and Luo Min.', ['Wu Jing', 'Fang Rui', 'Luo Min']],
    ['Under Secretary of the Treasury Jane Okafor sat across from Luo Min.', ['Jane Okafor', 'Luo Min']],
    ['Absent from the talks in Oslo was Carl Whitby.', ['Carl Whitby is absent']],
    ['Whitby was not in Oslo for the talks.', ['Carl Whitby is absent']],
  ])('sits there: %s', (sentence, people) => {
    expect(delegatesIn(opened + sentence)).toEqual(people);
  });

  it.each([
    'Whitby told a broadcaster the talks in Oslo would be short.',
    'China’s commerce minister Luo Min said the talks in Oslo showed progress.',
    'According to Whitby, the talks in Oslo went well.',
    'Whitby, who opposes any truce, was sceptical about the talks in Oslo.',
    'Whitby raised fees on ships, days after talks in Oslo ended.',
    '"The talks in Oslo were a good start," said Whitby.',
    'The delegation of executives includes Wu Jing and Fang Rui.',
  ])('only speaks of them, or acts elsewhere: %s', (sentence) => {
    expect(delegatesIn(opened + sentence)).toEqual([]);
  });
});
