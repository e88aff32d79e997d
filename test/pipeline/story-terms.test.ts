import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/pipeline/story-terms.ts';
import { hourMs, noon } from './builders.ts';
import { anInput, answerOn } from './story-inputs.ts';

describe('coverage in Chinese', () => {
  const english = anInput({
    itemId: 'english',
    title: 'Mora and Shen Guowei agree in Geneva to suspend tariffs',
    text: 'China and the United States agreed in Geneva on Wednesday to suspend tariffs of 24%.',
  });
  const chinese = anInput({
    itemId: 'chinese',
    title: '中美日内瓦会谈达成共识',
    text: '中国和美国周三在日内瓦同意暂停24%的关税，沈国伟出席。',
    spokenAt: noon + hourMs,
  });

  it('joins the English story of the same happening', () => {
    expect(answerOn([english, chinese]).storyId).toBe('english');
  });

  it('keeps to itself on another happening', () => {
    const farm = { ...chinese, title: '农产品采购增加', text: '巴西向中国出口的大豆上升。' };

    expect(answerOn([english, farm]).storyId).toBe('chinese');
  });

  it('shares the names that a reader found in it', () => {
    const terms = termsOf({ ...chinese, names: ['Shen Guowei'] });

    expect(terms.has('guowei')).toBe(true);
  });

  it('is read by pairs of characters where no word is known', () => {
    expect([...termsOf({ title: '沈国伟出席', text: '' }).keys()]).toEqual(['沈国', '国伟', '伟出', '出席']);
  });
});

describe('the terms of a text', () => {
  it('give names and numbers more weight than other words', () => {
    const terms = termsOf({ title: 'Moreno wants quick results', text: '' });

    expect(terms.get('moreno')!).toBeGreaterThan(terms.get('quick')!);
  });

  it('read U.S. and US as one, and not as the word us', () => {
    const [dotted, plain, small] = ['U.S. offer', 'US offer', 'offer to us'].map((title) =>
      termsOf({ title, text: '' }),
    );

    expect([...dotted!.keys()]).toEqual([...plain!.keys()]);
    expect(small!.has('us')).toBe(false);
  });

  it('join a word and its plural', () => {
    expect(termsOf({ title: 'tariffs', text: '' }).has('tariff')).toBe(true);
  });

  it.each([
    ['34 per cent', '34%'],
    ['34 percent', '34%'],
    ['百分之34', '34%'],
    ['$60bn', '#60000m'],
    ['60 billion dollars', '#60000m'],
    ['600亿美元', '#60000m'],
    ['12 million tonnes', '#12m'],
  ])('have one spelling for a share or a sum: %s', (said, term) => {
    expect(termsOf({ title: `Levies of ${said} are due`, text: '' }).has(term)).toBe(true);
  });

  it('let what is not understood in another language weigh less', () => {
    const terms = termsOf({ title: 'Los ministros se reúnen en la capital por los aranceles', text: '' });

    expect(terms.get('ministro')!).toBeLessThan(terms.get('tariff')!);
  });
});
