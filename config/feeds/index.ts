import type { Feed } from '../../src/domain/feeds.ts';
import { UserError } from '../../src/domain/user-error.ts';
import type { Settings } from '../env.ts';
import { fallbacks } from './fallbacks.ts';
import { federalRegister } from './federal-register.ts';
import { feedsSchema, readFeedsFile } from './feeds-file.ts';
import { newsOutlets } from './news.ts';
import { officialCn } from './official-cn.ts';
import { officialUs } from './official-us.ts';
import { ownedMedia } from './state-media.ts';
import { tradePress } from './trade-press.ts';

/** The feeds that are polled when no FEEDS_FILE is set, with those that are switched off. */
export const builtInFeeds: readonly Feed[] = feedsSchema.parse([
  ...officialUs,
  ...federalRegister,
  ...officialCn,
  ...newsOutlets,
  ...tradePress,
  ...ownedMedia,
  ...fallbacks,
]);

/**
 * The feeds of FEEDS_FILE or the built-in ones, switched by FEEDS_ON and FEEDS_OFF, at the interval of POLL_SECONDS when
 * it is set. Throws a UserError for a faulty file or an id that is not there.
 */
export function readFeeds(settings: Settings): Feed[] {
  const { FEEDS_FILE, POLL_SECONDS } = settings;
  const feeds = FEEDS_FILE === undefined ? builtInFeeds : readFeedsFile(FEEDS_FILE, builtInFeeds);
  const switched = switchFeeds(feeds, settings);
  return POLL_SECONDS === undefined ? switched : switched.map((feed) => ({ ...feed, pollSeconds: POLL_SECONDS }));
}

function switchFeeds(feeds: readonly Feed[], { FEEDS_ON, FEEDS_OFF }: Settings): Feed[] {
  checkIds('FEEDS_ON', { named: FEEDS_ON, feeds });
  checkIds('FEEDS_OFF', { named: FEEDS_OFF, feeds });
  const isOff = ({ id, isOff }: Feed) => FEEDS_OFF.includes(id) || (isOff && !FEEDS_ON.includes(id));
  return feeds.map((feed) => ({ ...feed, isOff: isOff(feed) }));
}

function checkIds(setting: string, { named, feeds }: { named: readonly string[]; feeds: readonly Feed[] }): void {
  const unknown = named.filter((id) => !feeds.some((feed) => feed.id === id));
  if (unknown.length === 0) return;
  throw new UserError(`${setting} names feeds that are not there: ${unknown.join(', ')}. /sources lists their names.`);
}
