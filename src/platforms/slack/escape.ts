/** One line as a reader should see it: no line breaks, no control characters, no text that runs backwards. */
export const tidy = (text: string): string =>
  text
    .replace(/[\n\r\t\v\f\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trimEnd()
    // A lone half of a character makes the request unencodable, and the whole message would be lost with it.
    .toWellFormed();

/** Text for a place where Slack reads markup: the three characters that start it become entities. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text for a place that Slack does not parse (plain text, rich text), where entities would show as such. */
// The invisible joiner is a second fence: were such a place ever parsed, `<!channel>` would still be no mention.
export const unparsed = (text: string): string => text.replace(/<(?=[^\s\u2060])/g, '<\u2060');

/** Undoes, once, the entities that Slack puts into the text of a command. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_entity, name: string) => ({ amp: '&', lt: '<' })[name] ?? '>');

/** At most so many characters, never half a character, with a mark where something is missing. */
export const shorten = (text: string, maxChars: number): string =>
  text.length <= maxChars ? text : `${text.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** The address as a link target, or undefined where it is not one for the web. */
export function linkTarget(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href, username } = new URL(url);
  if ((protocol !== 'https:' && protocol !== 'http:') || username !== '' || href.length > linkMaxChars)
    return undefined;
  return href.replace(/[|<>\s"'`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

// Slack takes 3000; a longer address than this is a tracker's and would crowd out what is said.
const linkMaxChars = 1000;
