import { describe, expect, it } from 'vitest';
import { ratesIn } from './tariff-rates.ts';

describe('rates in Chinese', () => {
  it.each([
    ['美国自去年起对中国自行车征收百分之三十五的关税，目前仍在实施。', 'US>CN 35 in_force'],
    ['中国宣布将对美国玉米加征18%的关税。', 'CN>US 18 announced'],
    ['特朗普威胁对中国商品加征90%关税。', 'US>CN 90 threatened'],
    [
      '双方同意暂停24%的关税九十天，美国保留对中国商品10%的关税。',
      'CN>US 24 suspended',
      'US>CN 10 in_force',
      'US>CN 24 suspended',
    ],
    ['美國將把對中國商品的關稅從41%下調至22%。', 'US>CN 22 announced', 'US>CN 41 in_force'],
    ['中國已將對美國汽車的關稅從40%降至15%。', 'CN>US 15 in_force', 'CN>US 40 former'],
    ['如果談判破裂，美國對中國商品的關稅將升至80%。', 'US>CN 80 threatened'],
    ['美国对中国商品的关税一度高达145%。', 'US>CN 145 former'],
    ['中方取消对美国大豆加征的12%关税。', 'CN>US 12 former'],
    ['川普今年初以芬太尼為由，對來自中國的商品加徵14%關稅。', 'US>CN 14 in_force'],
  ])('%s', (sentence, ...rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });

  it.each(['中国对美国出口同比下降34%，关税影响显现。', '中国三月出口增长12%。'])(
    'and what is no rate: %s',
    (sentence) => {
      expect(ratesIn(sentence)).toEqual([]);
    },
  );
});
