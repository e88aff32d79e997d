/** Words that news uses for one and the same, the first standing for all; single words, as they are written. */
const alike: readonly string[] = [
  // the talks
  'tariff levy levies duty duties',
  'talks talk negotiation negotiate negotiating negotiated consultation consult discussion discuss dialogue',
  'negotiator envoy delegate',
  'deal agreement agree agreed agreeing accord pact',
  'truce ceasefire',
  'buy buys bought purchase purchasing buyer',
  'curb restrict restriction restrictive control limit',
  'halt suspend suspension pause paused freeze froze frozen',
  'delay postpone postponement defer deferral',
  'extend extension prolong prolongation',
  'raise hike increase boost lift',
  'cut lower reduce reduction slash halve',
  'retaliate retaliation retaliatory countermeasure counter counterattack reprisal',
  'impose imposition slap',
  'threaten threat',
  'probe investigate investigation inquiry',
  'ban prohibit prohibition bar barred',
  'permit license licence licensing licences permission',
  'assess evaluate evaluation weigh consider mull',
  'accuse accusation blame allege allegation',
  'reject rejection deny denies denied dismiss rebuff refute',
  'breach violate violation',
  'resume restart reopen',
  'approve approval clear greenlight',
  'rollback withdraw withdrawal revoke scrap',
  // things
  'chip semiconductor microchip',
  'soybean soy soya',
  'farm agricultural agriculture farmer',
  'firm company companies enterprise corporation',
  'plane aircraft jet airplane airliner',
  'ship vessel',
  'ministry department',
  'us america american',
  'china chinese',
  // what happens
  'begin begins began begun start open opens opened kickoff',
  'end conclude conclusion wrap finish',
  'visit trip travel journey',
  'arrive arrival land landed',
  'call phone telephone',
  'meet meeting met',
  'weaken fall fell drop dropped decline slump tumble plunge sank',
  'gain rise rose climb jump surge soar',
  'kill slay slain murder',
  'die died dies dead death deaths',
  'arrest detain detention custody',
  'hurt injure injured injury injuries wound wounded',
  'quake earthquake tremor temblor',
  'fire blaze',
  'rob robbery theft steal stole heist',
  'resign resignation quit',
  'hire appoint appointment named',
  'strike airstrike',
];

// Endings that carry no meaning for telling stories apart; the stem need not be a word.
function rootOf(word: string): string {
  if (word.length <= 4) return word;
  const singular = /(?:ss|us|is)$/.test(word) ? word : word.replace(/ies$/, 'y').replace(/s$/, '');
  const root = singular.replace(/(?:ing|edly|ed|ly|ment|ions?|er|e)$/, '');
  return root.length >= 4 ? root : singular;
}

const standFor: ReadonlyMap<string, string> = new Map(
  alike.flatMap((row) => {
    const [first = '', ...others] = row.split(' ');
    return [first, ...others].map((word) => [rootOf(word), rootOf(first)] as const);
  }),
);

/** What a word in small letters counts as: its stem, or the stem of the word that stands for it. */
export function stemOf(word: string): string {
  const root = rootOf(word);
  return standFor.get(root) ?? root;
}
