import { resolveLink } from './addresses.ts';
import { parseDate } from './dates.ts';
import { plainOf } from './field-text.ts';
import type { Field } from './fields.ts';
import { feedTitleCharsMax } from './parsed-feed.ts';
import { filled, firstOf } from './pick.ts';

/** The title of a feed or an item, as plain text. */
export const titleOf = (fields: readonly Field[]): string | undefined =>
  firstOf(fields, {
    names: ['title', 'atom:title', 'dc:title'],
    read: (field) => filled(plainOf(field, feedTitleCharsMax)),
  });

/** What a feed or an item calls itself, but for RSS's `guid`. */
export const idOf = (fields: readonly Field[]): string | undefined =>
  firstOf(fields, { names: ['atom:id', 'id', 'about', 'dc:identifier'], read: ({ text }) => filled(text) });

/** Fields that say when something was changed, the best first. */
export const changedAt = ['atom:updated', 'updated', 'atom:modified', 'modified', 'dcterms:modified', 'lastbuilddate'];

const bornAt = [
  ...['pubdate', 'atom:published', 'published', 'atom:issued', 'issued', 'dc:date', 'dcterms:issued', 'dcterms:date'],
  ...['dcterms:created', 'atom:created', 'created'],
];

/** When it was published; where no field says so, when it was changed; null where no date can be read. */
export const publishedAt = (fields: readonly Field[]): number | null =>
  firstOf(fields, { names: [...bornAt, ...changedAt], read: ({ text }) => parseDate(text) ?? undefined }) ?? null;

/** The address of the page that a feed or an item is about, a page of HTML rather than another form. */
export function alternateLink(fields: readonly Field[]): string | undefined {
  const pages = fields.filter((field) => isAlternate(field) && isPage(field));
  const others = fields.filter((field) => isAlternate(field) && !isPage(field));
  return firstOf([...pages, ...others], { names: ['link', 'atom:link'], read: linkOf });
}

const isAlternate = ({ attributes }: Field): boolean =>
  /^(?:http:\/\/www\.iana\.org\/assignments\/relation\/)?alternate$/i.test(
    attributes.get('rel')?.trim() ?? 'alternate',
  );

const isPage = ({ attributes }: Field): boolean => /html/i.test(attributes.get('type') ?? 'html');

// Atom keeps it in an attribute, RSS in the text; outlets mix them up.
const linkOf = ({ attributes, text, base }: Field): string | undefined =>
  resolveLink(attributes.get('href') ?? '', base) ?? resolveLink(text, base);
