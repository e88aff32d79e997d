import type { Random } from '../random.ts';

/** Writes made-up prose: no name, place or number of it means anything. */
export interface Prose {
  readonly random: Random;
  sentence(): string;
  /** As many sentences as told, one behind the other. */
  sentences(count: number): string;
  /** A heading inside a story. */
  heading(): string;
  headline(): string;
  person(): string;
  place(): string;
  goods(): string;
  rate(): string;
  date(): string;
}

/** English prose of this chance. */
export function createProse(random: Random): Prose {
  const one = (list: readonly string[]) => random.pick(list);
  const fill = (template: string): string => {
    const text = template.replace(/\{(\w+)\}/g, (_all, name: string) => word(name));
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const word = (name: string): string => {
    if (name === 'rate') return `${1 + random.below(60)}`;
    if (name === 'count') return `${2 + random.below(90)},${100 + random.below(900)}`;
    if (name === 'date') return `${one(months)} ${1 + random.below(28)}`;
    if (name === 'person') return `${one(first)} ${one(last)}`;
    return one(lists[name] ?? [name]);
  };
  const sentence = () => fill(one(sentenceTemplates));
  return {
    random,
    sentence,
    sentences: (count) => Array.from({ length: count }, sentence).join(' '),
    heading: () => fill(one(headingTemplates)),
    headline: () => fill(one(headlineTemplates)),
    person: () => word('person'),
    place: () => word('place'),
    goods: () => word('goods'),
    rate: () => word('rate'),
    date: () => word('date'),
  };
}

const list = (text: string): readonly string[] => text.split('|').map((part) => part.trim());

const first = list('Orla|Benno|Tamsin|Yorick|Petra|Ilmar|Sunniva|Caspar|Devra|Anselm');
const last = list('Vanterpool|Oskari|Brindle|Hallam|Tesh|Quarrie|Lindqvar|Morrow|Zeller|Abara');
const months = list('January|February|March|April|June|July|August|September|October|November');

const lists: Readonly<Record<string, readonly string[]>> = {
  place: list('Oster|Halmark|Vell Harbour|Tarrin|Korvale|Sundmere|Ashby Falls|Lower Pell|Grenmoor|Dunvik'),
  land: list('Ostrea|Halmaria|the Tarrin League|Korvalia|Sundmark|the Pell Islands|Grenland|the Vellish Union'),
  goods: list(
    'tin|barley|woollen cloth|lamp oil|salted fish|brass fittings|kelp|clockwork|slate|cedar planks|magnet wire',
  ),
  day: list('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'),
  office: list(
    'harbour ministry|levy board|customs council|grain office|chamber of weights|shipping registry|treasury',
  ),
  role: list('minister|envoy|registrar|spokeswoman|deputy chair|economist|harbour master|union leader'),
  verb: list('welcomed|disputed|measured|postponed|reviewed|praised|questioned|set aside|signed|drafted'),
  thing: list(
    'the ledger|the new schedule|a draft accord|the ferry charter|the list of exemptions|the joint statement|the annex',
  ),
  group: list('importers|weavers|dockers|growers|shipowners|smelters|millers|glass makers|small traders'),
  feeling: list('relieved|worried|cautious|doubtful|hopeful|puzzled|unmoved'),
  time: list(
    'before the harvest|by the end of the quarter|within ninety days|after the winter recess|next spring|this week',
  ),
};

const sentenceTemplates = list(
  `The {office} of {land} said on {day} that the levy of {rate} percent on {goods} would stay in force {time}.|
  {person}, {role} of {land}, {verb} {thing} and asked {group} to wait until {date}.|
  “We have heard the {group}, and we will not {verb} {thing} again,” {person} told reporters in {place}.|
  Prices of {goods} rose by {rate} percent in {place} after the {office} {verb} {thing}.|
  About {count} crates of {goods} wait in {place}, where {group} are {feeling} about {thing}.|
  Under the terms, {land} lowers its duty on {goods} from {rate} percent to {rate} percent {time}.|
  Neither {land} nor {land} has {verb} {thing}, two people who know of the talks said.|
  The {role} said that {group} in {place} had been {feeling} since {date}, when the first duty began.|
  It was not clear whether {goods} from {land} would be exempt, but the {office} expects an answer {time}.|
  {person} noted that exports of {goods} fell to {count} tonnes, the lowest since {date}.|
  In {place}, {group} {verb} {thing}; in {place}, the {office} kept its counters closed on {day}.|
  Both sides agreed to speak again in {place} on {date}, and to exchange lists of {goods} {time}.|
  “Nobody gains from a duty of {rate} percent on {goods},” said {person}, an {role} of the {office}.|
  A panel of the {office} counted {count} objections from {group}, most of them about {goods}.|
  Last year {land} sold {goods} worth {count} crowns to {land}, according to the {office}.|
  Until {date} the registrar accepts letters on {thing}, which {group} have {verb} more than once.`,
);

const headingTemplates = list(
  'What {land} offers|How {group} see it|A duty on {goods}|The road to {place}|Why {thing} matters|What comes next',
);

const headlineTemplates = list(
  `{land} and {land} Meet in {place} Over {goods}|Ferry to {place} Delayed Again|{person} Wins Prize for Poem on {goods}|
  {group} of {place} Vote on Strike|Why {land} Keeps Its {goods} at Home|Old Bridge in {place} Reopens After Repairs|
  {office} Names {person} as Chair|Storm Empties Market of {place}|Ten Walks Around {place}|Can {land} Live Without {goods}?`,
);
