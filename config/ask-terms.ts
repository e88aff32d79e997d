import type { AskTerms } from '../src/domain/ask-terms.ts';

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const phrases = (text: string): string[] => text.split(',').map((phrase) => phrase.trim());
const said = (of: string, means: string) => ({ said: phrases(of), means: phrases(means) });

/** The words of readers, and what they stand for here. Data: an operator may add to it. */
export const askTerms: AskTerms = {
  stopWords: words(`a about after all also am an and any are around as at be been being but by can could current
    currently did do does doing exactly far for from get go goes gone got had has have he her his how i if in into is it
    its just know latest long made make many may me might more most much must my new now of off on one or our out over
    please put say said says shall she should so some still such tell than that the their them then there these they
    thing things think this those to today too under until up was we well were what whats when where which while who
    whom whose why will with would you your us me give show remind much high low ever yet happen happened happening news
    between both side sides since two country countries there bad good name names percent percentage`),
  synonyms: [
    said('duties, duty, levies, levy, import tax, import taxes, customs duties, tariff rate, rate', 'tariff'),
    said('imports, products, merchandise, wares', 'goods'),
    said('EDA, chip design software, chip-design software', 'chip design software, software for designing chips'),
    said('in May', 'May 2025'),
    said('leaders, presidents', 'leaders, Trump and Xi'),
    said('meet, meeting, held, take place, takes place', 'meeting, talks, held'),
    said('how long', 'runs for, days'),
    said('oversees, oversee, responsible, supervises, supervise', 'in the hands, remit'),
    said('used for, uses, use, used, purpose, need for', 'uses'),
    said('warning, warned, warns, threat, threats, threaten', 'threatened, may'),
    said('shipments, shipment, deliveries, exports', 'exports, shipments'),
    said('chips, semiconductors, microchips', 'chip, semiconductor'),
    said('heads, head, leads, chief, chief negotiator, boss, in charge, runs, heading, leading', 'head, leads'),
    said('delegation, team, delegates, negotiators, representatives, envoys', 'delegation, team'),
    said('truce, pause, suspension, ceasefire, reprieve', 'truce, suspension'),
    said('end, ends, expire, run out, runs out, deadline, lapse, over', 'deadline, ends'),
    said('phone, phone call, telephone, call, spoke, speak, talked', 'call, phone, spoke'),
    said('magnets, magnet', 'magnet'),
    said('rare earths, rare earth, critical minerals, minerals', 'rare earth, minerals'),
    said('resume, restart, start again, reopen', 'resume, restart, start again'),
    said('licence, license, permit, licensed', 'licence, licensed'),
    said('carmakers, car makers, auto makers, automakers, cars', 'carmakers, automobiles, automotive'),
    said('venue, place, location, building', 'venue'),
    said('forecast, outlook, projection, predict', 'forecast'),
    said('growth, grow, gdp', 'growth'),
    said('jobs, employment, unemployment, labour market', 'jobs, employment'),
    said('prices, inflation', 'inflation, costs'),
    said('promise, pledge, pledged, promised, commitment, word', 'pledge, promise, agreed'),
    said('deal, accord, pact, agreement', 'agreement, deal'),
    said('broke, violated, breached, breach, violation', 'breach'),
    said('ban, banned, bans, curbs, restrictions, controls', 'bans, restrictions, controls'),
    said('drop, dropped, fall, fell, decline, plunge', 'fall, went down, fell'),
    said('UK, British, Britain, United Kingdom', 'UK, British'),
    said('begin, began, start, started, open, opened', 'start, opened, began'),
    said('level, levels', 'level'),
    said('world, global, worldwide', 'world, global'),
    said('share', 'share'),
    said('produce, production, output', 'produced, production'),
  ],
  parties: {
    US: ['us', 'usa', 'america', 'american', 'americans', 'washington', 'united states'],
    CN: ['china', 'chinese', 'beijing', 'prc'],
  },
  forms: [
    { asks: ['who', 'head', 'which person'], about: ['head', 'leads'], kinds: ['lead'] },
    { asks: ['who'], about: ['delegation', 'negotiate', 'take part', 'sit'], kinds: ['delegate', 'lead'] },
    { asks: ['who is', 'role', 'members'], about: [], kinds: ['delegate'] },
    { asks: ['when', 'until', 'deadline', 'extend'], about: ['deadline', 'ends', 'suspended'], kinds: ['deadline'] },
    { asks: ['by when', 'until when', 'how long'], about: [], kinds: ['deadline'] },
    { asks: ['where', 'venue', 'building'], about: [], kinds: ['round'] },
    { asks: ['when'], about: ['call', 'phone', 'spoke'], kinds: ['contact'] },
    { asks: ['when'], about: ['talks', 'meet', 'round', 'held'], kinds: ['round'] },
    { asks: [], about: ['tariff'], kinds: ['tariff'] },
    {
      asks: ['forecast', 'how much', 'how many', 'how bad', 'how far', 'share'],
      about: ['forecast', 'growth', 'fall', 'share', 'produced'],
      kinds: ['figure'],
    },
    { asks: ['did', 'has', 'have', 'what', 'is'], about: ['agree', 'agreement', 'deal'], kinds: ['agreement'] },
    { asks: ['say', 'said'], about: [], kinds: ['remark', 'figure'] },
    { asks: ['why', 'think', 'expect'], about: [], kinds: ['remark'] },
  ],
};
