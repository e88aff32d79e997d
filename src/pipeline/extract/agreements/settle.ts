import type { Found } from '../reading.ts';
import { type Deal, generalWhats } from './deal.ts';

/**
 * The agreements of an item, from those of its sentences: "the deal" stands for the one told of, what is agreed in
 * principle, signed or still to be approved is not also reached, and terms of an agreement are not agreements.
 */
export function settleDeals(deals: readonly Deal[], text: string): Found[] {
  const named = deals.map((deal) => (deal.isEcho ? { ...deal, what: echoedBy(deal, { deals, text }) } : deal));
  const hasMain = named.some(({ isTerm, isEcho, what }) => !isTerm && !isEcho && generalWhats.includes(what));
  return named
    .filter((deal) => !(deal.isTerm && hasMain) && !(deal.isMinor && named.some(({ isMinor }) => !isMinor)))
    .filter((deal) => !isSurpassed(deal, named))
    .map(foundOf);
}

interface Told {
  readonly deals: readonly Deal[];
  readonly text: string;
}

// What a truce was extended by is not the agreement that an older "deal" stands for.
function echoedBy(echo: Deal, { deals, text }: Told): string {
  const main = deals.find(
    (deal) => !deal.isEcho && !deal.isTerm && deal.status !== 'breach_alleged' && deal.what !== 'purchase',
  );
  if (main?.what === 'truce extension' && echo.status !== 'pending_approval') return 'truce';
  if (main !== undefined) return main.what;
  if (echo.status === 'breach_alleged' && deals.some(({ what }) => what === 'purchase')) return 'purchase';
  return echo.status === 'breach_alleged' && /\btruce|cease-?fire\b/i.test(text) ? 'truce' : echo.what;
}

function isSurpassed(deal: Deal, deals: readonly Deal[]): boolean {
  if (deal.isGoal && deals.some(({ what, status }) => what === deal.what && status === 'pending_approval')) return true;
  // "A tremendous deal" beside one in principle is that one.
  const isPlain = deal.what === 'trade deal' && deal.place === undefined && deal.date === undefined;
  if (
    isPlain &&
    deal.status === 'reached' &&
    deals.some(({ what, status }) => what === 'phase one' && status === 'in_principle')
  )
    return true;
  return deal.status === 'reached' && deals.some((other) => other.what === deal.what && surpasses(other, deal));
}

function surpasses(other: Deal, { what, sentence }: Deal): boolean {
  const isSame = other.sentence === sentence;
  switch (other.status) {
    case 'in_principle':
      return true;
    case 'pending_approval':
      return other.isBesides !== true;
    case 'signed':
      return what === 'truce extension' || (isSame && !other.isOrder);
    case 'breach_alleged':
      return isSame && what === 'purchase';
    default:
      return false;
  }
}

const foundOf = ({ what, status, place, date, sentence, confidence }: Deal): Found => ({
  statement: {
    ...{ kind: 'agreement', what, status },
    ...(place === undefined ? {} : { place }),
    ...(date === undefined ? {} : { date }),
  },
  sentence,
  confidence,
});
