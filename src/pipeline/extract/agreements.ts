import { breachedDeals, rejectedDeals } from './agreements/disputed-deals.ts';
import { extendedTruces } from './agreements/extended-truces.ts';
import { foreignDeals } from './agreements/foreign-deals.ts';
import { idiomaticDeals } from './agreements/idioms.ts';
import { jointBodies, jointStatements } from './agreements/joint-statements.ts';
import { namedDeals } from './agreements/named-deals.ts';
import { pendingDeals } from './agreements/pending-deals.ts';
import { promisedActs } from './agreements/promised-acts.ts';
import { promisedPurchases } from './agreements/purchases.ts';
import { settleDeals } from './agreements/settle.ts';
import type { Found, Reading, Sentence } from './reading.ts';

const finders = [
  namedDeals,
  promisedActs,
  extendedTruces,
  promisedPurchases,
  jointStatements,
  jointBodies,
  idiomaticDeals,
  foreignDeals,
  pendingDeals,
  breachedDeals,
  rejectedDeals,
];

// What is longer is no sentence, and patterns would be slow on it.
const charsMax = 2_000;
const isReadable = ({ text }: Sentence): boolean => text.length <= charsMax;

/** What the sides agreed, and how far it has come. */
export function findAgreements({ sentences, day }: Reading): Found[] {
  const deals = sentences.filter(isReadable).flatMap((sentence) => finders.flatMap((find) => find(sentence, day)));
  return settleDeals(deals, sentences.map(({ plain }) => plain).join(' '));
}
