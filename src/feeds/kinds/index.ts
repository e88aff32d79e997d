import type { Feed } from '../../domain/feeds.ts';
import { UserError } from '../../domain/user-error.ts';
import { federalRegister } from './federal-register.ts';
import { googleNews } from './google-news.ts';
import { htmlList } from './html-list.ts';
import type { FeedKind } from './kind.ts';
import { publicInspection } from './public-inspection.ts';
import { rss } from './rss.ts';
import { sitemap } from './sitemap.ts';

/** Every kind of feed by the name that a feed gives in `kind`. */
const kinds: ReadonlyMap<string, FeedKind> = new Map([
  ['rss', rss],
  ['federal-register', federalRegister],
  ['public-inspection', publicInspection],
  ['google-news', googleNews],
  ['html-list', htmlList],
  ['sitemap', sitemap],
]);

/** The kind of a feed. Throws a UserError that lists the kinds there are. */
export function kindOf({ id, kind }: Feed): FeedKind {
  const found = kinds.get(kind);
  if (found) return found;
  throw new UserError(`The feed ${id} has the kind “${kind}”, which is none of: ${[...kinds.keys()].join(', ')}.`);
}

/** The feeds, each of a known kind and with the options that it needs. Throws a UserError that says what would be right. */
export function checkKinds(feeds: readonly Feed[]): readonly Feed[] {
  return feeds.map((feed) => {
    const { options } = kindOf(feed);
    if (options === undefined) return feed;
    const parsed = options.safeParse(feed.options);
    if (parsed.success) return feed;
    const faults = parsed.error.issues.map(({ path, message }) => `${['options', ...path].join('.')}: ${message}`);
    throw new UserError(`The feed ${feed.id} of kind ${feed.kind}: ${faults.join('; ')}.`);
  });
}
