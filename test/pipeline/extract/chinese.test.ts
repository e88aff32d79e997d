import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { topics } from '../../../config/topics.ts';
import { claimLinesOf } from '../../../src/cli/claim-lines.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { anItem } from '../builders.ts';

const extractClaims = createClaimExtractor({ lexicon, topics });
/** What a text of Wednesday, 14 May 2031 tells, in the words of labelled coverage. */
const linesIn = (text: string) => claimLinesOf(extractClaims(anItem({ title: '', text })));
const ratesIn = (text: string) =>
  linesIn(text).flatMap((line) =>
    line.kind === 'tariff' ? [`${line.imposer}>${line.target} ${line.percent} ${line.status}`] : [],
  );
const told = (kind: string, text: string) => linesIn(text).filter((line) => line.kind === kind);

describe('rates in Chinese', () => {
  it.each([
    ['美国对中国商品加征的关税目前为35%。', ['US>CN 35 in_force']],
    ['美國目前對中國商品徵收百分之三十五的關稅。', ['US>CN 35 in_force']],
    ['中方对美国商品征收12%的关税。', ['CN>US 12 in_force']],
    ['特朗普威胁对中国商品加征80%的关税。', ['US>CN 80 threatened']],
    ['美国将自6月9日起对中国商品加征35%的关税。', ['US>CN 35 announced']],
    ['双方暂停实施24%的关税90天。', ['CN>US 24 suspended', 'US>CN 24 suspended']],
    ['目前中国商品面临美国41%的关税，中国对美国商品征收9%的关税。', ['CN>US 9 in_force', 'US>CN 41 in_force']],
    ['中国对美国出口下降了12%。', []],
    ['泰国被课征36%关税。', []],
  ])('%s', (text, rates) => {
    expect(ratesIn(text).toSorted()).toEqual(rates);
  });
});

describe('talks in Chinese', () => {
  it('are read with place, people and time', () => {
    const text = '美国财政部长贝森特与中国国务院副总理何立峰下周将在日内瓦举行会谈。';

    expect(told('talks', text)).toMatchObject([{ place: 'Geneva', status: 'planned' }]);
    expect(told('delegate', text).map(({ person }) => person)).toEqual(['Scott Bessent', 'He Lifeng']);
  });

  it('of the leaders by telephone are a call', () => {
    expect(told('contact', '5月13日，习近平同特朗普通电话。')).toMatchObject([
      { who: ['Trump', 'Xi'], mode: 'call', status: 'held', date: '2031-05-13' },
    ]);
  });
});

describe('figures in Chinese', () => {
  it.each([
    ['中国对美国出口5月下降了34.5%。', [['cn_exports_to_us', -34.5]]],
    ['中国将购买2,500万吨大豆。', [['other', 25_000_000]]],
    ['中国同意购买200架波音飞机。', [['other', 200]]],
    ['美国对价值340亿美元的中国商品加征25%关税。', []],
  ])('%s', (text, figures) => {
    expect(told('figure', text).map(({ metric, value }) => [metric, value])).toEqual(figures);
  });
});

describe('deals and dates in Chinese', () => {
  it.each([
    ['双方达成了贸易协议。', 'trade deal', 'reached'],
    ['中美原则上就框架达成一致，双方同意原则框架。', 'framework', 'in_principle'],
    ['双方同意延长关税暂缓期。', 'truce extension', 'reached'],
  ])('%s', (...[text, what, status]) => {
    expect(told('agreement', text)).toMatchObject([{ what, status }]);
  });

  it('end on the day that is told', () => {
    expect(told('deadline', '美国将关税暂停期延长至8月12日。')).toMatchObject([{ what: 'truce', date: '2031-08-12' }]);
  });
});
