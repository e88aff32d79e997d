import { agoWords } from './ago.ts';
import { type FeedState, feedHealth } from './feed-health.ts';

/** How a feed is, for a reader: its state, since when, and why. */
export function stateWords(state: FeedState): string {
  const { feed, cursor, nowMs } = state;
  const health = feedHealth(state);
  switch (health) {
    case 'new':
      return 'not polled yet';
    case 'off':
      return 'switched off';
    case 'ended':
      return `ended: its server says that it is gone for good; ${lastGood(state)}`;
    case 'failing':
      return `failing${times(state)}: ${reason(state)}; ${lastGood(state)}`;
    case 'blocked':
      return `blocked by its server${times(state)}: ${reason(state)}; ${lastGood(state)}`;
    case 'wrong-content':
      return `wrong content${times(state)}: ${reason(state)}; ${lastGood(state)}`;
    case 'stale':
      return `stale: nothing new ${cursor?.lastItemAt ? `since ${agoWords(cursor.lastItemAt, nowMs)}` : 'since the first poll'}, expected every ${feed.expectedEvery}`;
    case 'ok':
      return `ok, last poll ${agoWords(cursor?.lastOkAt ?? null, nowMs)}, last item ${agoWords(cursor?.lastItemAt ?? null, nowMs)}`;
    default:
      return health satisfies never;
  }
}

const times = ({ cursor }: FeedState): string =>
  cursor === undefined || cursor.failures < 2 ? '' : `, ${cursor.failures} times in a row`;

const reason = ({ cursor }: FeedState): string => cursor?.lastError ?? 'no reason kept';

const lastGood = ({ cursor, nowMs }: FeedState): string =>
  `last good poll ${agoWords(cursor?.lastOkAt ?? null, nowMs)}`;
