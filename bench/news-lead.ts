import type { CoverageLine } from '../src/cli/coverage-lines.ts';
import { createRandom } from './random.ts';

const startAt = Date.UTC(2031, 0, 6);
const dayMs = 86_400_000;
const leadsPerDay = 40;

/** Writes made-up leads of a title and some six sentences, of every kind of news that is read; a third is none of it. */
export function createLeadWriter(seed: number): (place: number) => CoverageLine {
  const random = createRandom(seed);
  const oneOf = (list: readonly string[]): string => list[Math.floor(random.next() * list.length)] ?? '';
  const filled = (form: string): string =>
    form.replace(/\[(\w+)\]/g, (_slot, name: string) => (name === 'n' ? numberOf() : filled(oneOf(parts[name] ?? []))));
  const numberOf = () => String(1 + Math.floor(random.next() * 99));
  // Rare words of its own beside the common ones, as in real text, so that no two sentences are the same.
  const rare = () => Array.from({ length: 3 }, () => oneOf(syllables)).join('');
  const sentence = (forms: readonly string[]) =>
    filled(oneOf(forms)).replace(/\.$/, `, ${oneOf(links)} ${rare()} of ${rare()} ${oneOf(links)} ${rare()}.`);
  const several = (forms: readonly string[], count: number) =>
    Array.from({ length: count }, () => sentence(forms)).join(' ');
  return (place) => {
    const isOther = place % 3 === 2;
    const seen = new Date(startAt + Math.floor(place / leadsPerDay) * dayMs).toISOString().slice(0, 10);
    return {
      ...{ id: `lead-${place}`, url: `https://news.test/${place}`, outlet: filled('The [town] [paper]'), seen },
      published: seen,
      title: filled(oneOf(isOther ? otherTitles : titles)),
      text: isOther ? several(others, 6) : `${several(news, 4)} ${several(asides, 2)}`,
    };
  };
}

const syllables = 'ba den fo gul him jor kel lam nop ost pra qua rin sul tev umb vic wol yar zen'.split(' ');
const links = ['while the', 'as some', 'though a', 'for every', 'and the'];
const parts: Readonly<Record<string, readonly string[]>> = {
  town: ['Harbour', 'Northern', 'Valley', 'Island', 'Coastal', 'Eastern'],
  paper: ['Post', 'Courier', 'Ledger', 'Mail', 'Herald'],
  place: ['Oslo', 'Lisbon', 'Vienna', 'Geneva', 'Singapore', 'Madrid', 'Kuala Lumpur', 'Bern'],
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  month: ['January', 'March', 'April', 'June', 'August', 'October'],
  us: ['Washington', 'The United States', 'The White House', 'The US'],
  cn: ['Beijing', 'China', 'The Chinese government'],
  usPerson: ['Treasury Secretary Ada Marlowe', 'Trade Representative Neil Orban', 'Commerce Secretary Ruth Vance'],
  cnPerson: ['Vice Premier Lu Wenzhao', 'Commerce Minister Shen Anping', 'Vice Minister Qiao Rong'],
  goods: ['Chinese goods', 'imports from China', 'American soybeans', 'US farm goods', 'Chinese steel'],
  held: ['rare earths', 'gallium', 'advanced chips', 'chip design software', 'graphite'],
};
const titles = [
  '[us] to raise tariffs on [goods] to [n]%',
  'US and China end talks in [place] with a deal in sight',
  '[cn] tightens export controls on [held]',
  'China exports to the US fall [n]% in [month]',
  '[usPerson] to meet Chinese envoy in [place]',
  'Truce between the US and China extended by 90 days',
];
const news = [
  '[us] said on [day] that it would raise tariffs on [goods] from [n]% to [n]%.',
  '[usPerson] and [cnPerson] met in [place] on [day] for a second round of trade talks.',
  '[cn] agreed to suspend its export controls on [held] until [month] 10.',
  'China’s exports to the United States fell [n]% in [month] from a year earlier, customs figures showed.',
  'Under the deal, China will buy [n] million tonnes of soybeans and [n] aircraft by the end of the year.',
  'The truce between the two countries, which was reached in [place] in [month], expires on [month] [n].',
  'The two presidents spoke by telephone on [day] and agreed to hold another round of negotiations.',
  '"We made good progress on tariffs," [usPerson] told reporters after the talks with China.',
  '[cn] accused the United States of breaking the agreement that was signed in [place].',
  '[us] may add [n] Chinese companies to its entity list, according to people familiar with the matter.',
];
const asides = [
  'Shares in shippers rose [n]% in early trade, while the dollar was little changed.',
  'Analysts had expected the two sides to need more time.',
  'Farmers in the north said that they had waited for such news since [month].',
  'The ministry did not answer questions, and its spokesman gave no details.',
];
const otherTitles = [
  '[place] opens its new harbour after [n] years',
  'Rain keeps trains from running in the [town] region',
  'A small team wins the cup in [place]',
];
const others = [
  'The town council of [place] voted on [day] to mend the old bridge at a cost of $[n] million.',
  'Some [n]% of the seats were sold before the gates opened, the club said.',
  'Visitors came from as far as [place] to see the boats, and stayed until late.',
  'A spokeswoman said that the works would go on until [month].',
  'The singer spoke of her first years in [place], when nobody came to hear her.',
];
