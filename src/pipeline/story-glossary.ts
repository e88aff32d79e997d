import { alternatives } from '../lib/words.ts';

/** Words of the trade talks in other languages, by the English that stands for them when stories are told apart. */
const glossary: Readonly<Record<string, string>> = {
  tariff: '关税|關稅|関税|관세|arancel|aranceles|tarifas|tarifa|droits de douane|Zölle|Zoll|dazi|пошлины|пошлин',
  trade: '贸易|貿易|经贸|經貿|무역|comercio|comércio|comercial|comerciais|comerciales|commerciales|Handel',
  talks:
    '会谈|會談|磋商|谈判|談判|協議会|회담|협상|negociaciones|conversaciones|pourparlers|négociations|tratativas|negociações|Verhandlungen|Gespräche|переговоры',
  round: '一轮|一輪|新一轮|新一輪|ronda',
  truce: '休战|休戰|停戦|휴전|tregua|trêve|Waffenruhe',
  extend: '延长|延長|延期|prorroga|prórroga|prolonge',
  suspend: '暂停|暫停|暂缓|暫緩|中止|suspende|suspender',
  'agree deal':
    '达成协议|達成協議|达成共识|達成共識|共识|共識|协议|協議|協定|合意|합의|acuerdo|un accord|l’accord|Abkommen|Einigung',
  framework: '框架|acuerdo marco',
  sign: '签署|簽署|签订|署名|firma|signé',
  'phase one': '第一阶段|第一階段|primera fase|fase uno',
  'rare earth': '稀土|レアアース|희토류|tierras raras|terres rares|Seltene Erden|Seltenen Erden|terras raras',
  'export controls': '出口管制|出口管控|輸出規制|수출통제|수출 통제|controles de exportación|control a la exportación',
  gallium: '镓|鎵',
  germanium: '锗|鍺',
  'entity list': '实体清单|實體清單',
  chip: '芯片|晶片|半导体|半導體|半導体|반도체|semiconductores|puces|Halbleiter',
  soybean: '大豆|黄豆|黃豆|soja|soya',
  farm: '农产品|農產品|agrícolas|agrícola|agricoles',
  purchase: '采购|採購|购买|購買|compra|compras|comprar|achats|acheter|kauft',
  fentanyl: '芬太尼|fentanilo',
  'port fees': '港务费|港務費|港口费|港口費',
  ship: '船舶|船只|船隻',
  retaliate: '反制|报复|報復|對抗措施|represalia|represalias|riposte',
  impose: '加征|加徵|impone|imponer',
  software: '软件|軟體|ソフトウェア',
  call: '通话|通話|通电话|通電話|电话|電話|llamada|entretien téléphonique|Telefonat',
  video: '视频|視頻|視訊',
  meet: '会晤|會晤|会见|會見|会面|會面|reunión|reunirse|reúnen|rencontre|Treffen',
  summit: '峰会|峰會|cumbre|sommet|Gipfel',
  exports: '出口|输美|輸美|exportaciones|exportations|Exporte|輸出|수출',
  imports: '进口|進口|importaciones|importations|Importe|輸入|수입',
  surplus: '顺差|順差|superávit',
  goods: '商品|货物|貨物|bienes|marchandises|Waren',
  'commerce ministry':
    'MofCom|商务部|商務部|商務省|상무부|Ministerio de Comercio|Ministério do Comércio|ministère du Commerce|Handelsministerium',
  'vice premier': '副总理|副總理|viceprimer ministro|vice-premier ministre|Vizepremier',
  'treasury secretary':
    '财政部长|財政部長|财长|財長|secretario del Tesoro|secretário do Tesouro|secrétaire au Trésor|Finanzminister|財務長官',
  'trade representative': '贸易代表|貿易代表',
  delay: '推迟|推遲|押后|押後|延后|延後|aplaza|aplazar|aplazamiento|reporte|reporter|adia|adiar|verschoben',
  visit: '访问|訪問|访华|訪華|访美|訪美|出访|出訪|行程|visita|visitar|viaje|viagem|visite|Besuch|Reise',
  arrive: '抵达|抵達|飞抵|飛抵|llega|llegada|arrive|chega',
  leaders: '元首|领导人|領導人|líderes|mandatarios|dirigeants',
  war: '战争|戰爭|战火|guerra|guerre|Krieg',
  month: '个月|個月|mes|meses|mois|mês|Monat|Monate',
  delegation: '代表团|代表團|率团|率團|delegación|delegação|délégation|Delegation',
  consensus: '共识|共識|consenso|consensus',
  raise: '上调|上調|提高|加码|加碼|subir|elevar|aumenta|aumentar|aumento|relever|erhöht',
  cut: '下调|下調|调降|調降|降低|削减|削減|reducir|reduce|rebaja|recorta|réduire|senkt|reduzir|corta',
  cancel: '取消|cancela|cancelar|annule',
  resume: '恢复|恢復|重启|重啟|reanuda|reanudar|reprend|retoma',
  threaten: '威胁|威脅|扬言|揚言|amenaza|amenaza con|menace|ameaça|droht',
  announce: '宣布|宣佈|公布|公佈|anuncia|anunció|annonce|anuncia|anunciou|kündigt',
  accuse: '指责|指責|谴责|譴責|acusa|accuse',
  lift: '解除|取消限制|levanta|levantar',
  ban: '禁止|禁令|prohíbe|prohibición|interdit|proíbe|Verbot',
  license: '许可|許可|许可证|許可證|licencia|licencias|licence|licença|Lizenz',
  investigation: '调查|調查|investigación|enquête|investigação|Untersuchung',
  strategic: '战略|戰略',
  reciprocal: '对等|對等|recíprocos|recíproco|réciproques',
  additional: '额外|額外|附加|adicional|adicionales|supplémentaires',
  order: '行政令|行政命令|orden ejecutiva|décret|decreto',
  company: '企业|企業|公司|empresas|empresa|entreprises|Unternehmen',
  magnet: '磁铁|磁鐵|imanes',
  mineral: '矿产|礦產|矿物|礦物|minerales|minerais|minerais críticos',
  aircraft: '飞机|飛機|客机|客機|aviones|avions|aviões|Flugzeuge',
  beef: '牛肉|carne de vacuno|carne bovina',
  energy: '能源|energía|énergie',
  deadline: '期限|到期|plazo|échéance|prazo|Frist',
  deficit: '逆差|赤字|déficit',
  growth: '增长|增長|crecimiento|croissance|crescimento|Wachstum',
  fall: '下降|下滑|减少|減少|cae|cayeron|caída|baisse|queda|sinken',
  constructive: '建设性|建設性|constructivas|constructivo|construtivas|construtivo|constructifs',
  frank: '坦诚|坦誠|坦率|franca|franco|francas|francs',
  statement: '声明|聲明|comunicado|declaración|communiqué|declaração|Erklärung',
  spokesman: '发言人|發言人|portavoz|porte-parole|porta-voz|Sprecher',
  'foreign ministry': '外交部|Ministerio de Exteriores|Auswärtige Amt',
  'section 301': '301条款|301條款|301调查|301調查',
  president: '总统|總統|主席|国家主席|國家主席|大統領|대통령|presidente|président|Präsident',
  China:
    '中国|中國|中方|中华人民共和国|중국|Chine|chino|china|chinas|chinos|chinois|chinoise|chinoises|chinesisch|Китай|大陆|大陸',
  US: '美国|美國|美方|アメリカ|米国|미국|Estados Unidos|EUA|EEUU|EE UU|EE.UU.|EE. UU.|États-Unis|Etats-Unis|USA|США|américain|estadounidense|estadounidenses',
  'China US': '中美|美中|米中|미중',
  Beijing: '北京|Pekín|Pékin|Peking|베이징',
  Washington: '华盛顿|華盛頓|华府|華府',
  Trump: '特朗普|川普|トランプ|트럼프|Трамп',
  'Xi Jinping': '习近平|習近平|시진핑',
  'Trump Xi': '川习会|川習會|习特会|習特會',
  Bessent: '贝森特|貝森特|ベッセント|베선트',
  Greer: '格里尔|葛里爾|グリア',
  Lutnick: '卢特尼克|盧特尼克',
  Lifeng: '何立峰|허리펑',
  'Li Chenggang': '李成钢|李成鋼',
  'Wang Wentao': '王文涛|王文濤',
  'Liu He': '刘鹤|劉鶴',
  Lighthizer: '莱特希泽|萊特希澤|賴海哲',
  Mnuchin: '姆努钦|姆努欽|梅努欽',
  Yellen: '耶伦|葉倫',
  Geneva: '日内瓦|日內瓦|ジュネーブ|제네바|Ginebra|Genève|Genf',
  London: '伦敦|倫敦|ロンドン|런던|Londres',
  Stockholm: '斯德哥尔摩|斯德哥爾摩|ストックホルム|Estocolmo',
  Madrid: '马德里|馬德里|マドリード|마드리드',
  'Kuala Lumpur': '吉隆坡|クアラルンプール',
  Malaysia: '马来西亚|馬來西亞|Malasia',
  'South Korea': '韩国|韓國|韓国|Corea del Sur|Corée du Sud|Südkorea',
  Busan: '釜山',
  Paris: '巴黎',
  France: '法国|法國|Francia|Frankreich|França',
  Switzerland: '瑞士|Suiza|Suisse|Suíça|Schweiz',
  Shanghai: '上海|Xangai',
  Spain: '西班牙|España|Espagne',
  Taiwan: '台湾|台灣|臺灣',
  Seoul: '首尔|首爾|Seúl',
  Xiamen: '厦门',
  Iran: '伊朗|Irán',
  Japan: '日本|Japón|Japon',
  Russia: '俄罗斯|俄羅斯|Rusia|Russie|Russland',
  Europe: '欧洲|歐洲|欧盟|歐盟',
  'Hong Kong': '香港',
  'White House': '白宫|白宮|Casa Blanca|Maison Blanche|Weißes Haus|Casa Branca',
  'Supreme Court': '最高法院|Corte Suprema|Tribunal Supremo|Cour suprême',
  'Truth Social post': '真实社交|真實社交|真相社群',
  TikTok: '抖音',
  Nvidia: '英伟达|輝達|エヌビディア',
  Huawei: '华为|華為',
  Boeing: '波音',
};

const english: ReadonlyMap<string, string> = new Map(
  Object.entries(glossary).flatMap(([word, others]) =>
    others.split('|').map((other) => [other.toLowerCase(), word] as const),
  ),
);

const scripts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const [spaced, unspaced] = [
  [...english.keys()].filter((word) => !scripts.test(word)),
  [...english.keys()].filter((word) => scripts.test(word)),
];
// Words without spaces around them are found anywhere, the longest first; others only whole.
const foreign = new RegExp(
  `${alternatives(unspaced)}|(?<![\\p{L}\\p{N}])(?:${alternatives(spaced)})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** The text with known words of the trade talks put in English, so that coverage in two languages shares terms. */
export const withEnglishWords = (text: string): string =>
  unlikeEnglish.test(text) ? text.replace(foreign, (word) => ` ${english.get(word.toLowerCase()) ?? ''} `) : text;

// Hardly a lead in another language is without such a letter, and the search costs more than all the rest.
const unlikeEnglish = /[^\P{L}a-z]/iu;

const englishWords: ReadonlySet<string> = new Set(
  Object.keys(glossary).flatMap((words) => words.toLowerCase().split(' ')),
);

/** Whether a word is one that the glossary puts in place of another language's. */
export const isEnglishOfGlossary = (word: string): boolean => englishWords.has(word.toLowerCase());
