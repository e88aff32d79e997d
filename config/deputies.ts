import type { Person } from '../src/domain/lexicon.ts';

/** Deputies and envoys of the United States who sat beside its chief negotiators. Data: an operator may add to it. */
export const deputies: readonly Person[] = [
  {
    name: 'David Malpass',
    side: 'US',
    surname: 'Malpass',
    names: ['大卫·马尔帕斯'],
    isSurnameClear: true,
    offices: [{ role: 'Under Secretary of the Treasury', from: '2017-08-03', until: '2019-04-09' }],
  },
  {
    name: 'Jeffrey Gerrish',
    side: 'US',
    surname: 'Gerrish',
    isSurnameClear: true,
    offices: [{ role: 'Deputy Trade Representative', from: '2018-03-06', until: '2020-02-01' }],
  },
  {
    name: 'Gregg Doud',
    side: 'US',
    surname: 'Doud',
    isSurnameClear: true,
    offices: [{ role: 'chief agricultural negotiator', from: '2018-03-06', until: '2021-01-20' }],
  },
  {
    name: 'Ted McKinney',
    side: 'US',
    surname: 'McKinney',
    offices: [{ role: 'Under Secretary of Agriculture', until: '2021-01-20' }],
  },
  {
    name: 'Gilbert Kaplan',
    side: 'US',
    surname: 'Kaplan',
    names: ['Gilbert B. Kaplan'],
    offices: [{ role: 'Under Secretary of Commerce', from: '2018-03-21', until: '2019-10-01' }],
  },
  {
    name: 'Steven Winberg',
    side: 'US',
    surname: 'Winberg',
    isSurnameClear: true,
    offices: [{ role: 'Assistant Secretary of Energy', until: '2021-01-20' }],
  },
  {
    name: 'Everett Eissenstat',
    side: 'US',
    surname: 'Eissenstat',
    isSurnameClear: true,
    offices: [{ role: 'Deputy Assistant to the President', until: '2018-07-01' }],
  },
  {
    name: 'Nicholas Burns',
    side: 'US',
    surname: 'Burns',
    names: ['Nick Burns', '伯恩斯'],
    offices: [{ role: 'ambassador to China', from: '2022-01-25', until: '2025-01-20' }],
  },
  {
    name: 'Rick Switzer',
    side: 'US',
    surname: 'Switzer',
    isSurnameClear: true,
    offices: [{ role: 'Deputy Trade Representative', from: '2025-07-01' }],
  },
];
