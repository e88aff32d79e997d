/** Words of change, as sources of patterns: verbs and adverbs before an amount, nouns after one. */
export const changes = {
  down: 'fell|falls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|slump(?:s|ed|ing)?|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|slid(?:e|es|ing)?|slip(?:s|ped|ping)?|shed(?:s|ding)?|sank|sinks?|sunk|sinking|down|lower(?:ed|ing)?|los(?:e|es|t|ing|s|ses)|contract(?:s|ed|ing|ion)|shr[aiu]nk(?:s|ing)?|plummet(?:s|ed|ing)?|crash(?:es|ed|ing)?|collaps(?:e|es|ed|ing)|dip(?:s|ped|ping)?|retreat(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion)|cut(?:s|ting)?|narrow(?:s|ed|ing)?|eas(?:e|es|ed|ing)|weaken(?:s|ed|ing)?|div(?:e|es|ed|ing)|dove|nosedived?|tank(?:s|ed|ing)?|sag(?:s|ged|ging)?|skid(?:s|ded|ding)?|(?:is|was|were|are) off|downturn|trim(?:s|med|ming)?|tak(?:es?|ing) a hit|smaller|worse',
  up: 'rose|ris(?:e|es|en|ing)|grew|grow(?:s|n|th|ing)?|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|climb(?:s|ed|ing)?|increas(?:e|es|ed|ing)|expan(?:d|ds|ded|ding|sion)|up(?! to)|higher|advanc(?:e|es|ed|ing)|rall(?:y|ies|ied|ying)|spik(?:e|es|ed|ing)|add(?:s|ed|ing)?|rebound(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|leap(?:s|ed|t|ing)?|swell(?:s|ed|ing)?|swollen|improv(?:e|es|ed|ing|ement)|recover(?:s|ed|ing)?|rais(?:e|es|ed|ing)|widen(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|appreciat(?:e|es|ed|ing)|boost(?:s|ed|ing)?|bounc(?:e|es|ed|ing)|spark(?:s|ed)?|multipl(?:y|ied)|balloon(?:s|ed|ing)?|rocket(?:s|ed|ing)?|lift(?:s|ed|ing)?|ris(?:e|es)',
} as const satisfies Record<string, string>;

/** Nouns and comparatives that make the amount before them a fall or a rise: "a 12% drop", "5% higher". */
export const nouns = {
  down: 'fall|falls|drop|drops|decline|declines|decrease|decreases|slump|plunge|tumble|slide|slip|contraction|reduction|cut|dip|retreat|collapse|crash|downturn|loss|losses|shrinkage|setback|sell-?off|pullback|drop-?off',
  up: 'rise|rises|growth|gain|gains|jump|surge|climb|increase|increases|expansion|advance|rally|spike|rebound|leap|uptick|upswing|boost|improvement|recovery|appreciation',
} as const satisfies Record<string, string>;

/** Words that may stand between a verb of change and its amount: "fell by an estimated …". */
export const approximate =
  '(?:by|of|an?|the|about|around|nearly|almost|roughly|some|just|only|over|more than|less than|close to|as much as|as many as|up to|at least|approximately|estimated|an estimated|another|a further|further|additional|well|whopping|staggering|sharp|steep|hefty|modest|record|massive|combined|total|whole|full|mere|sharply|steeply|again|also|even|still|slightly|to|nearly|a record|a total|a combined|annualised|annualized|as high as|as low as|little more than|or|an additional)';

/** Things whose amounts are figures, and the slug by which each goes; the first that fits names an amount's subject. */
export const subjects: readonly (readonly [source: string, about: string])[] = [
  ['(?:trade )?surplus(?:es)?|balance of trade|trade balance', 'trade-surplus'],
  ['(?:trade )?(?:deficits?|gap|shortfall|imbalance)', 'trade-deficit'],
  [
    '(?:exports?|outbound shipments?|overseas (?:shipments|sales)|shipments?|exporting|exported|ships|shipped|outbound trade|goods (?:sold|sent))(?! (?:control|curb|ban|restriction|licen[cs]|rule|permit))',
    'exports',
  ],
  ['(?:imports?|inbound shipments?|imported|importing|arrivals)(?! (?:tax|dut|tariff|lev))', 'imports'],
  ['growth|gross domestic product|GDP|econom(?:y|ies)', 'growth'],
  ['inflation|consumer prices|CPI|price index', 'inflation'],
  ['producer prices|PPI|factory[- ]gate prices', 'producer-prices'],
  ['unemployment|jobless(?:ness)?', 'unemployment'],
  ['factory output|industrial (?:output|production)', 'industrial-output'],
  ['retail sales', 'retail-sales'],
  ['futures', 'futures'],
  [
    'shares?(?= (?:price|of|in|fell|rose|dropped|climbed|slid|jumped|were|was|gained|lost|tumbled|closed|sank|surged|slipped|plunged|ended))|shares|stocks?(?! exchange)|equities|ADRs?',
    'shares',
  ],
  ['market (?:value|cap\\w*)|valuation', 'market-value'],
  [
    'S&P 500|S&P|Dow(?: Jones)?(?: Industrial Average)?|Nasdaq(?: (?:Composite|100))?|Hang Seng(?: Index)?|CSI ?300|Shanghai Composite|Composite|Nikkei(?: 225)?|Topix|KOSPI|FTSE(?: 100)?|DAX|Stoxx(?: 600)?|CAC(?: 40)?|Euro Stoxx|(?:benchmark )?ind(?:ex|exes|ices)|markets?|Wall Street|bourses?',
    'index',
  ],
  ['(?:yuan|renminbi)(?! terms)|dollar(?! terms)|euro|bitcoin|cryptocurrenc(?:y|ies)|currency', 'currency'],
  ['yields?', 'yield'],
  [
    'soy ?beans?|soy|corn|wheat|sorghum|pork|beef|cotton|crude|oil|gold|silver|copper|iron ore|natural gas|LNG|coal|lithium|steel|aluminium|aluminum',
    'prices',
  ],
  [
    'trade(?! (?:war|deal|talks?|truce|negotiat|tension|disput|represent|barrier|polic|agreement|pact|relation|minist|partner|gap|deficit|surplus|imbalance|shortfall|balance|secretar|official|envoy|friction|rift|practice|row|spat|restriction|curb|group|body|data|figure|rules?|law|chief|negotiator|team|delegation|expert|terms?|concession))|trade$',
    'trade',
  ],
  ['revenues?|turnover', 'revenue'],
  ['profits?|earnings|net income', 'profit'],
  ['sales', 'sales'],
  ['investments?|FDI', 'investment'],
  ['purchas(?:e|es|ed|ing)|buy(?:s|ing)?|bought', 'purchases'],
  ['orders?|bookings|deliveries|demand|consumption', 'orders'],
  ['output|production|produc(?:e|es|ed|ing)|supply|supplies|refin(?:es?|ing)|process(?:es|ing)|mining', 'output'],
  ['prices?|costs?|freight rates?|(?:container|spot) rates', 'prices'],
  ['rare[- ]earths?|magnets?|minerals?|gallium|germanium|antimony|graphite', 'supply'],
];
