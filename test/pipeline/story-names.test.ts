import { describe, expect, it } from 'vitest';
import { createNameFinder } from '../../src/pipeline/story-names.ts';

const findNames = createNameFinder({
  people: [{ name: 'Ada Moreno', side: 'US', surname: 'Moreno', names: ['莫爾諾', 'A. Moreno'], offices: [] }],
  places: [{ name: 'Oslo', names: ['奥斯陆', 'Осло'] }],
});

describe('the names in a text of another script', () => {
  it.each([
    { rule: 'people and places by their canonical names', text: '莫爾諾在奥斯陆表示', names: ['Ada Moreno', 'Oslo'] },
    { rule: 'names in traditional and simplified characters alike', text: '莫尔諾表示', names: ['Ada Moreno'] },
    { rule: 'each name once', text: '莫爾諾說，莫爾諾', names: ['Ada Moreno'] },
    { rule: 'names in Cyrillic letters', text: 'Осло ждёт гостей', names: ['Oslo'] },
    {
      rule: 'none in Latin letters, whose words are compared as they are',
      text: 'A. Moreno spoke in Oslo.',
      names: [],
    },
  ])('are $rule', ({ text, names }) => {
    expect(findNames(text)).toEqual(names);
  });

  it('are none where no names are kept', () => {
    expect(createNameFinder({ people: [], places: [] })('奥斯陆')).toEqual([]);
  });
});
