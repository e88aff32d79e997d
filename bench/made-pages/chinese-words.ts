import type { Random } from '../random.ts';

/** Writes made-up Chinese prose of an official page. */
export interface ChineseProse {
  paragraph(): string;
  headline(): string;
  date(): string;
  readonly office: string;
}

/** Chinese prose of this chance. */
export function createChineseProse(random: Random): ChineseProse {
  const word = (name: string): string => {
    if (name === '率') return `${1 + random.below(60)}`;
    if (name === '日') return `${1 + random.below(12)}月${1 + random.below(28)}日`;
    return random.pick(lists[name] ?? [name]);
  };
  const fill = (template: string) => template.replace(/\{(.)\}/gu, (_all, name: string) => word(name));
  return {
    paragraph: () => Array.from({ length: 2 + random.below(3) }, () => fill(random.pick(templates))).join(''),
    headline: () => fill(random.pick(headlines)),
    date: () => `2031年${word('日')}`,
    office: word('署'),
  };
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

const lists: Readonly<Record<string, readonly string[]>> = {
  国: list('奥斯特 哈尔马 塔林盟 科瓦尔 松德马 佩尔群岛'),
  物: list('锡锭 大麦 毛呢 灯油 咸鱼 黄铜件 海带 钟表 石板 雪松板'),
  署: list('港务署 税则委员会 海关理事会 粮食局 度量衡局'),
  地: list('维尔港 奥斯特城 格伦摩尔 下佩尔 敦维克'),
  人: list('安塞姆 贝诺 塔姆辛 佩特拉 伊尔玛'),
};

const templates = list(
  `{国}{署}{日}宣布，自即日起对原产于{国}的{物}加征{率}%的关税，相关措施另行公布。
  发言人{人}表示，双方在{地}举行了坦诚、深入的磋商，就{物}贸易交换了意见。
  “我们注意到有关报道，希望{国}尊重事实，停止对{物}的限制。”{人}说。
  根据公告，企业可在{日}之前提交意见，{署}将依法予以审查。
  {国}去年进口{物}同比下降{率}%，其中{地}口岸降幅最大。
  双方商定继续保持沟通，并于{日}在{地}举行下一轮会谈。
  有记者问，{国}是否会取消对{物}的附加税，{人}没有直接回答。`,
);

const headlines = list('{国}与{国}在{地}举行磋商 {署}就{物}关税答记者问 {署}关于{物}的公告 {地}口岸恢复通关');
