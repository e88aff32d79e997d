import { describe, expect, it } from 'vitest';
import { describeAnyBody } from './any-body.ts';
import { aFeedOf, itemsAs, readAs } from './kind-feeds.ts';

const aFeed = (options = {}) =>
  aFeedOf('html-list', { options: { item: '.list li', zone: 'Asia/Shanghai', ...options } });
const page = (main: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour Office</title>${head}</head><body class="front">
  <nav><ul><li><a href="/">Home</a></li></ul></nav><main>${main}</main>
  <footer><ul class="list"><li><a href="/imprint">Imprint</a></li></ul></footer><script>document.write('<li>')</script></body></html>`;
const list = (...rows: readonly string[]) =>
  page(`<ul class="list">${rows.map((row) => `<li>${row}</li>`).join('\n')}</ul>`);
const day = (month: number, date: number) => Date.UTC(2031, month - 1, date, 4);
const others = ['<a href="/b">Cranes are tested</a>', '<a href="/c">Pilots are hired</a>'];
const first = (row: string, options = {}) => itemsAs(aFeed(options), list(row, ...others))[0];

describeAnyBody({
  kind: 'html-list',
  options: { item: 'li', minimumItems: 1 },
  body: '<ul><li><a href="/a">A</a> May 14, 2031</li></ul>',
});

describe('a page that lists what was published', () => {
  it('gives titles, whole addresses and days, without what frames the list', () => {
    const text = list(
      '<a href="./art/2031/art_1.html" target="_blank">Envoys land</a><span>[2031-05-14]</span>',
      '<a href="/art/2031/art_2.html#top">使节 <b>抵达</b></a> <em>2031年5月13日</em>',
      '<a href="https://other.example/3">Talks &amp; tides</a><br>May 12, 2031',
    );

    expect(readAs(aFeed(), text)).toEqual({
      kind: 'items',
      items: [
        {
          url: 'https://office.example/list/art/2031/art_1.html',
          title: 'Envoys land',
          text: '',
          publishedAt: day(5, 14),
        },
        { url: 'https://office.example/art/2031/art_2.html', title: '使节 抵达', text: '', publishedAt: day(5, 13) },
        { url: 'https://other.example/3', title: 'Talks & tides', text: '', publishedAt: day(5, 12) },
      ],
      dropped: 0,
    });
  });

  it('is read by selectors for row, link, title and date', () => {
    const row = ([path, title, date]: readonly [string, string, string]) =>
      `<article class="card teaser"><a href="/tag/x">Tag</a><h3 class="head">${title}</h3><p class="when">${date}</p>` +
      `<p>A summary on what was said on June 1, 2030.</p><a class="more" href="${path}">Read more</a></article>`;
    const options = { item: 'article.card', link: 'a.more', title: '.head', date: '.when', dateFormat: 'mdy' };

    const items = itemsAs(
      aFeed(options),
      page(
        row(['/a', 'Envoys land', '05/14/2031']) + row(['/b', 'Envoys leave', '05/15/2031']) + row(['/c', 'None', '-']),
      ),
    );

    expect(items.map(({ url, title, publishedAt }) => [url, title, publishedAt])).toEqual([
      ['https://office.example/a', 'Envoys land', day(5, 14)],
      ['https://office.example/b', 'Envoys leave', day(5, 15)],
      ['https://office.example/c', 'None', null],
    ]);
  });

  it('may have links for rows, or rows that are known by their links', () => {
    const text = page(
      '<div><a href="/press/1">One</a></div><div><a href="/press/2">Two</a></div><div><a href="/x">No</a></div>',
    );

    for (const item of ['a[href*="/press/"]', ':has(> a[href*="/press/"])'])
      expect(itemsAs(aFeed({ item, minimumItems: 2 }), text).map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it('shows a headline in full where its link is cut off', () => {
    expect(first('<a href="/a" title="Envoys land in the old harbour">Envoys land in…</a>')?.title).toBe(
      'Envoys land in the old harbour',
    );
    expect(first('<a href="/a" title="Opens in a new tab">Envoys land</a>')?.title).toBe('Envoys land');
  });

  it('lists a piece once, by its headline, when a picture leads there too', () => {
    const picture = '<a href="/a"><img src="/a.jpg"></a>';

    const reading = readAs(aFeed(), list(picture, '<a href="/a">Envoys land</a>', '<a href="/a">More</a>', ...others));

    expect(reading).toMatchObject({ items: [{ title: 'Envoys land' }, {}, {}], dropped: 0 });
  });

  it('takes the time from a <time>, else from what stands beside the link, else from the address', () => {
    const hour = '<time datetime="2031-05-14T09:00:00Z">two hours ago</time>';

    expect(first(`<a href="/a">A</a>${hour}`)?.publishedAt).toBe(Date.UTC(2031, 4, 14, 9));
    expect(first('<a href="/t20310514_7.html">A</a>')?.publishedAt).toBe(day(5, 14));
    expect(first('<a href="/a">A</a>')?.publishedAt).toBeNull();
  });

  it('dates nothing by a day that the headline or a summary speaks of', () => {
    const summary =
      'The office said that the accord of June 1, 2030 holds, and that the cranes will be tested again soon.';

    expect(first('<a href="/a">On the accord of June 1, 2030</a>')?.publishedAt).toBeNull();
    expect(first(`<a href="/a">A</a><p>${summary}</p>`)?.publishedAt).toBeNull();
  });

  it('follows the base that the page gives for its links', () => {
    const text = list('<a href="a">A</a>', ...others).replace(
      '<meta',
      '<base href="https://office.example/deep/"><meta',
    );

    expect(itemsAs(aFeed(), text)[0]?.url).toBe('https://office.example/deep/a');
  });

  it('drops and counts rows without a headline or a link of the web', () => {
    const rows = [
      'no link',
      '<a href="">A</a>',
      '<a href="javascript:x()">A</a>',
      '<a href="mailto:a@b">A</a>',
      '<a href="/e"></a>',
    ];

    expect(readAs(aFeed({ minimumItems: 2 }), list(...rows, ...others))).toMatchObject({ dropped: 5, items: [{}, {}] });
  });

  it.each([
    [0, 3, 'no item where at least 3 are expected'],
    [1, 3, 'only 1 item where at least 3 are expected'],
    [2, 5, 'only 2 items where at least 5 are expected'],
  ])('with %i items is broken and not out of news', (...[count, minimumItems, reason]) => {
    const rows = Array.from({ length: count }, (_, index) => `<a href="/${index}">Item ${index}</a>`);

    expect(readAs(aFeed({ minimumItems }), list(...rows))).toEqual({ kind: 'wrong-content', reason });
  });

  it.each([
    ['nothing', ''],
    ['JSON', '{"items":[]}'],
    ['a shell for scripts', '<html><body><div id="app"></div><script src="app.js"></script></body></html>'],
    ['a wall', page('<h1>Access denied</h1>')],
  ])('is wrong content when it is %s', (...[_what, text]) => {
    expect(readAs(aFeed(), text)).toEqual({ kind: 'wrong-content', reason: 'no item where at least 3 are expected' });
  });

  it('survives broken markup', () => {
    const text =
      '<ul class=list><li><a href=/a>A</a><li><a href="/b">B</a><p><li><a href=/c title=">">C</b></a><table><li>';

    expect(itemsAs(aFeed(), text).map(({ title }) => title)).toEqual(['A', 'B', 'C']);
  });

  it.each([
    ['deep', '<div>'.repeat(400_000)],
    ['closed again and again', `<nav>${'<a>'.repeat(100_000)}${'</q>'.repeat(150_000)}`],
    ['full of rows', '<li class=list><ul class=list><li><a href=/a>A</a></ul>'.repeat(30_000)],
    ['one text in many elements', '<div class=list><li>'.repeat(30) + 'word '.repeat(400_000)],
    ['full of attributes', `<p ${Array.from({ length: 200_000 }, (_, index) => `a${index}=1`).join(' ')}>`],
    ['full of signs', '<&'.repeat(1_000_000)],
  ])('stops nothing else when it is %s', (...[_what, text]) => {
    const startedAt = performance.now();
    readAs(aFeed(), text);

    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
