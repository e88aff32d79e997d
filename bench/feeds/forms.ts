import { createRandom, type Random } from '../random.ts';
import { madeUpTitle } from './made-up.ts';

/** One way of writing something: the markup, and what it says. */
export interface Form {
  readonly name: string;
  readonly markup: string;
  readonly says: string;
}

const packed = (text: string): string => Buffer.from(text).toString('base64');
const xhtml = (text: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`;

/** Ways of writing a title in RSS. */
export const rssTitles = (title: string): Form[] =>
  [
    ['plain', title, title],
    ['spread out', `\n    ${title}\n  `, title],
    ['CDATA', `<![CDATA[${title} & more]]>`, `${title} & more`],
    ['ampersand', `${title} &amp; more`, `${title} & more`],
    ['number', `${title} &#8217;s`, `${title} ’s`],
    ['hexadecimal', `${title} &#x2019;s`, `${title} ’s`],
    ['escaped twice', `${title} &amp;#8217;s`, `${title} ’s`],
    ['escaped twice by name', `${title} &amp;mdash; more`, `${title} — more`],
    ['escaped markup', `&lt;b&gt;${title}&lt;/b&gt;`, title],
    ['markup in CDATA', `<![CDATA[<p>${title}</p>]]>`, title],
    ['less than', `1 &lt; 2 ${title}`, `1 < 2 ${title}`],
    ['greater than', `2 &gt; 1 ${title}`, `2 > 1 ${title}`],
    ['apostrophe', `${title}&apos;s &#39;own&#39;`, `${title}'s 'own'`],
    ['HTML’s names', `Caf&eacute; ${title}`, `Café ${title}`],
    ['bare ampersand', `AT&T & ${title}`, `AT&T & ${title}`],
  ].map(([name = '', markup = '', says = '']) => ({ name, markup: `<title>${markup}</title>`, says }));

/** Ways of writing a title in Atom 0.3. */
export const atom03Titles = (title: string): Form[] =>
  [
    ['plain', '', title, title],
    ['text', ' type="text/plain"', `${title} &amp; more`, `${title} & more`],
    ['escaped', ' type="text/html" mode="escaped"', `&lt;b&gt;${title}&lt;/b&gt; &amp;amp; more`, `${title} & more`],
    [
      'escaped by number',
      ' type="text/html" mode="escaped"',
      `&#60;b>${title} &#38;#38; more&#60;/b>`,
      `${title} & more`,
    ],
    ['base64', ' type="text/html" mode="base64"', `\n${packed(`<b>${title}</b>`)}\n`, title],
    ['base64 text', ' mode="base64"', packed(title), title],
    ['xml', ' type="application/xhtml+xml" mode="xml"', xhtml(`<b>${title}</b> &amp; more`), `${title} & more`],
    ['xhtml', ' type="application/xhtml+xml"', xhtml(`${title} <a href="x.html">here</a>`), `${title} here`],
  ].map(([name = '', type = '', markup = '', says = '']) => ({
    name,
    markup: `<title${type}>${markup}</title>`,
    says,
  }));

/** Ways of writing a title in Atom 1.0. */
export const atom10Titles = (title: string): Form[] =>
  [
    ['plain', '', title, title],
    ['text', ' type="text"', `${title} &amp; more`, `${title} & more`],
    ['text/plain', ' type="text/plain"', title, title],
    ['html', ' type="html"', `&lt;b>${title}&lt;/b> &amp;amp; more`, `${title} & more`],
    ['html in CDATA', ' type="html"', `<![CDATA[<b>${title}</b> &amp; more]]>`, `${title} & more`],
    ['xhtml', ' type="xhtml"', xhtml(`<b>${title}</b> &amp; more`), `${title} & more`],
    ['base64', ' type="application/octet-stream"', `\n ${packed(`<p>${title}</p>`)}\n`, title],
    ['escaped twice', '', `${title} &amp;#8217;s`, `${title} ’s`],
  ].map(([name = '', type = '', markup = '', says = '']) => ({
    name,
    markup: `<title${type}>${markup}</title>`,
    says,
  }));

/** Ways of writing an address in RSS, told in full. */
export const rssLinks = (path: string): Form[] => {
  const page = `http://news.example/${path}`;
  return [
    ['text', `<link>${page}</link>`],
    ['spread out', `<link>\n  ${page}\n  </link>`],
    ['CDATA', `<link><![CDATA[${page}?a=1&b=2]]></link>`, `${page}?a=1&b=2`],
    ['ampersand', `<link>${page}?a=1&amp;b=2</link>`, `${page}?a=1&b=2`],
    ['bare ampersand', `<link>${page}?a=1&b=2</link>`, `${page}?a=1&b=2`],
    ['attribute', `<link href="${page}"/>`],
    ['relative', `<link>/${path}</link>`, `http://127.0.0.1:8097/${path}`],
    ['before an image’s', `<link>${page}</link><image><link>http://image.example/</link></image>`],
    ['behind an image’s', `<image><link>http://image.example/</link></image><link>${page}</link>`],
  ].map(([name = '', markup = '', says = page]) => ({ name, markup, says }));
};

/** Ways in which Atom gives an address. */
export const atomLinks = (path: string): Form[] => {
  const page = `http://news.example/${path}`;
  return [
    ['no relation', `<link href="${page}"/>`],
    ['alternate', `<link rel="alternate" type="text/html" href="${page}"/>`],
    ['xhtml', `<link rel="alternate" type="application/xhtml+xml" href="${page}"/>`],
    ['no type', `<link rel="alternate" href="${page}"/><link rel="via" type="text/html" href="http://via.example/"/>`],
    [
      'behind others',
      `<link rel="self" href="http://x.example/"/><link rel="related" href="http://y.example/"/><link rel="alternate" href="${page}"/>`,
    ],
    [
      'page and file',
      `<link rel="alternate" type="application/pdf" href="http://x.example/a.pdf"/><link rel="alternate" type="text/html" href="${page}"/>`,
    ],
    ['text', `<link rel="enclosure">http://x.example/</link><link rel="alternate" type="text/html">${page}</link>`],
    ['own base', `<link rel="alternate" xml:base="http://news.example/" href="${path}"/>`],
    ['nested base', `<link rel="alternate" xml:base="/sub/" href="../${path}"/>`, `http://127.0.0.1:8097/${path}`],
    ['relative', `<link rel="alternate" type="text/html" href="/${path}"/>`, `http://127.0.0.1:8097/${path}`],
  ].map(([name = '', markup = '', says = page]) => ({ name, markup, says }));
};

const second = '2031-05-14T09:05:07Z';
const midnight = '2031-05-14T00:00:00Z';

/** Ways of writing a date, with the moment in ISO 8601. */
export const dates: readonly Form[] = [
  ['RFC 822', 'Wed, 14 May 2031 09:05:07 GMT', second],
  ['two digits', 'Wed, 14 May 31 09:05:07 GMT', second],
  ['no weekday', '14 May 2031 09:05:07 +0000', second],
  ['offset', 'Wed, 14 May 2031 11:05:07 +0200', second],
  ['offset with a colon', 'Wed, 14 May 2031 11:05:07 +02:00', second],
  ['EST', 'Wed, 14 May 2031 04:05:07 EST', second],
  ['PDT', 'Wed, 14 May 2031 02:05:07 PDT', second],
  ['PT', 'Wed, 14 May 2031 01:05:07 PT', second],
  ['Etc/GMT', 'Wed, 14 May 2031 09:05:07 Etc/GMT', second],
  ['long month', 'Wednesday, 14 May 2031 05:05:07 AT', second],
  ['stray comma', 'Wed, 14 May, 2031 09:05:07 UTC', second],
  ['no seconds', 'Wed, 14 May 2031 09:05 GMT', '2031-05-14T09:05:00Z'],
  ['no time', 'Wed, 14 May 2031', midnight],
  ['month first', 'Wed May 14 2031 11:05:07 +0200', second],
  ['C', 'Wed May 14 09:05:07 2031', second],
  ['C with an offset', 'Wed May 14 09:05:07 +0000 2031', second],
  ['W3C', '2031-05-14T09:05:07Z', second],
  ['W3C offset', '2031-05-14T17:05:07+08:00', second],
  ['fraction', '2031-05-14T09:05:07.1234Z', second],
  ['no zone', '2031-05-14 09:05:07', second],
  ['zone after a blank', '2031-05-14 08:45:07 -00:20', second],
  ['day', '2031-05-14', midnight],
  ['packed day', '20310514', midnight],
  ['month', '2031-05', '2031-05-01T00:00:00Z'],
  ['year', '2031', '2031-01-01T00:00:00Z'],
  ['number of the day', '2031-134', midnight],
  ['week', '2031-W20-3', midnight],
  ['short year', '31-05-14', midnight],
  ['packed short year', '310514', midnight],
  ['extra nought', '2031-005-14T09:05:07+00:00', second],
  ['slashes', 'Wed, 2031/05/14 05:05:07 EDT', second],
].map(([name = '', markup = '', says = '']) => ({ name, markup, says }));

/** A title and a path of their own for each case. */
export function createNames(seed: number): { title: () => string; path: () => string; random: Random } {
  const random = createRandom(seed);
  return { title: () => madeUpTitle(random), path: () => `talks/${random.below(1_000_000)}.html`, random };
}
