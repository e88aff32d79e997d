/** How large a share of coverage has a term at least, and the stemmed terms, and pairs of them, that have it; others are rare. */
const commonTerms: readonly { readonly shareMin: number; readonly terms: string }[] = [
  {
    shareMin: 0.4,
    terms: 'china, deal, export, president, talk, tariff, trad, trump, us',
  },
  {
    shareMin: 0.2,
    terms:
      '10%, announc, beij, buy, china us, chip, commerc, curb, curb export, die, donald, donald president, ' +
      'donald trump, earth, earth rare, good, import, impos, jinp, jinp xi, kill, last, meet, ministry, ' +
      'one, polic, product, rais, rare, reach, report, secretary, secretary treasury, stat, stat unit, ' +
      'thre, time, treasury, two, unit, xi, year',
  },
  {
    shareMin: 0.1,
    terms:
      '1, 10, 11, 12, 2, 2013, 2025, 25%, 7, accus, additional, administrat, against, anoth, approv, april, ' +
      'around, arrest, attack, back, begin, bessent, bessent scott, between, both, build, call, charg, ' +
      'china good, china import, china president, commerc ministry, country, cut, days, deal trad, during, ' +
      'earli, economic, end, farm, fentanyl, fire, firm, first, follow, found, four, friday, gain, game, ' +
      'general, global, good us, halt, head, high, him, home, hous, hous whit, hurt, includ, issu, lead, ' +
      'lifeng, m, made, man, mineral, monday, month, morn, n, n t, near, negotiator, night, novemb, now, ' +
      'octob, offic, official, old, other, peopl, permit, plac, plan, play, post, premi, premi vice, ' +
      'president trump, president us, president xi, receiv, releas, representativ, representativ trad, ' +
      'resum, retaliat, s, saturday, scott, scott secretary, season, second, set, shoot, shot, side, ' +
      'soybean, street, summit, t, take, talk trad, team, them, ther, through, thursday, told, trad us, ' +
      'treasury us, truc, tuesday, updat, vice, visit, war, washington, weaken, wednesday, week, whit, ' +
      'work, worth',
  },
  {
    shareMin: 0.05,
    terms:
      '#200000m, #50000m, 000, 10% tariff, 100%, 125%, 13, 14, 145%, 15, 15%, 16, 20, 20%, 2005, 2008, ' +
      '2009, 2011, 2012, 2026, 23, 25% tariff, 3, 30, 30%, 4, 40, 5, 6, 8, 9, 90, 90 days, 90-day, address, ' +
      'administrat trump, affect, again, agency, ahead, ai, allow, am, angel, announc trump, announce, ' +
      'appear, area, arriv, attempt, attorney, authority, away, becam, becaus, believ, block, body, both ' +
      'side, break, brok, bush, business, california, came, car, care, case, caus, cent, central, certain, ' +
      'check, chenggang, chenggang li, chief, china commerc, china deal, china export, china negotiator, ' +
      'china tariff, china trad, china vice, city, clos, coach, come, commerc secretary, commit, confirm, ' +
      'consensus, constructiv, continu, convict, county, court, current, custom, damag, data, day, days ' +
      'two, deadlin, deal reach, decemb, decis, delay, direct, director, driv, early, earth export, earth ' +
      'mineral, economy, effect, effect take, effectiv, eight, enter, escap, even, expect, extend, face, ' +
      'fami, farm product, farm us, federal, felt, few, fight, final, fired, five, foreign, form, ' +
      'framework, gave, geneva, get, go, going, got, govern, greer, greer jamieson, group, gulf, half, ' +
      'hand, help, history, hit, hold, hospital, hour, howev, import us, impos tariff, insid, ' +
      'international, internet, item, jamieson, jamieson representativ, job, john, july, june, know, known, ' +
      'korea, korea south, late, later, latest, least, leav, led, left, li, life, like, list, liu, liu ' +
      'premi, london, look, magnet, make, making, manag, many, march, mark, market, measur, memb, men, ' +
      'minut, miss, mnuchin, moth, move, much, my, national, need, never, news, next, nvidia, offer, old ' +
      'year, only, order, outsid, part, party, pass, phas, playoff, pm, point, previous, prison, prob, ' +
      'problem, public, publish, pull, put, rais tariff, rate, recent, reciprocal, reciprocal tariff, ' +
      'record, relat, remain, respons, result, return, right, rob, round, run, runn, rush, sale, saying, ' +
      'scen, scor, sect, security, seek, septemb, serv, servic, seven, several, ship, short, show, side ' +
      'two, sign, sinc, six, softwar, sourc, south, soybean us, star, state, steven, still, stopp, stor, ' +
      'subject, such, suffer, sunday, supp, suspect, tariff us, technology, tens, third, threaten, tiktok, ' +
      'today, tony, took, top, total, trad truc, trad war, treat, turn, under, until, used, very, victim, ' +
      'walk, way, well, went, william, window, without, woman, women, world, yard, yesterday',
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
