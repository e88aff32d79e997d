import { lexicon } from '../config/lexicon.ts';
import type { Piece } from '../test/journeys/feed-server.ts';
import { createRandom, type Random } from './random.ts';

const monthsAhead = [1, 2, 3, 4, 5];
const sentencesPerText = 9;
const wordsPerSentence = 12;
const syllables = 'ba den fo gul him jor kel lam nop ost pra qua rin sul tev umb vic wol yar zen'.split(' ');

const cities = lexicon.places.filter(({ isMetonym }) => !isMetonym).map(({ name }) => name);

/** Writes pieces that each tell of another round of talks, so that each is worth one alert; with its whole text in the feed, or with a page to read. */
export function createRounds(seed: number, now: Date): (isWhole: boolean) => Piece {
  const random = createRandom(seed);
  const rounds = random.shuffled(cities.flatMap((city) => monthsAhead.map((ahead) => ({ city, ahead }))));
  let count = 0;
  return (isWhole) => {
    const round = rounds.pop();
    if (round === undefined) throw new Error(`there are no more than ${count} pieces`);
    count += 1;
    const month = monthName(now, round.ahead);
    const told = `meet for trade talks in ${round.city} in ${month}`;
    const first = `Officials of the United States and China will ${told}, both sides said.`;
    const paragraphs = [first, ...Array.from({ length: sentencesPerText }, () => sentence(random))];
    const summary = isWhole ? paragraphs.join(' ') : first;
    return {
      slug: `piece-${count}-end`,
      title: `US and China to ${told}`,
      summary,
      paragraphs,
      publishedAt: new Date(),
    };
  };
}

const monthName = (now: Date, ahead: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toLocaleString('en', {
    month: 'long',
    timeZone: 'UTC',
  });

// Words that tell nothing and come but once: pieces with the same asides would be copies of each other.
function sentence(random: Random): string {
  const word = () => [1, 2, 3].map(() => random.pick(syllables)).join('');
  const words = Array.from({ length: wordsPerSentence }, word).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
