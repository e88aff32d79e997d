import type { Migration } from 'kysely/migration';
import * as first from './0001-first.ts';
import * as search from './0002-search.ts';
import * as chats from './0003-chats.ts';
import * as ownFeeds from './0004-own-feeds.ts';
import * as schedules from './0005-schedules.ts';
import * as tenures from './0007-tenures.ts';
import * as counts from './0008-counts.ts';
import * as operations from './0009-operations.ts';
import * as setAside from './0010-set-aside.ts';
import * as consoleMessages from './0011-console.ts';
import * as lists from './0012-lists.ts';
import * as feedItems from './0013-feed-items.ts';

/** In order; a name never changes once released. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-search': search,
  '0003-chats': chats,
  '0004-own-feeds': ownFeeds,
  '0005-schedules': schedules,
  '0007-tenures': tenures,
  '0008-counts': counts,
  '0009-operations': operations,
  '0010-set-aside': setAside,
  '0011-console': consoleMessages,
  '0012-lists': lists,
  '0013-feed-items': feedItems,
};
