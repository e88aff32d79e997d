import { describe, expect, it } from 'vitest';
import { keptRanges, trimLitter } from '../../src/pipeline/trim-litter.ts';

const first = 'LIMA – Envoys of Norway and Peru met in Bergen on Tuesday to speak about fish and copper.';
const second = 'Both sides said that a duty of 12 percent would stay until the autumn.';
const chinese = '挪威与秘鲁星期二在卑尔根举行会谈，双方就鱼类和铜的关税交换了意见。';
const chineseEnd = '双方同意保持沟通，并在秋季之前不改变百分之十二的税率。';

describe('a press release', () => {
  it.each(['###', '# # #', '-30-', '– 30 –', '### END ###'])(
    'ends at “%s”, whatever its office says of itself',
    (mark) => {
      const about = 'About the ministry\nThe ministry was founded in 1820.\nMedia contact: press@fish.example';

      expect(trimLitter(`${first}\n${second}\n${mark}\n${about}`)).toBe(`${first}\n${second}`);
      expect(trimLitter(`${first}\n${second}\n${mark}`)).toBe(`${first}\n${second}`);
    },
  );

  it('goes on behind a mark that stands above its greater part', () => {
    expect(trimLitter(`For release on Tuesday.\n###\n${first}\n${second}`)).toBe(
      `For release on Tuesday.\n${first}\n${second}`,
    );
  });

  it('keeps the rates that it ends with, as no headlines are', () => {
    for (const rows of [
      ['Annex', 'Subheading Rate', '0302.11.00 12%', '0302.13.00 3%', '7403.11.00 0%', '7403.12.00 5%'],
      ['Goods Rate', 'Fish 12 percent', 'Copper 3 percent', 'Wool 5 percent', 'Tea 2 percent', 'Oil 1 percent'],
    ])
      expect(trimLitter([first, second, ...rows].join('\n'))).toBe([first, second, ...rows].join('\n'));
  });

  it('loses a run of headlines at its end, though one names a rate', () => {
    const run = [
      'Bakery Wins Prize',
      'Storm Closes Ferry',
      'Duty of 12% on Tea',
      'Museum Buys Boat',
      'Old Bridge Is Saved',
    ];

    expect(trimLitter([first, second, ...run].join('\n'))).toBe(`${first}\n${second}`);
  });

  it('keeps points that are lettered', () => {
    const points = [
      '(a) Fish From Norway',
      '(b) Copper From Peru',
      '(c) Wool',
      '(i) Tea',
      '(ii) Cut Timber From Norway',
    ];

    for (const end of [[], [second]]) {
      const text = [first, ...points, ...end].join('\n');
      expect(trimLitter(text)).toBe(text);
    }
  });
});

describe('an official page in Chinese', () => {
  it.each([
    '来源：渔业部',
    '2031年10月4日 来源：渔业部网站',
    '2031-10-04 09:30 来源： 渔业部',
    '发布时间：2031-10-04 09:30',
    '责任编辑：王安',
    '【责任编辑:王安】',
    '【字体：大 中 小】',
    '字号：默认 大 超大',
    '扫一扫在手机打开当前页',
    '【打印】【关闭】',
    '打印 关闭窗口',
    '分享到：',
    '【我要纠错】',
    '上一篇：秘鲁渔港恢复通航',
    '版权所有：渔业部',
    '当前位置：首页 > 新闻发布',
  ])('loses what stands around its story: %s', (line) => {
    expect(trimLitter(`${chinese}\n${line}\n${chineseEnd}`)).toBe(`${chinese}\n${chineseEnd}`);
  });

  it.each([
    '来源于挪威的鱼类应附原产地证明。',
    '打印设备的关税不变。',
    '来源：鱼类的进口来源国应当在申报时写明，否则不予放行。',
    '编辑部收到秘鲁使馆的来信。',
    '关闭港口的决定于周二生效。',
    '分享到的利益应当归渔民所有。',
  ])('keeps what only begins so: %s', (line) => {
    expect(trimLitter(`${chinese}\n${line}\n${chineseEnd}`)).toBe(`${chinese}\n${line}\n${chineseEnd}`);
  });

  it('keeps a list that it leads to with a colon, and points that it numbers', () => {
    const goods = ['三文鱼及其制品', '精炼铜', '未梳的羊毛', '原木', '茶叶'];
    const numbers = ['一、', '（二）', '三、', '（四）', '第五条'];

    for (const list of [
      ['对下列物项实施管制：', ...goods],
      ['对下列物项实施管制。', ...goods.map((name) => `${name}；`)],
      ['对下列物项实施管制。', ...goods.map((name, index) => `${numbers[index]}${name}`)],
    ])
      for (const end of [[], [chineseEnd]]) {
        const text = [chinese, ...list, ...end].join('\n');
        expect(trimLitter(text)).toBe(text);
      }
  });

  it.each([
    ['1.三文鱼及其制品', '2.精炼铜', '3. 未梳的羊毛', '4、原木', '5．茶叶'],
    ['1C117.d. 铜粉', '1C117.c. 铜箔', '1A001 鱼线', '2B003.a 羊毛', '3C004 茶叶'],
    ['a. 三文鱼', 'b. 精炼铜', 'c. 羊毛', 'd. 原木', 'e. 茶叶'],
  ])('keeps a list of goods under control: %s', (...goods) => {
    for (const end of [[], [chineseEnd]]) {
      const text = [chinese, '对下列物项实施管制', ...goods, ...end].join('\n');
      expect(trimLitter(text)).toBe(text);
    }
  });

  it('loses a run of other headlines', () => {
    const run = ['渔港恢复通航', '博物馆购得旧船', '面包店获奖', '暴风雨致渡轮停运', '老桥得以保留'];

    expect(trimLitter([chinese, chineseEnd, ...run].join('\n'))).toBe(`${chinese}\n${chineseEnd}`);
  });

  it('is trimmed quickly, however often a button stands on a line', () => {
    const line = `${'扫一扫 '.repeat(70)}。`;
    const startedAt = performance.now();

    expect(trimLitter(`${chinese}\n${line}`)).toBe(`${chinese}\n${line}`);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('is kept in parts that slice out of the text', () => {
    const text = `来源：渔业部\r\n　　${chinese}\r\n【打印】\r\n${chineseEnd}\r\n责任编辑：王安`;

    expect(keptRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual([chinese, chineseEnd]);
  });
});

it('a blog keeps no box of likes', () => {
  expect(trimLitter(`${first}\nLike this:\nLike Loading...\n${second}`)).toBe(`${first}\n${second}`);
  expect(trimLitter(`${first}\nLike this duty, that one will go.\n${second}`)).toContain('Like this duty');
});
