import type { Party } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import { pattern } from '../tagging/patterns.ts';

/** Words of a clause that tell who puts a duty on whom; either may be left open. */
export interface Cue {
  readonly at: number;
  readonly end: number;
  readonly imposer?: Party;
  readonly target?: Party;
  /** A second target: "on goods from Canada and Mexico". */
  readonly also?: Party;
  /** Both sides on each other. */
  readonly isMutual?: boolean;
  /** The side named first, where both are. */
  readonly first?: Party;
  /** It stands as "on …", "for …", so that it may follow its rate. */
  readonly isObject?: boolean;
}

/** Every cue in a piece of marked text, in order; where two overlap, the more specific one stays. */
export function cuesIn(text: string): Cue[] {
  const kept: Cue[] = [];
  const isNamed = named.test(text);
  for (const rule of rules)
    for (const match of isNamed || rule.isNameless ? matchesFor(rule, text) : []) {
      const cue = { at: match.index, end: match.index + match[0].length, ...rule.tells(match) };
      const isTold = cue.imposer !== undefined || cue.target !== undefined || cue.isMutual === true;
      if (isTold && !kept.some((other) => cue.at < other.end && other.at < cue.end)) kept.push(cue);
    }
  return kept.toSorted((a, b) => a.at - b.at);
}

interface Rule {
  /** What must stand in the text for the words to be worth a try: they are dear. */
  readonly needs?: RegExp;
  /** It can hold where no party is named. */
  readonly isNameless?: boolean;
  readonly words: RegExp;
  readonly tells: (match: RegExpExecArray) => Omit<Cue, 'at' | 'end'>;
}

const named = /⟦(?:PARTY|ADJECTIVE|PERSON)/;
const matchesFor = ({ needs, words }: Rule, text: string): RegExpExecArray[] =>
  needs === undefined || needs.test(text) ? matchesOf(text, words) : [];

const partyOf = (mark: string | undefined): Party | undefined => {
  const party = /^⟦(?:PARTY|ADJECTIVE|PERSON):([A-Z]{2})[:#]/.exec(mark ?? '')?.[1];
  return party;
};
const otherOf = (party: Party | undefined): Party | undefined =>
  party === 'US' ? 'CN' : party === 'CN' ? 'US' : undefined;
const imposing = (imposer: Party | undefined): Omit<Cue, 'at' | 'end'> => ({
  ...(imposer === undefined ? {} : { imposer }),
});
const targeting = (target: Party | undefined, isObject = true): Omit<Cue, 'at' | 'end'> => ({
  ...(target === undefined ? {} : { target }),
  ...imposing(otherOf(target)),
  isObject,
});
const alsoOf = (mark: string | undefined): { also?: Party } => {
  const also = partyOf(mark);
  return also === undefined ? {} : { also };
};
const onto = String.raw`\b(?:on|for|against|to|of|upon|toward)\s+`;
const adjectives = String.raw`(?:(?:(?!(?:and|or|on|to|from|by|with|tariffs?|duties|levies|rates?|is|are|was|were|will|would|has|have|had|said|says)\b)[\w$&-]+|"|{MONEY}|{COUNT})[ "]+){0,5}`;
const quantity = String.raw`(?:(?:all|most|some|many|certain|various|more|another|an?|additional|extra|remaining|the|its|other|those|these|key|about|around|roughly|nearly|over|almost|as much as|up to|further|existing|a list of|a (?:wide )?(?:range|array|slew|host) of|hundreds of|imports? of|imported|billions of|dollars|in|worth|worth of|of|{MONEY}|{COUNT}|virtually)\s+(?:\([^)]*\)\s+)?){0,8}`;
const wares = String.raw`(?:{GOODS}|evs?|cars?|vehicles?|steel|alumin(?:i)?um|soybeans?|pork|beef|crops?|semiconductors?|chips?|solar cells?|batteries|farm goods|energy|coal|lng|cotton|corn|wheat|chicken|agriculture|sorghum|ships?|vessels|cranes|parcels|packages|polysilicon|wafers|tungsten|magnets|minerals|crude|oil|whiskey|wine|fruits?|vegetables?|dairy|seafood|lumber|timber|drones?|toys|textiles|apparel|footwear|furniture|electronics|smartphones|computers|machinery|equipment|chemicals|plastics|graphite|drugs|pharmaceuticals|movies|films)`;
const origin = String.raw`(?:from|of|made in|produced in|imported from|shipped from|coming from|originating (?:in|from)|arriving from|sourced from|sold by)`;

const rules: readonly Rule[] = [
  {
    // "A warned B that he would put a 50 % duty": whoever warns puts it.
    needs: /\b(?:warn|t[eo]ll?|told|notif|inform|threaten)/iu,
    words: pattern(
      String.raw`(?<imposer>{ACTOR})(?: (?:[a-z]+ly|also|has|had|then|again)){0,2} (?:warned|warns|told|tells|notified|informed|threatened|threatens) (?:{ACTOR}|(?:the )?Chinese leaders?|officials) (?:that |with |of )(?:he|she|it|they|the {ACTOR}|{ACTOR}|an?|new|further|additional)\b`,
    ),
    tells: ({ groups }) => targeting(otherOf(partyOf(groups?.imposer)), false),
  },
  {
    needs: /each|both|another|\btwo\b|mutual|tit-for|⟧(?: and|,)(?: the)? ⟦/iu,
    isNameless: true,
    words: pattern(
      String.raw`\b(?:on|against|for) (?:one another|each other)(?:'s)?\b(?: {GOODS})?|\beach other's\b|\b(?:both|the two|each) (?:sides?|countries|nations?|governments?|economies|powers)(?:'s?)?\b(?!,? (?:said|say|says|agreed to (?:hold|keep talking|meet)))|\bmutual(?:ly)?\b|\b(?:the world's |the )?two (?:largest |biggest )?economies\b|\beach side\b|\beach (?=(?:put|impos|cut|rais|lower|slash)\w*)|\btit-for-tat\b|{first:SIDE}(?: and|,)(?: the)? {SIDE} (?:[a-z]+ ){0,3}?(?:{CUT}|{RAISE}|{SUSPEND}|{KEEP}|{IMPOSE}|tariffs|duties|levies|rates|each|both)\b`,
    ),
    tells: ({ groups }) => {
      const first = partyOf(groups?.first);
      return { isMutual: true, isObject: first === undefined, ...(first === undefined ? {} : { first }) };
    },
  },
  // "US imports from China", "Chinese imports of US soybeans".
  {
    needs: /imports?|purchases|arrivals/iu,
    words: pattern(
      String.raw`(?:\b(?:on|for|against|to) )?(?:{SIDE}(?:'s)? )?(?:imports?|purchases|arrivals) (?:of|from) ${quantity}(?:(?:(?!from\b)[\w()-]+,? ){1,6}from )?(?:the )?(?:{target:PARTY})(?:'s)?(?: ${adjectives}{GOODS})?`,
    ),
    tells: ({ groups }) => targeting(partyOf(groups?.target)),
  },
  // "China's exports to the US", "its exports to the US", "American goods entering China".
  {
    needs: /(?:entering|for|to|into|in|by) (?:the )?⟦/iu,
    words: pattern(
      String.raw`(?:\b(?:on|for|against) )?{GOODS} (?:entering|bound for|sold (?:to|in|into)|shipped (?:to|into)|exported to|imported (?:into|to|by)|arriving in|headed (?:to|for)|going (?:to|into)|into|in|to) (?:the )?(?:{imposer:SIDE})(?!')`,
    ),
    tells: ({ groups }) => targeting(otherOf(partyOf(groups?.imposer))),
  },
  {
    needs: /(?:from|of|in|by) (?:the )?(?:mainland )?⟦(?:PARTY|ADJECTIVE)/iu,
    words: pattern(
      String.raw`(?:${onto})?${quantity}${adjectives}${wares}(?: \([^)]*\))?(?: \w+)? ${origin} (?:the )?(?:mainland )?{target:PARTY}(?:,? and (?:the )?{also:OTHER})?(?! (?:and|or) {SIDE})`,
    ),
    tells: ({ groups }) => ({ ...targeting(partyOf(groups?.target)), ...alsoOf(groups?.also) }),
  },
  {
    needs: /countr|nation|partner|imports|world|econom|global|universal|across/iu,
    isNameless: true,
    words: pattern(
      String.raw`\b(?:on|for|against|to|upon) (?:${quantity})(?:all|most|many|every|other|the rest of the|global|virtually all|nearly all|(?:goods|imports|products) (?:\w+ )?from (?:all|most|other|every))\s(?:of (?:its|the) )?(?:other |trading |of its |foreign |the )*(?:countries|country|nations?|partners?|trading partners?|imports|trade partners?|world|economies)\b(?! from)|\b(?:other|all|most) (?:countries|nations|trading partners)\b|\bworldwide\b|\b(?:global|universal|across-the-board) (?=tariff|dut|lev|import)|\b(?:on|for|against|to) (?:other )?{US} trading partners|\b(?:on|against) (?:all|most|every|nearly all) (?:of )?{US}(?:'s)? (?:trading partners?|trade partners?)`,
    ),
    tells: () => ({ target: 'WORLD', isObject: true }),
  },
  // "on $200 billion of Chinese goods", "Chinese goods face".
  {
    needs: /⟦(?:PARTY|ADJECTIVE)/u,
    words: pattern(
      String.raw`(?:${onto})?${quantity}{target:PARTY}(?:,? and {also:OTHER})?(?:[-' ](?:made|origin|grown|produced|built|linked))?(?:'s)? ${adjectives}${wares}\b(?! (?:tariffs?|tax|duties|levies))`,
    ),
    tells: ({ groups }) => ({ ...targeting(partyOf(groups?.target)), ...alsoOf(groups?.also) }),
  },
  // "on coal and natural gas (LNG) from the US".
  {
    needs: /(?:from|in|of) (?:the )?⟦(?:PARTY|ADJECTIVE)/iu,
    words: pattern(
      String.raw`\b(?:on|for) (?:(?!(?:from|to|after|will|would|said|is|are|was)\b)[\w()&$-]+,? ){1,14}(?:from|made in|of) (?:the )?{target:PARTY}`,
    ),
    tells: ({ groups }) => targeting(partyOf(groups?.target)),
  },
  {
    needs: /for (?:goods from )?⟦/iu,
    words: pattern(
      String.raw`\bfor (?:goods from )?{target:PARTY}(?=,| (?:is|are|will|would|to|at|stands?|from|rises?|falls?)\b)`,
    ),
    tells: ({ groups }) => targeting(partyOf(groups?.target)),
  },
  // "tariffs on China", "the tariff charged to China by the US".
  {
    needs: /(?:on|against|upon|to|for) (?:goods )?(?:mainland )?(?:the )?⟦(?:PARTY|ADJECTIVE)/iu,
    words: pattern(
      String.raw`\b(?:on|against|upon|(?:charged|applied) to|(?:rates?|levy|levies|tariffs?|duty|duties) for) (?:goods )?(?:mainland )?(?:the )?{target:PARTY}(?!'s|' | (?:[a-z]+ )?(?:tariffs?|duties|levies|talks|trade|side|officials?|president))`,
    ),
    tells: ({ groups }) => targeting(partyOf(groups?.target)),
  },
  {
    needs: /⟦(?:PARTY|ADJECTIVE)/u,
    words: pattern(
      String.raw`{target:PARTY}(?: \w+)? (?:(?:would|will|to|is|are|be|being|been|was|were|has|have|had|now|currently|already|could|may|might|still|also) )*(?:hit (?:with|by)|faces?\b|facing|faced|pays?\b|paying|paid|subject(?:ed)? to|slapped with|struck (?:with|by)|confronted with|taxed|tariffed|charged|hardest hit)|{targetToo:PARTY}'s (?:overall |total |effective )?(?:tariff burden|exporters|exports)`,
    ),
    tells: ({ groups }) => targeting(partyOf(groups?.target ?? groups?.targetToo), false),
  },
  // "threatened China with 155% duties".
  {
    needs: /⟧ with\b/u,
    words: pattern(
      String.raw`\b(?:threaten|hit|slap|slamm|punish|target|menac|whack|thump|sanction)\w* (?:the )?{target:SIDE} with\b`,
    ),
    tells: ({ groups }) => targeting(partyOf(groups?.target), false),
  },
  // "on the US side", "Trump's decision to hike".
  {
    words: pattern(
      String.raw`\b(?:on|by|from) the {imposer:SIDE} side\b|{imposerToo:ACTOR}'s (?:[\w-]+ ){0,3}?(?:decision|move|order|plans?|threat|announcement|increase|imposition|hikes?|cut|reduction|retaliation|response|answer|proclamation|action)\b`,
    ),
    tells: ({ groups }) => ({
      ...imposing(partyOf(groups?.imposer ?? groups?.imposerToo)),
      isObject: groups?.imposer !== undefined,
    }),
  },
  {
    words: pattern(
      String.raw`\bby (?:the )?(?:{imposer:ACTOR})|\b(?:{TARIFF}) of (?:the )?{imposerToo:SIDE}(?! ${adjectives}{GOODS})`,
    ),
    tells: ({ groups }) => imposing(partyOf(groups?.imposer ?? groups?.imposerToo)),
  },
  // "raises China levies": duties on China, as headlines have it; "US tariffs" are those of the US.
  {
    words: pattern(String.raw`(?<target>⟦PARTY:CN#\d+⟧) (?:{TARIFF})`),
    tells: ({ groups }) => targeting(partyOf(groups?.target), false),
  },
  // "the 50% duty that Trump had threatened".
  {
    words: pattern(
      String.raw`\b(?:that|which) (?:the )?{imposer:ACTOR} (?:has |had |have |was )?(?:imposed|threatened|announced|placed|levied|slapped|introduced|put|floated|proposed|raised)\b`,
    ),
    tells: ({ groups }) => ({ ...imposing(partyOf(groups?.imposer)), isObject: true }),
  },
  // "China's tariffs", "Beijing's 125% levies", "Trump's steep duties", "US rates".
  {
    words: pattern(
      String.raw`{imposer:ACTOR}(?:'s|')?(?: |")(?:(?:(?!(?:on|by|to|for|from|of|after|with|said|says|will|would)\b)[\w-]+(?![\w-])|"|{PERCENT}|{POINTS}|{MONEY}|{DATE}|{SPAN})[ "]*){0,6}?(?:{TARIFF}|rates?\b|side\b)|(?<=\bthe ){imposerToo:SIDE} one\b`,
    ),
    tells: ({ groups }) => imposing(partyOf(groups?.imposer ?? groups?.imposerToo)),
  },
  // "We are getting 55%, China is getting 10%": we are the other side than the one that is named.
  {
    words: pattern(String.raw`\bwe\b(?=[^;]{0,120}?{other:SIDE})`),
    tells: ({ groups }) => imposing(otherOf(partyOf(groups?.other))),
  },
  // "and China answered with 40%", "and Beijing's hit 40%", "and China from 60% to 40%".
  {
    words: pattern(
      String.raw`\band (?:the )?{imposer:SIDE} (?=(?:[a-z]+ed|will|would|has|had|hit|put|cut|went)\b|(?:from|to|at) {PERCENT})|{imposerToo:SIDE}'s (?=(?:reached|hit|to|at|from|is|are|was|were|stands?|stood|rose|fell)\b)`,
    ),
    tells: ({ groups }) => imposing(partyOf(groups?.imposer ?? groups?.imposerToo)),
  },
  // Who acts in the clause: not an adjective, not behind a preposition.
  {
    words: pattern(
      String.raw`(?<!\b(?:on|from|with|against|of|in|for|between|than|at|to|and|into|over|toward|about|if|unless|until|once|because|follow\w*|match\w*|join\w*|hits?|exempt\w*|import\w*|buy\w*|target\w*|tax\w*|punish\w*) (?:the )?(?:\w+ )?)(?<imposer>⟦(?:PARTY|PERSON):[^⟧]+⟧)(?!'s? (?!own)| ${adjectives}{GOODS}| (?:companies|firms|stocks?|shares|exporters|importers|buyers|consumers|farmers|firms|economy|market|markets|trade|talks|deal))`,
    ),
    tells: ({ groups }) => imposing(partyOf(groups?.imposer)),
  },
  {
    words: pattern(
      String.raw`{imposer:SIDE}(?= (?:finance |commerce |trade |foreign )?(?:government|ministry|officials?|authorities|side|administration|leaders?|state council|cabinet|customs|president))`,
    ),
    tells: ({ groups }) => imposing(partyOf(groups?.imposer)),
  },
];
