/** Whether a text is mainly Chinese: no kana, and more Han characters than half of its letters. */
export function isChinese(text: string): boolean {
  const head = text.slice(0, headChars);
  const han = head.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  return han * 2 > letters && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(head);
}

const headChars = 400;

/** The text with the traditional characters that the rules know written in simplified ones; lengths stay. */
export const toSimplified = (text: string): string =>
  text.replace(traditional, (character) => simple.get(character) ?? character);

// Only what occurs in the words of the rules and in the names of config: traditional, then simplified.
const pairs =
  '關关稅税國国貿贸協协議议與与對对華华進进徵征課课暫暂緩缓長长審审應应電电話话視视訊讯會会談谈達达識识總总統统財财務务馬马倫伦爾尔萊莱韓韩東东' +
  '釋释爭争實实縮缩軟软體体設设計计導导晶晶許许證证發发頒颁給给縣县購购買买億亿萬万噸吨約约漲涨於于將将啟启動动執执濟济經经歐欧領领導导見见來来訪访問问確确認认' +
  '簽签署署條条約约雙双邊边輪轮開开結结結结後后舉举行行團团隊队率率領领參参聯联聲声' +
  '數数輸输稱称脅胁揚扬調调減减維维原原則则報报復复續续臨临時时採采製制鋼钢濤涛習习貝贝葛葛裡里何何鐵铁蘭兰顧顾問问禮礼書书記记員员飛飞機机產产業业規规圍围晉晋升升漸渐' +
  '遠远遲迟還还內内馬马裏里羅罗瑪玛蘇苏黎黎門门陽阳劉刘鶴鹤鍾钟廖廖盧卢樂乐納纳瓦瓦戴戴雷雷蒙蒙葉叶凱凯魯鲁歐欧準准範范圍围';
const simple = new Map(
  Array.from(
    { length: Math.floor(pairs.length / 2) },
    (_, at) => [pairs.charAt(2 * at), pairs.charAt(2 * at + 1)] as const,
  ),
);
const traditional = new RegExp(`[${[...simple.keys()].join('')}]`, 'gu');
