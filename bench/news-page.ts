import { seededRandom } from '../test/fakes/seeded-random.ts';

/** A made-up news page of about 60 to 150 kB: scripts, menus, an article of some 20 paragraphs, boxes of links, comments. */
export function newsPage(seed: number): string {
  const writer = createWriter(seed);
  const { sentence, words, times, between } = writer;
  const link = (length: number) =>
    `<a class="c-link" data-track="t${between(1, 999)}" href="/${words(3, '-')}">${words(length, ' ')}</a>`;
  const menu = (items: number) =>
    `<ul class="menu">${times(items, () => `<li class="menu-item">${link(2)}</li>`)}</ul>`;
  const teaser = () =>
    `<div class="teaser"><div class="teaser__image"><img data-src="/i/${words(1, '')}.jpg" width="300" height="200"></div>
     <div class="teaser__body"><h4 class="teaser__title">${link(9)}</h4><span class="time">${between(1, 23)} hours ago</span></div></div>`;
  const paragraph = () =>
    `<p class="body-text">${times(between(2, 4), () => `${sentence()} `)}${between(1, 4) === 1 ? `See ${link(3)}.` : ''}</p>`;
  const figure = () =>
    `<figure class="media"><picture><source srcset="/i/a.webp 1x, /i/b.webp 2x"><img src="data:image/gif;base64,R0lGOD" data-src="/i/${words(1, '')}.jpg"></picture><figcaption>${sentence()}</figcaption></figure>`;
  const comment = () =>
    `<li class="comment"><div class="comment__by">${words(2, ' ')}</div><div class="comment__text"><p>${sentence()}</p></div></li>`;
  const title = words(9, ' ');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Made-up Times</title>
<meta property="og:title" content="${title}">${times(25, () => `<meta name="m:${words(1, '')}" content="${words(6, ' ')}">`)}
<style>${times(200, () => `.${words(1, '')}{margin:0 ${between(1, 30)}px;color:#${between(100, 999)}}`)}</style>
<script>${times(between(400, 1600), () => `window.${words(1, '')}=function(a){return a*${between(1, 99)}};`)}</script></head>
<body class="article-page"><header class="site-header"><nav>${menu(40)}${menu(60)}</nav></header>
<main><article class="story"><h1 class="story__title">${title}</h1><div class="byline">By ${words(2, ' ')}</div>
<div class="share">${times(5, () => `<a class="share__button" href="#"><svg viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg><span>Share</span></a>`)}</div>
<div class="story__body">${times(between(12, 26), (index) => paragraph() + (index % 6 === 2 ? figure() : '') + (index % 8 === 5 ? `<div class="ad-slot" id="ad${index}"><script>ads.push(${index})</script></div><div class="related-box"><h3>Also read</h3>${menu(3)}</div>` : ''))}</div>
<div class="tags">${times(6, () => link(1))}</div></article>
<aside class="sidebar"><h3>Most read</h3>${times(20, teaser)}</aside>
<section class="more-news"><h2>More from us</h2>${times(30, teaser)}</section>
<section class="comments" id="comments"><h3>Comments</h3><ol>${times(15, comment)}</ol><form><textarea></textarea></form></section></main>
<footer class="site-footer">${times(5, () => menu(15))}<p>Copyright</p></footer>
<script>${times(300, () => `track("${words(4, '_')}");`)}</script></body></html>`;
}

function createWriter(seed: number) {
  const random = seededRandom(seed);
  const between = (least: number, most: number) => least + random(most - least + 1);
  const word = () => vocabulary[between(0, vocabulary.length - 1)] ?? '';
  const words = (count: number, joint: string) => Array.from({ length: count }, word).join(joint);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    ...{ between, words },
    sentence: () => `${capital(words(between(9, 14), ' '))}, ${words(between(6, 12), ' ')}.`,
    times: (count: number, part: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => part(index)).join(''),
  };
}

const vocabulary =
  `officials harbour tariff grain the of and to in that ships talks ministers said levy duty export steel
  market weekly council river envoy on for with from at by new rate trade deal paper hall month quarter goods factory
  price port cargo rail licence magnet chip court ruling harvest buyer seller station bridge city`.split(/\s+/);
