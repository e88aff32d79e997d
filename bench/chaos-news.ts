import { lexicon } from '../config/lexicon.ts';
import type { Piece } from '../test/journeys/feed-server.ts';
import type { Random } from './random.ts';

/** What a piece tells: the key of its fact, and the value that is new. */
export interface Told {
  readonly key: string;
  readonly value: string;
}

/** A piece as it is to come out, by the first outlet or, as a re-telling, by the second. */
export interface News {
  readonly piece: Piece;
  readonly outlet: 0 | 1;
  readonly told: Told;
}

/** Rounds of talks and moves of rates, each of which has to be told once. */
export interface Newsroom {
  /** What was known before: no alert comes of it. */
  baseline(at: Date): Piece[];
  next(at: Date): News;
  /** What was told last, by the other outlet; undefined where that has been done. */
  retell(at: Date): News | undefined;
}

interface Story {
  readonly told: Told;
  readonly texts: readonly [first: Text, again: Text];
}

interface Text {
  readonly title: string;
  readonly text: string;
}

const talksShare = 0.5;
const monthsAhead = [1, 2, 3];

const cities = lexicon.places.filter(({ isMetonym }) => !isMetonym).map(({ name }) => name);

/** Self-written news with generated places, months and rates. */
export function createNewsroom(random: Random): Newsroom {
  const rates = directions.flatMap((direction) =>
    goods.map((name) => ({ direction, goods: name, percent: 10 + random.below(40) })),
  );
  const rounds = random.shuffled(cities.flatMap((place) => monthsAhead.map((ahead) => ({ place, ahead }))));
  let count = 0;
  let last: Story | undefined;
  const pieceOf = ({ title, text }: Text, publishedAt: Date): Piece => {
    count += 1;
    const paragraphs = [text, `${random.pick(fillers)} ${random.pick(fillers)}`];
    return { slug: `piece-${count}`, title, summary: text, paragraphs, publishedAt };
  };
  return {
    baseline: (at) => rates.map((rate) => pieceOf(standing(rate), at)),
    next(at) {
      const round = random.isLucky(talksShare) ? rounds.pop() : undefined;
      const story = round ? roundStory(round, at) : moveStory(random.pick(rates), 1 + random.below(9));
      last = story;
      return { piece: pieceOf(story.texts[0], at), outlet: 0, told: story.told };
    },
    retell(at) {
      if (last === undefined) return undefined;
      const { told, texts } = last;
      last = undefined;
      return { piece: pieceOf(texts[1], at), outlet: 1, told };
    },
  };
}

interface Rate {
  readonly direction: (typeof directions)[number];
  readonly goods: string;
  percent: number;
}

const directions = [
  { key: 'US>CN', by: 'the United States', on: 'Chinese' },
  { key: 'CN>US', by: 'China', on: 'American' },
] as const;

const goods = 'soybeans steel cars semiconductors batteries beef pork copper ships oil'.split(' ');

const standing = ({ direction, goods: name, percent }: Rate): Text => ({
  title: `Where the tariff on ${direction.on} ${name} stands`,
  text: `The tariff of ${direction.by} on ${direction.on} ${name} is ${percent}%.`,
});

function moveStory(rate: Rate, by: number): Story {
  const { direction, goods: name, percent: before } = rate;
  const after = before + by;
  rate.percent = after;
  const move = `on ${direction.on} ${name} from ${before}% to ${after}%`;
  return {
    told: { key: `tariff/${direction.key}/${name}/unspecified`, value: `${after}` },
    texts: [
      { title: `Tariff ${move}`, text: `${upper(direction.by)} raised its tariff ${move} on this day.` },
      { title: `Higher tariff ${move}`, text: `${upper(direction.by)} has lifted the tariff ${move}, traders said.` },
    ],
  };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Round {
  readonly place: string;
  readonly ahead: number;
}

function roundStory({ place, ahead }: Round, now: Date): Story {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
  const month = first.toLocaleString('en', { month: 'long', timeZone: 'UTC' });
  const meeting = `meet for trade talks in ${place} in ${month}`;
  return {
    told: { key: `round/${place}/${first.toISOString().slice(0, 7)}`, value: 'planned' },
    texts: [
      {
        title: `US and China to ${meeting}`,
        text: `Officials of the United States and China will ${meeting}, both sides said.`,
      },
      {
        title: `${place} is to host US and China in ${month}`,
        text: `The United States and China are expected to ${meeting}, an aide said.`,
      },
    ],
  };
}

// Words that tell nothing, so that pages differ.
const fillers = [
  'The announcement came late in the evening and was short.',
  'Reporters waited in the rain for most of the afternoon.',
  'A spokesman read out four sentences and took no questions.',
  'Neither side wished to add anything to what had been said.',
  'Hotels in the neighbourhood had been fully booked for days.',
  'An interpreter corrected one word of the printed version.',
  'The text was put on the ministry’s pages a few minutes later.',
  'Further particulars are to follow in the course of the week.',
];
