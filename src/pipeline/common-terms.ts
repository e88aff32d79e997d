/** How large a share of coverage has a term at least, and the stemmed terms, and pairs of them, that have it; others are rare. */
const commonTerms: readonly { readonly shareMin: number; readonly terms: string }[] = [
  {
    shareMin: 0.4,
    terms: 'china, chinese, export, president, tariff, trade, trump, us',
  },
  {
    shareMin: 0.2,
    terms:
      '10%, agre, agree, announc, beij, commerce, deal, donald, donald trump, earth, good, import, jinp, president ' +
      'donald, product, rare, rare earth, reach, secretary, state, talk, treasury, treasury secretary, two, unit, ' +
      'unit state, washington, xi, xi jinp, year',
  },
  {
    shareMin: 0.1,
    terms:
      '#200000m, 1, 10, 2, 2013, 2025, 25%, accord, additional, administrat, american, april, arrest, bessent, ' +
      'between, call, chinese good, chinese import, chip, company, control, country, custom, death, during, duty, ' +
      'earli, economic, effect, export control, first, follow, friday, global, govern, him, impos, includ, ' +
      'increase, kill, last, levy, lifeng, man, meet, ministry, monday, month, negotiat, night, novemb, octob, ' +
      'official, one, other, people, police, premi, president trump, president xi, report, representative, ' +
      'restrict, saturday, scott, scott bessent, second, secretary scott, semiconductor, set, ship, side, soybean, ' +
      't, take, team, there, three, thursday, time, total, trade deal, trade representative, trade talk, truce, ' +
      'tuesday, us china, us good, us president, us trade, us treasury, vice, vice premi, week, work, worth',
  },
  {
    shareMin: 0.05,
    terms:
      '000, 100%, 11, 12, 125%, 13, 14, 15, 15%, 20, 20%, 2005, 2024, 2026, 23, 24, 3, 30, 30%, 4, 5, 50%, 7, 8, 9, ' +
      'action, against, agricultural, am, announce, anoth, area, around, attack, august, away, back, because, both, ' +
      'both side, build, buy, came, case, central, certain, charg, china commerce, china export, china trade, china ' +
      'us, chinese president, chinese vice, city, come, commerce ministry, commerce secretary, confirm, county, ' +
      'court, curb, current, data, day, days, dead, deadline, decemb, decis, delegat, depart, died, director, ' +
      'discuss, dropp, early, earth export, earth mineral, economy, effective, end, expand, expect, export ' +
      'restrict, extend, fami, farm, fell, fentanyl, fire, fired, five, form, found, four, game, general, geneva, ' +
      'going, greer, hand, head, held, help, high, hit, hold, home, hour, house, immediate, impose, injur, ' +
      'international, issu, issue, item, january, july, june, known, korea, largest, last month, last week, late, ' +
      'later, latest, lead, left, level, license, like, list, liu, london, look, m, made, magnet, make, manufactur, ' +
      'many, mark, market, measure, memb, met, mineral, mnuchin, morn, move, much, murd, my, n, n t, national, ' +
      'near, negotiator, news, next, now, offic, office, old, only, outside, part, phase, place, plan, play, pm, ' +
      'point, post, premi liu, publish, purchase, rais, raise, receiv, recent, relat, releas, remain, response, ' +
      'resume, retaliat, retaliate, retaliatory, return, right, round, run, s, sale, scene, season, secretary ' +
      'steven, security, seek, septemb, shoot, shot, show, sign, since, software, south, south korea, start, ' +
      'steven, steven mnuchin, still, street, summit, sunday, supp, suspect, suspend, take effect, technology, ' +
      'tens, them, threaten, through, today, told, took, top, trade truce, trade war, trump administrat, two side, ' +
      'under, until, updat, us import, us soybean, us tariff, visit, walk, war, wednesday, well, white, white ' +
      'house, william, without, woman, world, year old',
  },
];

// Given as a share too: what no band has is in fewer leads than the last band, and most of it in far fewer.
const rareShare = 0.0075;
const rarityFor = (share: number): number => Math.log(0.8 / share);
const rareRarity = rarityFor(rareShare);

const rarities: ReadonlyMap<string, number> = new Map(
  commonTerms.flatMap(({ shareMin, terms }) => terms.split(', ').map((term) => [term, rarityFor(shareMin)] as const)),
);

/** How much a term tells stories apart. Fixed beforehand, so that a story does not depend on what else is live. */
export const rarityOf = (term: string): number => rarities.get(term) ?? rareRarity;
