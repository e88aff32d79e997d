// Longer than any that a server takes; every link within a base costs its length.
const addressCharsMax = 8_000;

/** An address of the web in full, resolved against a base; as it was written where no base is known; else undefined. */
export function resolveLink(written: string, base: string | undefined): string | undefined {
  // `&amp;` in an address was escaped once too often, and line breaks come from layout.
  const lines = written.slice(0, addressCharsMax).split(/[\t\n\r]/);
  const link = lines
    .map((line) => line.trim())
    .join('')
    .replaceAll('&amp;', '&');
  if (link === '') return undefined;
  const url = URL.parse(link, base);
  if (url === null) return isRelative(link) && base === undefined ? link : undefined;
  if (!/^https?:$/.test(url.protocol)) return undefined;
  // A bare host keeps the form that the outlet gave it.
  return url.href === `${link}/` ? link : url.href;
}

/** The base for what stands within an element that has an `xml:base`. */
export function baseWithin(base: string | undefined, written: string | undefined): string | undefined {
  if (written === undefined || written.length > addressCharsMax) return base;
  return URL.parse(written.trim(), base)?.href ?? base;
}

const isRelative = (link: string): boolean => !/^[a-z][a-z0-9+.-]*:/i.test(link) && !/\s/.test(link);
