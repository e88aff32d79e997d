import { describe, expect, it } from 'vitest';
import { createItemReader } from '../../../../src/pipeline/extract/reading.ts';
import { lexicon } from '../reading-talks.ts';

const read = createItemReader(lexicon);
const tagsOf = (text: string) =>
  read({ title: '', text, spokenAt: Date.UTC(2031, 4, 14, 12) }).sentences.flatMap(({ tags }) => tags);
const placesIn = (text: string) => tagsOf(text).flatMap((tag) => (tag.kind === 'place' ? [tag.place] : []));
const peopleIn = (text: string) =>
  tagsOf(text).flatMap((tag) => (tag.kind === 'person' ? [`${tag.person.name} ${tag.person.side}`] : []));

describe('a capital', () => {
  it.each([
    ['Teams met in Beijing on Monday.', ['Beijing']],
    ['Moreno flew to Washington.', ['Washington']],
    ['The Beijing talks ended.', ['Beijing']],
    ['The visit to Norway was short.', ['Norway']],
    ['OSLO, May 3 (Agency) -- Talks opened.', ['Oslo']],
    ['Both sides held talks in Trondheim.', ['Trondheim']],
  ])('is a place: %s', (text, places) => {
    expect(placesIn(text)).toEqual(places);
  });

  it.each([
    'Beijing said it would answer.',
    'Talks between Washington and Beijing stalled.',
    'In response Beijing raised its duties.',
    'A deal with Beijing is near.',
    'Talks in May went well.',
    'Norway sells fish.',
  ])('is no place: %s', (text) => {
    expect(placesIn(text)).toEqual([]);
  });
});

describe('somebody whom no list names', () => {
  it.each([
    ['Chinese Vice Finance Minister Zhao Ping spoke.', ['Zhao Ping CN']],
    ['Zhao Ping, China’s vice finance minister, spoke.', ['Zhao Ping CN']],
    ['US Deputy Trade Representative Jane Okafor spoke.', ['Jane Okafor US']],
    ['Norwegian Foreign Minister Kari Dahl spoke.', ['Kari Dahl undefined']],
  ])('is read by the office: %s', (text, people) => {
    expect(peopleIn(text)).toEqual(people);
  });

  it.each(['Treasury Secretary Set to Meet Envoy', 'Vice Premier Next Week in Oslo', 'Trade Minister Says No'])(
    'is not read from a headline: %s',
    (text) => {
      expect(peopleIn(text)).toEqual([]);
    },
  );

  it('is read by a clear surname in a headline where each word has a capital', () => {
    expect(peopleIn('Moreno Says Whitby Will Go')).toEqual(['Ada Moreno US', 'Carl Whitby US']);
  });
});
