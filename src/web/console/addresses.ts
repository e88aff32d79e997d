import type { Alert } from '../../domain/alerts.ts';
import { consoleBase } from './page.ts';

/** An address with its query; what is undefined or empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}

/** The page of a fact. */
export const factAddress = (key: string): string => withQuery(`${consoleBase}/facts/fact`, { key });

/** The page of a story. */
export const storyAddress = (id: string): string => withQuery(`${consoleBase}/stories/story`, { id });

/** The page of an alert. */
export const alertAddress = (id: string): string => withQuery(`${consoleBase}/stories/alert`, { id });

/** Where an alert stands in its story; what gathers several stories is shown by itself. */
export const inStoryAddress = ({ kind, storyId, id, shortId }: Alert): string =>
  kind === 'catch-up' ? alertAddress(id) : `${storyAddress(storyId)}#alert-${shortId}`;

/** The page of a feed. */
export const feedAddress = (id: string): string => withQuery(`${consoleBase}/sources/feed`, { id });
