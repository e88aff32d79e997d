import { asParagraphs, inserted, type Layout, labelled } from './press.ts';

/** Forms in which outlets print a story, by name. */
export const newsLayouts: Readonly<Record<string, Layout>> = {
  'article with boxes inside': ({ paragraphs, prose, share, teasers, shell }) => {
    const story = paragraphs(7);
    const title = prose.headline();
    const boxes = {
      1: `<figure><img src="/a.jpg"><figcaption>${prose.sentence()} Photo: ${prose.person()}</figcaption></figure>`,
      2: `<div class="related"><h3>Related stories</h3><ul><li><a href="/1">${prose.headline()}</a></li><li><a href="/2">${prose.headline()}</a></li></ul></div>`,
      4: `<div class="newsletter-box"><h3>Get our morning letter</h3><p>Sign up for our daily newsletter on trade.</p><form><input type="email"></form></div>`,
    };
    const body = `<main><article><h1>${title}</h1><div class="byline">By ${prose.person()}</div>${share()}${inserted(asParagraphs(story), boxes)}${share()}</article><aside>${teasers(8)}</aside></main>`;
    return labelled(shell({ title, body }), story);
  },

  'divisions for paragraphs': ({ paragraphs, prose, teasers, shell }) => {
    const story = paragraphs(7);
    const title = prose.headline();
    const body = `<div class="w1"><div class="w2"><div class="t">${title}</div><div class="d">${prose.date()}, 2031</div><div class="txt">${story.map((text) => `<div class="z">${text}</div>`).join('')}</div></div><div class="w3">${teasers(10)}</div></div>`;
    return labelled(shell({ title, body }), story);
  },

  'line breaks for paragraphs': ({ paragraphs, prose, teasers, shell }) => {
    const story = paragraphs(6);
    const title = prose.headline();
    const body = `<div id="content"><h2>${title}</h2><div class="story-text">${story.join('<br><br>\n')}<br><br>${prose.person()} reports from ${prose.place()}.</div></div><div class="right">${teasers(8)}</div>`;
    return labelled(shell({ title, body }), [...story, body.match(/[^>]*reports from[^<]*/)?.[0] ?? '']);
  },

  'tables for layout': ({ paragraphs, prose, menu, shell }) => {
    const story = paragraphs(6);
    const title = prose.headline();
    const body = `<table width="900"><tr><td width="180" valign="top">${menu(14)}</td><td valign="top"><font size="5"><b>${title}</b></font><br><table><tr><td>${asParagraphs(story).join('')}</td></tr></table></td><td width="200">${menu(8)}</td></tr></table>`;
    return labelled(shell({ title, body }), story);
  },

  'live reports, newest first': ({ times, prose, random, shell }) => {
    const title = prose.headline();
    const posts = Array.from({ length: 8 + random.below(5) }, () => ({
      at: `${10 + random.below(12)}:${10 + random.below(49)}`,
      heading: prose.heading(),
      text: [prose.sentences(2), prose.sentences(2)],
    }));
    const body = `<main><h1>${title}</h1><div class="live">${times(posts.length, (index) => {
      const { at, heading, text } = posts[index] ?? { at: '', heading: '', text: [] };
      return `<section class="live-post"><time>${at}</time><h2>${heading}</h2>${asParagraphs(text).join('')}<div class="tools"><a href="#">Share</a> <a href="#">Copy link</a></div></section>`;
    })}</div></main>`;
    return labelled(
      shell({ title, body }),
      posts.flatMap(({ at, heading, text }) => [at, heading, ...text]),
    );
  },

  'comments below the story': ({ paragraphs, times, prose, shell }) => {
    const story = paragraphs(6);
    const title = prose.headline();
    const body = `<div class="post"><h1>${title}</h1><div class="entry">${asParagraphs(story).join('')}</div>
<div id="disc"><h3>14 Comments</h3>${times(14, () => `<div class="c"><b>${prose.person()}</b> <span>2 days ago</span><p>I do not believe a word of it. ${prose.sentence()}</p><a href="#">Reply</a></div>`)}</div></div>`;
    return labelled(shell({ title, body }), story);
  },

  'quotes, and pull quotes': ({ paragraphs, prose, shell }) => {
    const story = paragraphs(8);
    const title = prose.headline();
    const quote = prose.sentences(2);
    const boxes = {
      1: `<blockquote><p>${quote}</p></blockquote>`,
      4: `<aside class="pullquote">${story[2]?.split('. ')[0]}</aside>`,
      6: `<div class="pull-quote"><p>“${story[5]?.split('. ')[0]}”</p></div>`,
    };
    const body = `<article><h1>${title}</h1>${inserted(asParagraphs(story), boxes)}</article>`;
    return labelled(shell({ title, body }), [...story.slice(0, 2), quote, ...story.slice(2)]);
  },

  'a cookie banner and a wall of boxes': ({ paragraphs, prose, teasers, shell }) => {
    const story = paragraphs(5);
    const title = prose.headline();
    const body = `<div class="cc-window"><p>We and our partners use cookies to measure how our pages are read. You may accept or refuse them, and change your mind at any time in the settings of this page.</p><button>Accept all</button></div>
<div class="modal-x"><h2>Before you go</h2><p>Get the best of the Gazette in your inbox every morning, free of charge.</p></div>
<div class="article-body">${inserted(asParagraphs(story), { 1: '<div class="ad">Advertisement</div>', 2: '<p>Story continues below advertisement</p>' })}</div><div class="more"><h3>More from the Gazette</h3>${teasers(12)}</div>`;
    return labelled(shell({ title, body }), story);
  },

  'rates in a table inside the story': ({ paragraphs, prose, shell }) => {
    const story = paragraphs(5);
    const title = prose.headline();
    const rows = Array.from({ length: 6 }, () => [prose.goods(), `${prose.rate()}%`, `${prose.rate()}%`, prose.date()]);
    const table = `<table class="rates"><thead><tr><th>Goods</th><th>Old rate</th><th>New rate</th><th>From</th></tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
    const body = `<article><h1>${title}</h1>${inserted(asParagraphs(story), { 2: table })}</article>`;
    const lines = ['Goods Old rate New rate From', ...rows.map((row) => row.join(' '))];
    return labelled(shell({ title, body }), [...story.slice(0, 3), ...lines, ...story.slice(3)]);
  },

  'text that is hidden, pictures that load late': ({ paragraphs, prose, shell }) => {
    const story = paragraphs(7);
    const title = prose.headline();
    const boxes = {
      1: `<img class="lazy" data-src="/p.jpg" src="data:image/gif;base64,R0"><noscript><img src="/p.jpg"></noscript>`,
      2: `<p style="display:none">${prose.sentences(3)}</p>`,
      3: `<span class="sr-only">Opens in a new window</span>`,
      4: `<div hidden><p>${prose.sentences(2)}</p></div>`,
    };
    const body = `<section class="content"><h1>${title}</h1>${inserted(asParagraphs(story), boxes)}</section>`;
    return labelled(shell({ title, body }), story);
  },

  'a stub before a paywall': ({ paragraphs, prose, teasers, shell }) => {
    const story = paragraphs(2).slice(0, 2);
    const title = prose.headline();
    const body = `<article><h1>${title}</h1><div class="body">${asParagraphs(story).join('')}</div><div class="wall"><h2>Continue reading with a subscription</h2><p>Subscribe to read this story and all others. Cancel at any time.</p><p>Already a subscriber? <a href="/in">Log in</a></p></div></article><div class="more">${teasers(14)}</div>`;
    return labelled(shell({ title, body }), story);
  },

  'two stories on one page': ({ paragraphs, prose, shell }) => {
    const story = paragraphs(8);
    const [title, other] = [prose.headline(), prose.headline()];
    const body = `<main><article class="full"><h1>${title}</h1>${asParagraphs(story).join('')}</article><hr><article class="full next"><h1>${other}</h1>${asParagraphs(paragraphs(3)).join('')}</article></main>`;
    return labelled(shell({ title, body }), story);
  },

  'a blog with tags and an author box': ({ paragraphs, prose, link, shell }) => {
    const story = paragraphs(6);
    const [title, heading, author] = [prose.headline(), prose.heading(), prose.person()];
    const body = `<div class="hentry"><h1 class="entry-title">${title}</h1><div class="entry-content">${inserted(asParagraphs(story), { 2: `<h2>${heading}</h2>` })}
<div class="sd"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div><div class="jp-likes"><h3>Like this:</h3><span>Like</span> <span>Loading...</span></div></div>
<p class="tagline">Tags: ${link(prose.goods())}, ${link(prose.goods())}</p><div class="author-bio"><p>${author} writes on trade for the Gazette and lives in ${prose.place()}.</p></div></div>`;
    return labelled(shell({ title, body }), [...story.slice(0, 3), heading, ...story.slice(3)]);
  },

  'a box around every paragraph': ({ paragraphs, prose, shell }) => {
    const story = paragraphs(9);
    const title = prose.headline();
    const body = `<main id="main"><article><div data-component="headline-block"><h1>${title}</h1></div>${inserted(
      story.map(
        (text) => `<div data-component="text-block" class="ssrcss-x"><div class="rich"><p>${text}</p></div></div>`,
      ),
      {
        2: `<div data-component="image-block"><figure><img src="/a.jpg"><figcaption>${prose.sentence()}</figcaption></figure></div>`,
        5: `<div data-component="links-block"><p>More on this story</p><ul><li><a href="/1">${prose.headline()}</a></li><li><a href="/2">${prose.headline()}</a></li></ul></div>`,
      },
    )}</article></main>`;
    return labelled(shell({ title, body }), story);
  },

  'captions that are paragraphs': ({ paragraphs, prose, shell }) => {
    const story = paragraphs(6);
    const title = prose.headline();
    const caption = () => `${prose.sentence()} Photograph: ${prose.person()}/Gazette`;
    const boxes = {
      0: `<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">${caption()}</p></div>`,
      3: `<div class="photo"><img src="/b.jpg"><p class="caption">${caption()}</p></div>`,
    };
    const body = `<div class="story"><h1>${title}</h1><div class="text">${inserted(asParagraphs(story), boxes)}</div></div>`;
    return labelled(shell({ title, body }), story);
  },

  'a short story among many others': ({ paragraphs, prose, teasers, menu, shell }) => {
    const story = paragraphs(3).slice(0, 3);
    const title = prose.headline();
    const body = `<div class="grid"><div class="col">${teasers(10)}</div><div class="item"><h1>${title}</h1>${asParagraphs(story).join('')}<p><a href="/all">Read more</a></p></div><div class="col">${menu(20)}${teasers(10)}</div></div>`;
    return labelled(shell({ title, body }), story);
  },
};
