/** Outside text as one line that Discord shows as it stands: no markup, mention or link of its own takes effect. */
export function escapeText(text: string): string {
  return onOneLine(text)
    .replace(significant, '\\$&')
    .replace(listStart, '$1\\$2')
    .replace(mentionSign, `$&${zeroWidthSpace}`);
}

/** The text cut to so many characters, with an ellipsis where something is missing. */
export function cutText(text: string, charsMax: number): string {
  const line = onOneLine(text);
  return line.length <= charsMax ? line : `${line.slice(0, charsMax - 1).replace(/\p{Cs}$/u, '')}…`;
}

/**
 * A link with our own label, without a preview; the label alone where the address is not one to follow. A label that
 * names another host than the link leads to is not linked: that host is.
 */
export function linkTo(label: string, address: string | undefined): string {
  const url = address === undefined ? undefined : followable(address);
  if (url === undefined) return escapeText(label);
  // A full stop at its end names the same host.
  const hostname = new URL(url).hostname.replace(/\.$/u, '');
  if (hostsIn(label).every((host) => isWithin(hostname, host))) return `[${escapeText(label)}](<${url}>)`;
  return `${escapeText(label)} · [${escapeText(hostname.slice(-hostCharsMax))}](<${url}>)`;
}

const hostCharsMax = 60;
const hostLike = /[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*\.(?:[\p{L}\p{M}][\p{L}\p{M}\p{N}-]+|\d+\.\d+)/gu;

/** What a reader would take for a host: also with the full stops of other scripts, or with unseen signs in between. */
function hostsIn(label: string): string[] {
  const plain = label
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}]/gu, '')
    .replace(/[。｡․]/gu, '.');
  return [...plain.matchAll(hostLike)].map(([host]) => URL.parse(`http://${host}`)?.hostname ?? host);
}

const isWithin = (hostname: string, host: string): boolean => hostname === host || hostname.endsWith(`.${host}`);

const zeroWidthSpace = '\u200b';
const urlCharsMax = 500;

// A colon makes an address or an emoji, a dot an invitation; all else is Markdown. A backslash undoes each.
const significant = /[\\*_~`|<>[\]()#]|:(?=\/\/|[\w+-]+:)|(?<=discord(?:app)?)\.(?=gg|com)|^[-+](?=\s|$|-|#)/giu;
const listStart = /^(\d+)(\.)(?=\s|$)/u;
const mentionSign = /@(?=everyone|here|[&!]?\d)/giu;

// Line breaks would open headings and quotes; signs that turn the direction of writing can show an address backwards.
const onOneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}--[\u200c\u200d]]/gv, '')
    .trim();

function followable(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  const encoded = url.href.replace(/[()[\]<>\\`|*\s]/gu, encodeSign);
  return encoded.length > urlCharsMax ? undefined : encoded;
}

const encodeSign = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
