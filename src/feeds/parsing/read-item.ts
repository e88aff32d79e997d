import { resolveLink } from './addresses.ts';
import { parseDate } from './dates.ts';
import { plainOf } from './field-text.ts';
import type { Field } from './fields.ts';
import { feedTextCharsMax, feedTitleCharsMax, type ParsedItem } from './parsed-feed.ts';
import { filled, firstOf } from './pick.ts';
import { alternateLink, changedAt, idOf, publishedAt, titleOf } from './read-shared.ts';

/** A coverage item from the fields of one item or entry. */
export function readItem(fields: readonly Field[]): ParsedItem {
  const guid = firstOf(fields, { names: ['guid'], read: ({ text }) => filled(text) }) ?? idOf(fields);
  const url = urlOf(fields);
  const source = sourceOf(fields);
  return {
    ...(guid === undefined ? {} : { guid: guid.slice(0, feedTitleCharsMax) }),
    ...(url === undefined ? {} : { url }),
    title: titleOf(fields) ?? '',
    text: longest(fields.filter(({ name }) => texts.has(name)).map((field) => plainOf(field, feedTextCharsMax))),
    publishedAt: publishedAt(fields),
    ...updatedOf(fields),
    ...(source === undefined ? {} : { source }),
  };
}

const texts = new Set(
  'description content:encoded summary content atom:summary atom:content dc:description xhtml:body xhtml:div'.split(
    ' ',
  ),
);

const longest = (found: readonly string[]): string =>
  found.reduce((best, text) => (text.length > best.length ? text : best), '');

// What a service wraps into an address of its own is better read where it came from; a name may be an address too.
function urlOf(fields: readonly Field[]): string | undefined {
  return (
    firstOf(fields, { names: ['feedburner:origlink'], read: inFull }) ??
    alternateLink(fields) ??
    firstOf(fields, { names: ['guid'], read: permalink }) ??
    firstOf(fields, { names: ['about', 'id', 'atom:id', 'dc:identifier'], read: inFull })
  );
}

const permalink = (field: Field): string | undefined =>
  field.attributes.get('ispermalink')?.toLowerCase() === 'false' ? undefined : inFull(field);

// A name such as `harbour-7` leads nowhere, so nothing is resolved here.
const inFull = ({ text }: Field): string | undefined =>
  /^\s*https?:\/\//i.test(text) ? resolveLink(text, undefined) : undefined;

function updatedOf(fields: readonly Field[]): { updatedAt?: number } {
  const at = firstOf(fields, { names: changedAt, read: ({ text }) => parseDate(text) ?? undefined });
  return at === undefined ? {} : { updatedAt: at };
}

function sourceOf(fields: readonly Field[]): ParsedItem['source'] {
  const field = fields.find(({ name }) => name === 'source' || name === 'atom:source');
  if (field === undefined) return undefined;
  const within = fields
    .filter(({ name }) => name.startsWith('source/'))
    .map((part) => ({ ...part, name: part.name.slice('source/'.length) }));
  const title = titleOf(within) ?? filled(plainOf(field, feedTitleCharsMax));
  const url = resolveLink(field.attributes.get('url') ?? '', field.base) ?? alternateLink(within);
  return title === undefined && url === undefined
    ? undefined
    : { ...(title === undefined ? {} : { title }), ...(url === undefined ? {} : { url }) };
}
