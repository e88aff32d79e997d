import type { ControlledGood } from '../src/domain/lexicon.ts';

const chip = String.raw`(?:(?:micro|AI |A\.I\. |computer |memory |logic |auto |automotive |car )?chips?|semiconductors?|processors?|GPUs?|accelerators?)`;
const machines = String.raw`(?:equipment|tools?|tooling|machines?|machinery|gear|hardware)`;
const rareEarth = String.raw`(?:rare[- ]earths?|RREEs?|REEs?)`;

/**
 * Goods that the two sides hold back from each other, by the name under which Parley keeps them. Data: an operator may
 * add to it. The first that fits wins; patterns are regular expressions over a text's words, whatever their case.
 */
export const controlledGoods: readonly ControlledGood[] = [
  {
    item: 'rare earth technology',
    imposer: 'CN',
    patterns: [
      String.raw`${rareEarth}(?:[- ]related)? (?:(?:mining|processing|refining|extraction|separation|production|magnet[- ]making) )*(?:technolog(?:y|ies)|know-how|equipment)`,
      String.raw`technolog(?:y|ies) (?:related|relating|tied|linked) to (?:the )?(?:mining|processing|refining|production)(?: of| and)? ${rareEarth}`,
    ],
  },
  {
    item: 'rare earths',
    imposer: 'CN',
    elsewhere: ['稀土', 'tierras raras', 'terras raras', 'terres rares', 'terre rare', 'seltenen? erden'],
    patterns: [
      String.raw`${rareEarth}(?:[- ]related)?(?: (?:minerals?|metals?|elements?|materials?|products?|compounds?|alloys?|items?|oxides?|permanent))*(?: magnets?)?`,
      String.raw`(?:permanent |neodymium |high-performance )?magnets?(?! schools?)`,
      'rare metals?',
      String.raw`(?:samarium|gadolinium|terbium|dysprosium|yttrium|scandium|lutetium|neodymium|holmium|erbium|ytterbium|europium|thulium)`,
    ],
  },
  {
    item: 'chip materials',
    imposer: 'CN',
    isVague: true,
    patterns: ['(?:semiconductor|chipmaking|chip-making|chip) (?:raw )?(?:materials?|metals?)'],
  },
  {
    item: 'critical minerals',
    imposer: 'CN',
    patterns: [
      String.raw`(?:critical|key|strategic|strategically important|crucial|vital|important|rare|certain|these|those|chipmaking|battery) (?:and \w+ )?(?:raw )?(?:minerals?|raw materials?|elements)`,
      String.raw`(?:semiconductor|chipmaking|chip-making|chip) (?:raw )?(?:materials?|metals?)`,
      'minerals',
    ],
  },
  {
    item: 'metals',
    imposer: 'CN',
    isVague: true,
    patterns: ['(?:certain |key |critical |strategic |crucial )?metals'],
  },
  {
    item: 'gallium',
    imposer: 'CN',
    isMetal: true,
    patterns: ['gallium(?: products?)?'],
    elsewhere: ['镓', '鎵', 'galio', 'gálio'],
  },
  {
    item: 'germanium',
    imposer: 'CN',
    isMetal: true,
    patterns: ['germanium(?: products?)?'],
    elsewhere: ['锗', '鍺', 'germanio', 'germânio'],
  },
  {
    item: 'antimony',
    imposer: 'CN',
    isMetal: true,
    patterns: ['antimony'],
    elsewhere: ['锑', '銻', 'antimonio', 'antimoine'],
  },
  { item: 'tungsten', imposer: 'CN', isMetal: true, patterns: ['tungsten'] },
  { item: 'tellurium', imposer: 'CN', isMetal: true, patterns: ['tellurium'] },
  { item: 'bismuth', imposer: 'CN', isMetal: true, patterns: ['bismuth'] },
  { item: 'molybdenum', imposer: 'CN', isMetal: true, patterns: ['molybdenum'] },
  { item: 'indium', imposer: 'CN', isMetal: true, patterns: ['indium'] },
  {
    item: 'graphite',
    imposer: 'CN',
    isMetal: true,
    patterns: [
      '(?:natural |synthetic |artificial |dual-use )?graphite(?: anode)?(?: (?:materials?|items?|products?))?',
    ],
    elsewhere: ['石墨', 'grafito'],
  },
  {
    item: 'lithium batteries',
    imposer: 'CN',
    elsewhere: ['锂电池', '鋰電池'],
    patterns: [
      String.raw`lithium(?:-ion)? batter(?:y|ies)(?: (?:materials?|technolog(?:y|ies)|components?))?`,
      String.raw`batter(?:y|ies)(?:[- ]making)? (?:materials?|technolog(?:y|ies)|components?)`,
      'lithium (?:materials?|technolog(?:y|ies)|processing)',
    ],
  },
  { item: 'drones', imposer: 'CN', patterns: [String.raw`drones?(?: (?:parts|components))?`] },
  { item: 'fertiliser', imposer: 'CN', patterns: ['fertili[sz]ers?', 'phosphates?'] },
  {
    item: 'Nexperia chips',
    imposer: 'CN',
    alsoCalled: 'chips',
    patterns: [
      String.raw`Nexperia(?:'s)?(?: China)?(?: (?:\w+ )?${chip})?`,
      String.raw`(?:auto|automotive|car)(?:makers?'|maker)? (?:chips?|semiconductors?)`,
      'legacy chips?',
    ],
  },
  {
    item: 'chip software',
    imposer: 'US',
    patterns: [
      String.raw`(?:(?:advanced )?(?:semiconductor|chip|microchip|integrated circuit)[- ])?(?:designs?|EDA|electronic design automation|\(EDA\))[- ](?:automation )?(?:software|tools?)(?: \(EDA\))?(?: (?:software|tools?))?`,
      String.raw`(?:semiconductor|chip)(?:[- ](?:design|making|making tool))? software`,
      'electronic design automation',
      'EDA',
      String.raw`software (?:essential |used |needed |critical )?(?:for|to) (?:chip|semiconductor)?[- ]?design(?:ing)?(?: (?:chips|semiconductors))?`,
    ],
  },
  {
    item: 'chip equipment',
    imposer: 'US',
    patterns: [
      String.raw`(?:semiconductor|chip|chip-?making|wafer|lithography)[- ](?:(?:manufacturing|making|production|fabrication|making)[- ])?(?:items|${machines})`,
      'semiconductor manufacturing items',
    ],
  },
  {
    item: 'H200 chips',
    imposer: 'US',
    kindOf: 'AI chips',
    patterns: [String.raw`H200s?(?: (?:AI|artificial intelligence|graphics|advanced|${chip}|processing units?))*`],
  },
  {
    item: 'H20 chips',
    imposer: 'US',
    kindOf: 'AI chips',
    patterns: [
      String.raw`H20s?(?: (?:AI|artificial intelligence|graphics|advanced|${chip}|processing units?|series))*`,
    ],
  },
  {
    item: 'MI308 chips',
    imposer: 'US',
    kindOf: 'AI chips',
    patterns: [String.raw`MI308s?(?: (?:AI|artificial intelligence|graphics|advanced|${chip}|processing units?))*`],
  },
  {
    item: 'Blackwell chips',
    imposer: 'US',
    kindOf: 'AI chips',
    patterns: [
      String.raw`Blackwell(?:-class|-based)?(?: (?:AI|B30A|series|family|graphics|advanced|${chip}|processing units?))*`,
      String.raw`B30A(?: ${chip})?`,
    ],
  },
  {
    item: 'memory chips',
    imposer: 'US',
    kindOf: 'chips',
    patterns: [String.raw`high[- ]bandwidth[- ]memory(?: \(HBM\))?(?: ${chip})?`, String.raw`HBM(?: ${chip})?`],
  },
  {
    item: 'AI chips',
    imposer: 'US',
    kindOf: 'chips',
    patterns: [
      String.raw`(?:(?:high-end|high-powered|powerful|advanced|Nvidia|key|top) )*(?:AI|A\.I\.|artificial[- ]intelligence|graphics)(?: \(AI\))?[- ](?:[a-z]+ )?${chip}`,
      'graphics processing units?',
      String.raw`Nvidia(?:'s)? (?!(?:[a-z]+ )?(?:H20|H200|Blackwell|B30A))(?:[a-z]+ ){0,2}${chip}`,
    ],
  },
  {
    item: 'chips',
    imposer: 'US',
    elsewhere: [
      '芯片',
      '晶片',
      '半导体',
      '半導體',
      'semiconductores',
      'semi-?conducteurs',
      'halbleiter',
      String.raw`\bpuces\b`,
    ],
    patterns: [
      String.raw`(?:semiconductor|chip|chipmaking|microchip)(?:[- ](?:related|making|manufacturing))? (?:technolog(?:y|ies)|products|items)`,
      String.raw`advanced computing(?: and (?:semiconductor|supercomput)[a-z]*(?: manufacturing)?)?(?: (?:chips?|items|integrated circuits(?: \(ICs\))?))?`,
      String.raw`integrated circuits?`,
      String.raw`(?<!bargaining |negotiating |blue[- ]|trading )${chip}(?! (?:away|maker|stocks?|shares?|sector|industry|firms?|makers?|companies|company|plants?|giants?|groups?|designers?))(?!makers?)`,
    ],
  },
  { item: 'chips', imposer: 'US', patterns: [String.raw`(?:chip|semiconductor)(?:making)? (?:industry|sector)`] },
  {
    item: 'aircraft engines',
    imposer: 'US',
    patterns: [
      String.raw`(?:(?:jet|aircraft|aero|plane|aviation)[- ]?)engines?(?: (?:parts?|components?|technolog(?:y|ies)))?`,
      String.raw`(?:aircraft|aviation|aerospace|plane|airplane|jet)(?: (?:parts?|components?|technolog(?:y|ies)|equipment|spare parts))`,
    ],
  },
  { item: 'aircraft', imposer: 'US', patterns: ['aircraft', 'airplanes', 'planes'] },
  { item: 'ethane', imposer: 'US', patterns: ['ethane'] },
  { item: 'ethylene', imposer: 'US', patterns: ['ethylene'] },
  { item: 'nuclear parts', imposer: 'US', patterns: ['nuclear (?:power )?(?:plant )?(?:parts|equipment|components)'] },
  {
    item: 'affiliates rule',
    imposer: 'US',
    kind: 'rule',
    patterns: [
      String.raw`affiliates?'? rule`,
      String.raw`(?:50|fifty)(?: ?%| per ?cent| percent|-percent) (?:affiliates? |ownership )?rule`,
      'penetrat(?:ion|ing) rules?',
    ],
  },
  { item: 'Huawei', imposer: 'US', patterns: ['Huawei(?: Technologies)?'] },
  { item: 'ZTE', imposer: 'US', patterns: ['ZTE'] },
  { item: 'SMIC', imposer: 'US', patterns: ['SMIC'] },
  {
    item: 'listed US companies',
    imposer: 'CN',
    elsewhere: ['不可靠实体清单', '不可靠實體清單', '出口管制管控名单', '出口管制管控名單'],
    kind: 'list',
    patterns: [
      String.raw`export[- ]control (?:and ["']?unreliable[- ]entit(?:y|ies)["']? )?(?:control )?lists?`,
      String.raw`["']?unreliable[- ]entit(?:y|ies)["']? lists?`,
    ],
  },
  {
    item: 'entity list',
    imposer: 'US',
    elsewhere: ['(?<!不可靠)(?:实体清单|實體清單)'],
    kind: 'list',
    patterns: [
      String.raw`["']?entit(?:y|ies)[- ]list["']?`,
      String.raw`(?:trade |export |economic )?black ?list(?!ed|ing|s)`,
    ],
  },
  {
    item: 'critical software',
    isShared: true,
    imposer: 'US',
    elsewhere: ['关键软件', '關鍵軟體'],
    patterns: ['critical software', 'software'],
  },
  { item: 'dual-use items', isShared: true, patterns: ['dual-use (?:items?|goods|products?|technolog(?:y|ies))'] },
  {
    item: 'controlled items',
    isShared: true,
    isVague: true,
    patterns: ['controlled (?:items?|goods|products?)', 'items (?:under|subject to|covered by) (?:export )?controls?'],
  },
  {
    item: 'technology',
    isShared: true,
    isVague: true,
    imposer: 'US',
    patterns: [
      String.raw`(?:(?:high|advanced|sensitive|critical|cutting-edge|American|new)[- ])*tech(?:nolog(?:y|ies))?(?: (?:products?|goods|items?))?(?! (?:giants?|firms?|compan(?:y|ies)|stocks?|shares?|war|sector|rivalry|battle|industry|group|startup|transfers?))`,
    ],
  },
];
