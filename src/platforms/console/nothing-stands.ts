import type { ConsoleStore } from '../../ports.ts';

const gone = async () => undefined;

/** A channel in which nothing stands and nothing can be posted. */
export const nothingStands: ConsoleStore = {
  post: () => Promise.reject(new Error('nothing can be posted here yet')),
  edit: gone,
  get: gone,
  ofKey: gone,
  newest: async () => [],
  changedAfter: async () => [],
  revision: async () => 0,
  prune: gone,
  forget: gone,
};
