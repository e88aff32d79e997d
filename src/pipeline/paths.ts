import type { Topic } from '../domain/topics.ts';
import { type FeedState, isPath } from './feed-health.ts';

/** The feeds that are a path to the news on a topic: those that name it, or name no topics at all. Not those switched off, and not what a workspace added for itself. */
export const pathsTo = (topicId: string, states: readonly FeedState[]): FeedState[] =>
  states.filter(({ feed }) => !feed.isOff && feed.workspace === undefined && (feed.topics?.includes(topicId) ?? true));

/** The topics that have a path, none of which is healthy: on these, silence says nothing. */
export function lostTopics(states: readonly FeedState[], topics: readonly Topic[]): string[] {
  return topics.flatMap(({ id }) => {
    const paths = pathsTo(id, states);
    return paths.length > 0 && !paths.some(isPath) ? [id] : [];
  });
}
