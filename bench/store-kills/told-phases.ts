import type { FeedReader, Platform, Store } from '../../src/ports.ts';
import type { Phase } from './messages.ts';

/** Says when the work of a phase begins and ends; what overlaps counts as one. */
export interface ToldPhases {
  enter(phase: Phase): void;
  leave(phase: Phase): void;
}

/** Phases of which nothing has begun. */
export function createPhases(tell: (change: 'entered' | 'left', phase: Phase) => void): ToldPhases {
  const open: Record<Phase, number> = { poll: 0, read: 0, 'fan-out': 0, settle: 0 };
  return {
    enter(phase) {
      open[phase] += 1;
      if (open[phase] === 1) tell('entered', phase);
    },
    leave(phase) {
      if (open[phase] === 0) return;
      open[phase] -= 1;
      if (open[phase] === 0) tell('left', phase);
    },
  };
}

/** A poll begins to matter with a body that has items; `polled` says that what came of it is stored. */
export function tellPolls(reader: FeedReader, { enter, leave }: ToldPhases) {
  const under = new Set<string>();
  const polled = (feedId: string) => {
    if (under.delete(feedId)) leave('poll');
  };
  const told: FeedReader = {
    readPage: (url) => reader.readPage(url),
    async fetchSince(feed, cursor) {
      // The last poll of this feed may have broken off.
      polled(feed.id);
      const result = await reader.fetchSince(feed, cursor);
      if (result.kind !== 'fetched') return result;
      under.add(feed.id);
      enter('poll');
      return result;
    },
  };
  return { told, polled };
}

/** A store that says when the reader has found something to read. */
export const tellReading = (store: Store, { enter }: ToldPhases): Store => ({
  ...store,
  inbox: {
    ...store.inbox,
    take: async (limit) => {
      const rows = await store.inbox.take(limit);
      if (rows.length > 0) enter('read');
      return rows;
    },
  },
});

/** A store that says when an alert is being handed out. */
export const tellFanOut = (store: Store, { enter }: ToldPhases): Store => ({
  ...store,
  fanOuts: {
    ...store.fanOuts,
    due: async (now, limit) => {
      const due = await store.fanOuts.due(now, limit);
      if (due.length > 0) enter('fan-out');
      return due;
    },
  },
});

/** A chat and a store for the dispatcher: from the chat's answer until it is written down. */
export function tellSettling(parts: { readonly store: Store; readonly chat: Platform }, { enter, leave }: ToldPhases) {
  const { store, chat } = parts;
  const entering = <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) => {
    return async (asked: Asked): Promise<Answer> => {
      const answer = await ask(asked);
      enter('settle');
      return answer;
    };
  };
  const told: Store = {
    ...store,
    transaction: (work) => store.transaction(work).finally(() => leave('settle')),
  };
  const lookUp: Platform['lookUp'] = async (request) => {
    const found = await chat.lookUp(request);
    if (found.kind === 'found') enter('settle');
    return found;
  };
  return { store: told, chat: { ...chat, post: entering(chat.post), edit: entering(chat.edit), lookUp } };
}
