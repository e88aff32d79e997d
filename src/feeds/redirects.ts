import { type AllowList, checkAddress, RefusedAddress } from './address-guard.ts';

const redirecting: readonly number[] = [301, 302, 303, 307, 308];
const forGood: readonly number[] = [301, 308];

/** Whether an answer with this status sends the asker elsewhere. */
export const isRedirect = (status: number): boolean => redirecting.includes(status);

/** Whether an address that is redirected with this status has moved for good. */
export const isForGood = (status: number): boolean => forGood.includes(status);

/** Where a redirect leads, checked like any address. `location` is the header as it came. Throws `RefusedAddress`. */
export function nextHop({ from, location, allow }: { from: URL; location: string; allow: AllowList }): URL {
  // Headers come as bytes; servers write other alphabets in UTF-8.
  const target = URL.parse(Buffer.from(location, 'latin1').toString(), from.href);
  if (!target) throw new RefusedAddress('a redirect to what is no address');
  const next = checkAddress(target.href, allow);
  if (from.protocol === 'https:' && next.protocol === 'http:')
    throw new RefusedAddress('a redirect from https to http');
  return next;
}
