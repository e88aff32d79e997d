import { listTerms } from '../src/domain/terms.ts';
import type { Topic } from '../src/domain/topics.ts';

// Word classes that several terms share.
const negotiatorsUs = 'bessent|lutnick|greer|mnuchin|lighthizer|yellen|raimondo|katherine tai';
const negotiatorsCn = 'he lifeng|liu he|li chenggang|wang wentao';
const meeting =
  'met$|meet$|meets$|meeting|talks|talked|negotiat|held|hold$|sat down|sit down|spoke|discuss|round|brought together|visit';
const contact =
  'call$|calls$|called|phone|spoke|speak$|met$|meet$|meets$|meeting|summit|talks|talked|dinner|visit|conversation|sidelines|agreed|signed';
const shipping = 'export|shipment|shipping|sale|sales|sell|selling|supply|supplies|supplying';
const curbing =
  'ban$|bans$|banned|banning|restrict|curb|controls|licens|licenc|suspended|lifted|halt|resum|bar$|barred|block|stop$|allow|approv';
const controlled =
  'chip$|chips$|semiconductor|rare earth|rare-earth|mineral|magnet|software|gallium|technolog|h20$|h200$|gpu|dual-use|entit|huawei|nvidia';
const freeing = 'speed up|speeding up|expedit|suppl|flow|release|approv|deferral';
const moved =
  'fell|fall$|falls$|falling|rose$|rise$|rises$|declin|drop|plung|surg|jump|slump|shrank|shrink|tumbl|soar|climb|skyrocket|grew|crater|contracted|plummet|narrow|widen|slid$|slip|sank|rebound|rall';
const amount = '#%|# %|# percent|# per cent|#pc$|# pct|#bn$|# billion|# trillion|half|a third|a quarter';

/** What channels can subscribe to. To add a topic, add an entry; `listTerms` says how terms are written. */
export const topics: readonly Topic[] = [
  {
    id: 'tariffs',
    label: 'Tariffs',
    aliases: ['tariff', 'duties', 'duty', 'levies', 'rates'],
    terms: {
      en: listTerms(`
        tariff; duties$; levies; import tax; import dut; section 122; section 232; reciprocal rate; de minimis
        levy|levied|tax$|taxed & import|product|percent|per cent|#%; duty$ & goods|imports|percent|per cent|#%
      `),
      zh: listTerms('关税|關稅; 税率|稅率; 加征|加徵; 课征|課徵|課稅'),
      es: listTerms('arancel'),
      de: listTerms('zoll; zölle; strafz; einfuhrz; importz'),
      fr: listTerms('droits de douane|droit de douane; tarifs douaniers; surtaxe'),
      pt: listTerms('tarifa; sobretaxa'),
    },
    keyPrefixes: ['tariff/'],
    impliedBy: ['tariff/'],
  },
  {
    id: 'export-controls',
    label: 'Export controls',
    aliases: ['export control', 'controls', 'entity list', 'chip controls'],
    terms: {
      en: listTerms(`
        export control; export ban; export curb; export restriction; export licen; export rule; export limit; export permit
        entity list; affiliates rule; unreliable entit; blacklist; chip design software; chip curb; chip restriction
        ${shipping} & ${curbing} & ${controlled}
        ${freeing} & rare earth|rare-earth|magnet|critical mineral
        controls on|curbs on|restrictions on & rare earth|rare-earth|chip|semiconductor|technolog|export|mineral
      `),
      zh: listTerms(
        '出口管制; 稀土 & 限制|管制|许可|許可|禁; 实体清单|實體清單; 出口许可|出口許可; 芯片|晶片 & 限制|禁|出口',
      ),
      es: listTerms(`
        controles a la exportaci|control de exportaci|controles de exportaci|restricciones a la exportaci
        tierras raras & control|restric|licencia|export
      `),
      de: listTerms('exportkontroll; ausfuhrkontroll; exportbeschr|ausfuhrbeschr; exportlizenz'),
      fr: listTerms(`
        contrôles à l'export|contrôle des export|contrôles des export; restrictions à l'export|restrictions sur les export
        terres rares & accord|export|restric|contrôle|licence|approvisionnement
      `),
      pt: listTerms(`
        controle de exporta|controles de exporta|restrições à exporta; terras raras & control|restri|licen|export
      `),
    },
    keyPrefixes: ['control/'],
    impliedBy: ['control/'],
  },
  {
    id: 'rare-earths',
    label: 'Rare earths',
    aliases: ['rare earth', 'magnets', 'critical minerals'],
    terms: {
      en: listTerms('rare earth; rare-earth; magnet; critical mineral; rare mineral; yttrium; dysprosium; samarium'),
      zh: listTerms('稀土'),
      es: listTerms('tierras raras'),
      de: listTerms('seltene erden|seltener erden|seltenen erden; magnete'),
      fr: listTerms('terres rares; aimants'),
      pt: listTerms('terras raras'),
    },
    keyPrefixes: ['control/CN/rare'],
    impliedBy: ['control/CN/rare'],
  },
  {
    id: 'talks',
    label: 'Talks',
    aliases: ['talk', 'negotiations', 'rounds', 'round'],
    terms: {
      en: listTerms(`
        trade talk; trade negotiation; trade consultation; trade meeting; economic talks; high-level talks; back at the table
        round of & talk|negotiat|consultation|discussion|meeting; talks in|talks with|talks between & china|chinese|beijing|us$|washington
        economic and trade & talks|consultation|meeting; negotiators & met$|meet|talks|resum|round|deadline
        negotiat & met$|meet$|meeting|round|resum|restart; working group & trade|econom|commercial
        ${negotiatorsUs} & ${negotiatorsCn} & ${meeting}
        delegation & talks|negotiat|met$|meet$|arrive|visit
      `),
      zh: listTerms('谈判|談判; 磋商; 会谈|會談 & 经贸|經貿|贸易|貿易|何立峰|李成; 牵头人|牽頭人'),
      es: listTerms('negociaci; conversaciones; ronda; se reúnen|reunión|verá|verán & bessent|he lifeng'),
      de: listTerms('verhandlung; handelsgespr; gespräche & zoll|handel'),
      fr: listTerms('négociations; pourparlers'),
      pt: listTerms('negociaç; conversações; rodada'),
    },
    keyPrefixes: ['round/'],
    impliedBy: ['round/'],
  },
  {
    id: 'delegation',
    label: 'Delegations',
    aliases: ['delegations', 'team', 'teams', 'negotiators'],
    terms: {
      en: listTerms(`
        delegation|delegations & led$|headed|arrive|meet$|met$|talks|visit
        ${negotiatorsUs}|treasury secretary|trade representative|commerce secretary & ${negotiatorsCn}|vice premier|vice-premier|chinese counterpart & ${meeting}|headed|lead$|led$|represent & !phone|phoned|call$|telephone|virtually|conversation
        ${negotiatorsCn}|vice premier|vice-premier & led$|headed|arriv|visit & !phone|call$
      `),
      zh: listTerms(
        '率团|率團; 代表团|代表團; 何立峰|李成钢|李成鋼|刘鹤|劉鶴 & 举行|舉行|会谈|會談|视讯|視訊|磋商|谈判|談判',
      ),
      es: listTerms('delegaci; he lifeng & bessent'),
      de: listTerms('delegation; he lifeng & bessent'),
      fr: listTerms('délégation; he lifeng & bessent'),
      pt: listTerms('delegaç; he lifeng & bessent'),
    },
    keyPrefixes: ['delegate/'],
    impliedBy: ['delegate/'],
  },
  {
    id: 'truce',
    label: 'Truce and deadlines',
    aliases: ['pause', 'deadline', 'deadlines', 'extension'],
    terms: {
      en: listTerms(`
        truce; ceasefire|cease-fire; reprieve; détente|detente; trade war & on hold
        90-day|90 day & !other countries|most countries|global|dozens; one-year & suspen|pause|truce|exten|delay
        pause|paused|pausing|suspend|suspension|postpon|freeze|defer|extend|extension & tariff|dut|levies|fees|rule|control|export|deadline & !other countries|most countries|global|dozens
        deadline & tariff|truce|expire|extend; hold off & tariff; expire & tariff|deal|pause|agreement
      `),
      zh: listTerms('休战|休戰; 暂停|暫停|暫緩|暂缓; 延长|延長; 90天|90 天; 停战|停戰'),
      es: listTerms('tregua; prórroga; 90 días; suspensión|suspender & arancel'),
      de: listTerms('zollpause; waffenruhe; 90 tage; aufschub; verlängerung'),
      fr: listTerms('trêve; 90 jours; suspension & droits; prolongation'),
      pt: listTerms('trégua; 90 dias; prorrogaç; suspensão & tarifa'),
    },
    keyPrefixes: ['deadline/'],
    impliedBy: ['deadline/truce'],
  },
  {
    id: 'agreements',
    label: 'Agreements',
    aliases: ['agreement', 'deal', 'deals', 'framework'],
    terms: {
      en: listTerms(`
        agreement; trade deal; framework; consensus; pact$|pacts$; accord$; phase one; phase 1$; fact sheet
        agreed|agrees|agree$ & china|chinese|beijing|xi$|both sides|two sides|two countries & !agreed to meet|agreed to hold|agreed to speak
        deal$|arrangement|settlement & reached|struck|agreed|signed|announc|done|finali|tiktok|xi$|broader|part of
        committed to|commitment|pledged|pledge|promised|promise & buy|buying|purchase|soy; sign|signed|signs & deal$|agreement|pact
        truce & agreed|reached|struck|brokered; de-escalation
      `),
      zh: listTerms('协议|協議|协定|協定; 共识|共識; 框架; 同意'),
      es: listTerms('acuerdo; acuerdan|acordaron|acordado; pacto'),
      de: listTerms('abkommen; vereinbar; einigung|einigten|geeinigt; rahmen$'),
      fr: listTerms("accord$|accords$; s'accord|convenu; pacte"),
      pt: listTerms('acordo; concordaram; pacto'),
    },
    keyPrefixes: ['agreement/'],
    impliedBy: ['agreement/'],
  },
  {
    id: 'leaders',
    label: 'Leaders',
    aliases: ['trump', 'xi', 'summit', 'call'],
    terms: {
      en: listTerms(`
        trump|biden & xi$ & ${contact}; trump-xi|xi-trump & ${contact}; president|leader & xi$ & ${contact}
        two presidents; both presidents; two leaders; leaders of & ${contact}
      `),
      zh: listTerms(`
        习近平|習近平 & 通话|通電話|通电话|通話|会晤|會晤|会面|會面|会谈|會談; 川习会|川習會|特习会
        元首|首脑|首腦 & 通话|通話|会晤|會晤|会谈|會談|会面|會面
      `),
      es: listTerms('xi$|xi jinping & reuni|encuentro|cumbre|llamada|conversó'),
      de: listTerms('xi$ & treffen|traf$|gipfel|telefon'),
      fr: listTerms('xi$ & rencontre|entretien|sommet|appel'),
      pt: listTerms('xi$ & reuni|encontro|cúpula|telefon'),
    },
    keyPrefixes: ['contact/'],
    impliedBy: ['contact/Trump', 'contact/Biden'],
  },
  {
    id: 'economy',
    label: 'Economy',
    aliases: ['economic', 'figures', 'exports', 'growth'],
    terms: {
      en: listTerms(`
        exports|shipments|imports fell|imports rose|outbound & ${moved} & ${amount}; trade surplus|trade deficit|surplus|deficit & ${moved}|${amount}
        customs data; customs figures; growth forecast; inflation; gdp$; recession; economic growth; consumer prices; economists * 0.5
        shares|stocks|stock$|futures fell|futures drop & ${moved}; markets & rattl|roil|pummel|${moved}; wall street & ${moved}
        s&p; dow jones; nasdaq; charge & billion
      `),
      zh: listTerms('股市; 出口额|出口額; 顺差|順差|逆差; 同比; 通胀|通膨; 标普|標普|道琼|道瓊'),
      es: listTerms('superávit; déficit; inflación; crecimiento; bolsa$|bolsas$; mercados'),
      de: listTerms('handelsüberschuss; handelsdefizit; inflation; wachstum; börse; ausfuhren & prozent'),
      fr: listTerms('excédent; déficit; inflation; croissance; bourse; exportations & #%|# %|pour cent'),
      pt: listTerms('superávit; déficit; inflação; crescimento; bolsa'),
    },
    keyPrefixes: ['figure/'],
    impliedBy: ['figure/cn_exports', 'figure/us_deficit', 'figure/growth'],
  },
  {
    id: 'agriculture',
    label: 'Agriculture',
    aliases: ['soy', 'soybeans', 'farm', 'farming', 'beef'],
    terms: {
      en: listTerms(`
        soybean; soy$; farm$; farms$; farmer; farming; agricultur; pork; sorghum; corn$; wheat; beef; chicken; grain$|grains$; cotton
      `),
      zh: listTerms('大豆; 农产|農產; 黄豆|黃豆; 农业|農業; 猪肉|豬肉; 牛肉'),
      es: listTerms('soja$; soya$; agrícola; agricult'),
      de: listTerms('sojabohne; landwirt; agrar'),
      fr: listTerms('soja$; agricol; agricult'),
      pt: listTerms('soja$; agrícola; agricult; agropecu'),
    },
    keyPrefixes: [],
  },
  {
    id: 'technology',
    label: 'Technology',
    aliases: ['tech', 'tiktok', 'nvidia', 'huawei', 'chips'],
    terms: {
      en: listTerms(`
        tiktok; bytedance; nvidia; amd$; huawei; smic$; zte$; nexperia; h20$; h200$; synopsys; artificial intelligence; ai$; quantum
        semiconductor|chip$|chips$|chipmak|chip-mak & export|sale|sell|restrict|control|curb|licen|investigat|industry|dominance|ban$|entity|advanced|software|firm|compan|ship$|shipment
        smartphone; chip design; chip-design; tech companies|tech firms|tech giant|tech sector|tech export|technology companies; technology export
        semiconductor|chip$|chips$ * 0.5; technolog * 0.4
      `),
      zh: listTerms('芯片|晶片; 半导体|半導體; 华为|華為; 英伟达|輝達; 人工智能|人工智慧'),
      es: listTerms('semiconductor; chips$'),
      de: listTerms('halbleiter; chips$'),
      fr: listTerms('semi-conducteur; puces'),
      pt: listTerms('semicondutor; chips$'),
    },
    keyPrefixes: [],
    impliedBy: ['control/US/chip', 'control/CN/chip'],
  },
  {
    id: 'shipping',
    label: 'Shipping',
    aliases: ['ships', 'port fees', 'ports'],
    terms: {
      en: listTerms(`
        port fee; port charge; docking fee; shipbuild; shipping fee; vessel|vessels|ships & fee|fees|charge|port|built; maritime
      `),
      zh: listTerms('港务费|港務費|港口费|港口費; 造船; 船舶'),
      es: listTerms('tasas portuarias; astillero'),
      de: listTerms('hafengebühr; schiffbau'),
      fr: listTerms('frais portuaires|taxes portuaires; construction navale'),
      pt: listTerms('taxas portuárias; construção naval'),
    },
    keyPrefixes: [],
  },
  {
    id: 'fentanyl',
    label: 'Fentanyl',
    aliases: [],
    terms: {
      en: listTerms('fentanyl; precursor; opioid'),
      zh: listTerms('芬太尼'),
      es: listTerms('fentanilo'),
      pt: listTerms('fentanil'),
    },
    keyPrefixes: [],
  },
];
