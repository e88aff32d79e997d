import type { Settings } from '../../config/env.ts';
import { readFeeds } from '../../config/feeds/index.ts';
import type { Feed } from '../domain/feeds.ts';
import { checkKinds } from '../feeds/kinds/index.ts';

/** The feeds of the settings, each of a kind that can be read. Throws a UserError that says what would be right. */
export const feedsOf = (settings: Settings): readonly Feed[] => checkKinds(readFeeds(settings));
