import { listTerms, type TermTable } from '../src/domain/terms.ts';

const goods = 'soy|beef|aircraft|boeing|goods|energy|lng$|corn$|wheat|billion';
const negotiatorsUs = 'bessent|lutnick|greer|mnuchin|lighthizer|yellen|raimondo|katherine tai';
const negotiatorsCn = 'he lifeng|liu he|li chenggang|wang wentao';

/** Matters of trade between the two sides, by how surely they show it. Data: an operator may add to it. */
export const tradeTerms: TermTable = {
  en: listTerms(`
    tariff; trade war; trade truce; trade talk; trade deal; trade pact; trade agreement; trade negotiat
    trade representative; trade dispute; trade tension; trade row$; trade spat; trade fight; trade meeting
    trade conflict; trade framework; trade accord; trade barrier; trade issue; trade relation; trade consultation
    trade discussion; trade announcement; trade restriction; trade surplus; trade deficit; trade imbalance; trade gap
    trade chief; trade tsar; trade envoy; trade hostilit; trade concern; trade practice; trade ceasefire; trade curb
    trade policy * 0.7; trade partner * 0.5; trade ministry * 0.5
    economic and trade; economic, trade; trade and economic; phase one; phase 1$
    export control; export ban; export curb; export restriction; export licen; export rule
    export & ban|bans|banned|banning|restrict|curb|controls|licens|licenc|permit|suspend|lift|resum|allow
    entity list; affiliates rule; unreliable entit; blacklist; dual-use
    rare earth; rare-earth; critical mineral; rare mineral; gallium; germanium; antimony
    section 301 * 1.5; parcels|packages & duty|tariff|exempt; section 122; section 232; de minimis; port fee; port charge; docking fee
    duties$; levies; levy; import tax; import dut; surcharge; countermeasure; retaliat
    overcapacity; subsid * 0.5; balanced growth; decoupl; de-risk
    soybean; soy purchase; farm goods; farm product; agricultural product; agricultural purchase
    sale|sales|sell|selling|shipment|export|license|licence|supply & chip|semiconductor|h20$|h200$|h800|gpu|blackwell
    chip design software; electronic design automation; tiktok & deal|talks|divest|sale|framework|consensus
    ${negotiatorsUs} & china|chinese|beijing * 0.8; ${negotiatorsCn} * 0.8; ${negotiatorsUs} & ${negotiatorsCn} * 2
    treasury secretary|trade representative|commerce secretary|treasury chief & vice premier|vice-premier|commerce minister * 2
    trump|biden & xi$ & call$|phone|spoke|met$|meet$|meeting|summit|talks|visit * 1.5
    purchase|buy|buying|bought & ${goods}
    truce * 0.7; ceasefire & trade; fentanyl * 0.5; duty$ * 0.5; exports * 0.7; imports * 0.7
    trade & !barbs|trade blame|trade jabs|trade insults|trade accusations * 0.6
    customs data * 0.8; customs figures * 0.8; shipments * 0.5; supply chain * 0.4
    semiconductor * 0.4; chips$ * 0.3; magnet * 0.5; investment restriction * 0.7
    economic & dialogue|talks|working group * 0.8
  `),
  zh: listTerms(`
    关税|關稅|税率|稅率; 加征|加徵|课征|課徵|課稅; 贸易战|貿易戰; 经贸|經貿; 贸易谈判|貿易談判
    贸易协议|貿易協議|贸易协定|貿易協定; 贸易|貿易; 出口管制; 稀土; 实体清单|實體清單; 不可靠实体|不可靠實體; 反制
    休战|休戰; 大豆; 港务费|港務費|港口费|港口費; 磋商; 芯片|晶片; 半导体|半導體; 许可证|許可證|出口许可|出口許可
    共识|共識 * 0.5; 芬太尼 * 0.5; 何立峰|李成钢|李成鋼 & 贝森特|貝森特|格里尔|葛里爾|卢特尼克|盧特尼克 * 2
  `),
  ja: listTerms('関税; 貿易; 通商; 輸出規制|輸出管理; レアアース; 半導体 * 0.5; 大豆'),
  ko: listTerms('관세; 무역; 수출통제|수출 통제; 희토류; 반도체 * 0.5; 대두'),
  es: listTerms(`
    arancel; guerra comercial; tregua comercial; acuerdo comercial; negociaciones comerciales; comercio bilateral
    controles a la exportaci|control de exportaci|restricciones a la exportaci; tierras raras; licencias de exportaci
    soja$; disputa comercial|disputas comerciales; superávit comercial; déficit comercial; represalia; tasas portuarias
    comercial|comerciales * 0.6; bessent & he lifeng * 2
  `),
  de: listTerms(`
    zoll|zölle|strafz|einfuhrz|importz; handelskrieg; handelsstreit; handelsabkommen; handelsgespr; handelskonflikt
    exportkontroll|ausfuhrkontroll|ausfuhrbeschr|exportbeschr; seltene erden|seltener erden|seltenen erden; handelsdeal
    zollpause; sojabohnen; handelsüberschuss|handelsbilanz; hafengebühr; exporte|ausfuhren * 0.7; bessent & he lifeng * 2
  `),
  fr: listTerms(`
    droits de douane|droit de douane|tarifs douaniers|surtaxe; guerre commerciale; trêve commerciale; accord commercial
    négociations commerciales|pourparlers commerciaux; contrôles à l'exportation|contrôle des exportations
    restrictions à l'export; terres rares; soja$; excédent commercial; tensions commerciales; représailles
    exportations * 0.7; accord & commerc|économi; commerce|commercial * 0.6; bessent & he lifeng * 2
  `),
  pt: listTerms(`
    tarifa; guerra comercial; trégua; acordo comercial; negociações comerciais; terras raras
    controle de exporta|controles de exporta|restrições à exporta; soja$; superávit comercial|excedente comercial
    sobretaxa; retalia; exportações * 0.7; comercial * 0.6; bessent & he lifeng * 2
  `),
};
