import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/lib/language.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'The ministers said that they will meet again in the autumn.'],
    ['es', 'Los ministros dijeron que se reunirán de nuevo en el otoño.'],
    ['pt', 'Os ministros disseram que vão se reunir de novo no outono.'],
    ['fr', "Les ministres ont dit qu'ils se reverront en automne dans la capitale."],
    ['de', 'Die Minister sagten, dass sie sich im Herbst wieder treffen werden.'],
    ['it', 'I ministri hanno detto che si vedranno di nuovo in autunno nella capitale.'],
    ['nl', 'De ministers zeggen dat ze elkaar in het najaar weer zien.'],
    ['zh', '两国部长表示将在秋天再次会面，地点尚未确定。'],
    ['zh', '美國總統Trump與習近平將在APEC會面'],
    ['ja', '両国の閣僚は秋に再び会うと述べた。'],
    ['ko', '두 나라 장관은 가을에 다시 만나기로 했다.'],
    ['ru', 'Министры заявили, что встретятся снова осенью.'],
    ['uk', 'Міністри заявили, що зустрінуться знову восени цієї осені.'],
    ['ar', 'قال الوزراء إنهم سيلتقون مجددا في الخريف.'],
  ])('is %s: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('stays English where a foreign name is quoted', () => {
    expect(languageOf('The firm 小米 and the paper Die Zeit were named in the report of the court.')).toBe('en');
  });

  it.each(['', '12.5%', 'Trump Xi Busan'])('is not known from too little: “%s”', (text) => {
    expect(languageOf(text)).toBeUndefined();
  });
});
