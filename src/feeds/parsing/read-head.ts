import type { CollectedFields } from './collect-fields.ts';
import type { FeedHead } from './parsed-feed.ts';
import { feedTitleCharsMax } from './parsed-feed.ts';
import { filled, firstOf } from './pick.ts';
import { alternateLink, idOf, publishedAt, titleOf } from './read-shared.ts';

const languageCharsMax = 35;

/** What a feed says of itself, from its fields. */
export function readHead({ feed }: CollectedFields): FeedHead {
  const [title, link, id] = [titleOf(feed), alternateLink(feed), idOf(feed)];
  const language = firstOf(feed, { names: ['language', 'dc:language', 'lang'], read: ({ text }) => filled(text) });
  return {
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(id === undefined ? {} : { id: id.slice(0, feedTitleCharsMax) }),
    publishedAt: publishedAt(feed),
    ...(language === undefined ? {} : { language: language.slice(0, languageCharsMax) }),
  };
}
