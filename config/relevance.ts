import type { RelevanceRules } from '../src/domain/relevance.ts';
import { listTerms } from '../src/domain/terms.ts';
import { tradeTerms } from './trade-terms.ts';

/** By what coverage of US–China trade is known. Data: an operator may add to it. */
export const relevance: RelevanceRules = {
  companies: {
    US: [
      ...[
        'Nvidia',
        'NVIDIA',
        'AMD',
        'Intel',
        'Qualcomm',
        'Micron',
        'Broadcom',
        'Synopsys',
        'Cadence',
        'Apple',
        'Tesla',
      ],
      ...['Boeing', 'Applied Materials', 'Lam Research', 'Google', 'Oracle', 'Walmart', 'Ford', 'General Motors'],
      ...['Jensen Huang', 'Wall Street', 'Fed', 'Federal Register'],
    ],
    CN: [
      ...['Huawei', 'TikTok', 'ByteDance', 'Bytedance', 'SMIC', 'ZTE', 'YMTC', 'CXMT', 'Alibaba', 'Tencent', 'Baidu'],
      ...[
        'BYD',
        'CATL',
        'Xiaomi',
        'Hikvision',
        'DJI',
        'COFCO',
        'Cofco',
        'Sinograin',
        'Cosco',
        'COSCO',
        'Comac',
        'COMAC',
      ],
      ...['Wingtech', 'Nexperia', 'Temu', 'Shein', 'SHEIN', 'Xinhua', 'Hong Kong', 'Shenzhen', 'Shanghai'],
    ],
  },
  sideWords: {
    zh: {
      US: [
        '美国',
        '美國',
        '美方',
        '中美',
        '美中',
        '对美',
        '對美',
        '华盛顿',
        '華盛頓',
        '白宫',
        '白宮',
        '美财长',
        '美財長',
        '美企',
        '输美',
        '輸美',
      ],
      CN: [
        '中国',
        '中國',
        '中方',
        '中美',
        '美中',
        '对华',
        '對華',
        '对中',
        '對中',
        '北京',
        '陆方',
        '陸方',
        '大陸',
        '大陆',
        '商务部',
        '商務部',
        '國台辦',
      ],
    },
    ja: {
      US: ['米国', 'アメリカ', '米中', 'トランプ', '対米', '米政権'],
      CN: ['中国', '米中', '習近平', '対中', '北京'],
    },
    ko: {
      US: ['미국', '미중', '트럼프', '워싱턴', '백악관'],
      CN: ['중국', '미중', '시진핑', '베이징'],
    },
    es: {
      US: [
        ...['Estados Unidos', 'EEUU', 'EE UU', 'EE.UU.', 'EE. UU.', 'Casa Blanca', 'estadounidense', 'estadounidenses'],
        ...['norteamericano', 'norteamericana', 'Departamento de Comercio', 'Secretaría del Tesoro'],
      ],
      CN: ['China', 'Pekín', 'Pekin', 'chino', 'china', 'chinos', 'chinas', 'Ministerio de Comercio'],
    },
    de: {
      US: [
        ...['USA', 'US', 'Vereinigte Staaten', 'Vereinigten Staaten', 'Amerika', 'Weißes Haus', 'Weiße Haus'],
        ...['amerikanische', 'amerikanischen', 'amerikanischer', 'amerikanisches', 'Weißen Haus', 'Amerikaner'],
      ],
      CN: [
        'China',
        'Chinas',
        'Peking',
        'Pekings',
        'Chinesen',
        'chinesische',
        'chinesischen',
        'chinesischer',
        'chinesisches',
      ],
    },
    fr: {
      US: [
        ...['États-Unis', 'Etats-Unis', 'Maison Blanche', 'américain', 'américaine', 'américains', 'américaines'],
        ...['Maison-Blanche', 'Amérique', 'étasunien', 'Américains'],
      ],
      CN: ['Chine', 'Pékin', 'chinois', 'chinoise', 'chinoises', 'Chinois', 'sino-américain', 'sino-américaine'],
    },
    pt: {
      US: [
        ...['Estados Unidos', 'EUA', 'Casa Branca', 'americano', 'americana', 'americanos', 'americanas'],
        ...['norte-americano', 'norte-americana', 'norte-americanos', 'estadunidense'],
      ],
      CN: ['China', 'Pequim', 'chinês', 'chinesa', 'chineses', 'chinesas'],
    },
  },
  tradeTerms,
  counterweights: [
    {
      name: 'sport',
      weight: 4,
      terms: listTerms(`
        nba$; nfl$; nhl$; mlb$; playoff; quarterback; touchdown; home run; fantasy football; roster; draft pick; championship
        premier league; striker; midfielder; olympic; world cup; batting; pitcher; head coach; league title; grand slam
        trade deadline & team|players|guard|general manager
      `),
    },
    {
      name: 'a product review',
      weight: 3,
      terms: listTerms(`
        battery life; mah$; megapixel; fingerprint; geforce; graphics card; benchmark score; hands-on; screen size
        flagship phone; gaming; pre-order; preorder; unboxing; #-inch; refresh rate; review unit; best laptop|best phone
      `),
    },
    {
      name: 'a matter of spies, police or the military',
      weight: 3,
      terms: listTerms(`
        espionage; spying; spies$; spy$; warship; warplane; fighter jet; military aircraft; navy; naval; missile; airspace
        military exercise; military drill; freedom of navigation; cyberattack; hackers; arrested; pleaded guilty; sentenced
        military-to-military; nuclear talks; enrichment; aircraft carrier; defence minister|defense minister|defense secretary
      `),
    },
    {
      name: 'a market report',
      weight: 3,
      terms: listTerms(`
        s&p; nasdaq; dow jones; the dow$; ftse; asx$; nikkei; hang seng; sensex; nifty; kospi; csi 300; treasury yields; bitcoin
        shares fell|shares rose|shares gain|shares slip|shares edge; stocks; crude futures; gold prices; bullion; rate cut
        brent; opec; oil prices
        closed higher|closed lower|finished higher|finishes up|ends higher|ends lower; retail sales; earnings season
      `),
    },
    {
      name: 'a gathering of many countries',
      weight: 1.5,
      terms: listTerms('asean|brics|g7$|mercosur|opec|wto$|european union & ministers|members|bloc|leaders|summit'),
    },
    {
      name: 'a matter of climate, culture or travel',
      weight: 2.5,
      terms: listTerms(`
        panda; zoo$; climate talks; greenhouse; emissions; paris agreement; museum; film$; box office; orchestra; table tennis
        tourists; astronaut; space station; lunar; vaccine; exhibition; earthquake; students & visa
      `),
    },
  ],
  loneVoices: [
    {
      side: 'CN',
      terms: listTerms(`
        rare earth|rare-earth & control|curb|restrict|licen|ban$|export
        export control; export ban; export curb; export restriction; export licen; unreliable entit
        gallium; germanium; antimony; 稀土; 出口管制; 不可靠实体|不可靠實體
      `),
    },
  ],
};
