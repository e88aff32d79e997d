import type { Feed, FeedItem } from '../domain/feeds.ts';

/** Whether an item leads where the items of its feed should lead. An item without an address does. */
export function isExpectedLink({ links }: Pick<Feed, 'links'>, { url: address }: FeedItem): boolean {
  if (links === undefined || address === undefined) return true;
  const url = URL.parse(address);
  if (url === null) return false;
  const isHost = links.hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  return isHost && (links.path === undefined || new RegExp(links.path).test(url.pathname));
}
