import type { Random } from '../random.ts';

const who = ['Envoys', 'Harbour masters', 'Growers', 'Café owners', 'Ministers', '商务部', 'Négociants'];
const does = ['land', 'leave', 'meet again', 'sign nothing', 'count ships', 'weigh duties'];
const where = ['in Oslo', 'at the old quay', 'before noon', 'for grain', 'on steel'];

/** A title that nobody wrote. */
export const madeUpTitle = (random: Random): string =>
  `${random.pick(who)} ${random.pick(does)} ${random.pick(where)} ${random.below(1000)}`;

/** A paragraph that nobody wrote. */
export const madeUpText = (random: Random): string =>
  Array.from({ length: 4 + random.below(8) }, () => `${madeUpTitle(random)}.`).join(' ');
