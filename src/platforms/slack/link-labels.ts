/** Whether a label names a host other than the one that its link leads to, so that it would deceive. */
export function namesOtherHost(label: string, target: string): boolean {
  const actual = hostOf(target);
  return hostsIn(label).some((named) => actual !== named && !actual.endsWith(`.${named}`));
}

/** The host that an address leads to. */
export const hostOf = (target: string): string => new URL(target).hostname.replace(/\.$/, '');

// As a reader sees them: letters and dots that only look like others count, invisible characters do not.
function hostsIn(label: string): string[] {
  const seen = label
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('。', '.');
  const afterScheme = [...seen.matchAll(schemePattern)].map(([, host = '']) => host);
  return [...afterScheme, ...(seen.match(dottedPattern) ?? [])].map(asHost);
}

const schemePattern = /:\/\/(?:[^\s/?#]*@)?([^\s/?#:@]+)/g;

// Names with a dot in them, or four numbers.
const dottedPattern = /(?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+|(?<![\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{N}.])/gu;

const asHost = (named: string): string =>
  (URL.canParse(`http://${named}`) ? new URL(`http://${named}`).hostname : named.toLowerCase()).replace(
    /^www\.|\.$/g,
    '',
  );
