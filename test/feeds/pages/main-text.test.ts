import { describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { mainText } from '../../../src/feeds/pages/main-text.ts';

const first =
  'Envoys of both sides met in the old harbour office today, and spoke for four hours about grain and steel.';
const second =
  'They agreed to meet again once the books have been checked, an official of the port said on Monday evening.';
const noise = 'Sign up for our letter, and never miss a ferry timetable again, whatever the weather in the bay may be.';

const read = (html: string) => mainText(html, limits.pages);
const textOf = (html: string) => {
  const page = read(html);
  return 'text' in page ? page.text : page.error;
};
const pageOf = (story: string, around = '') =>
  `<html><head><title>Envoys meet | Gazette</title></head><body>${around}<article><h1>Envoys meet</h1>${story}</article></body></html>`;

describe('the main text of a page', () => {
  it('is its paragraphs, one a line, with the title beside them', () => {
    const page = read(pageOf(`<p>${first}</p>\n<p>They agreed to <b>meet</b> again\nonce <i>all</i> is checked.</p>`));

    expect(page).toEqual({
      title: expect.stringContaining('Envoys meet'),
      text: `${first}\nThey agreed to meet again once all is checked.`,
    });
  });

  it.each(['nav', 'aside', 'footer', 'form', 'script', 'style', 'noscript', 'template', 'button', 'iframe', 'svg'])(
    'leaves out what stands in <%s>',
    (tag) => {
      expect(textOf(pageOf(`<p>${first}</p><${tag}><p>${noise}</p></${tag}><p>${second}</p>`))).toBe(
        `${first}\n${second}`,
      );
    },
  );

  it.each(['hidden', 'aria-hidden="true"', 'style="color:red; display: none"', 'style="VISIBILITY:hidden"'])(
    'leaves out what a reader would not see: %s',
    (attribute) => {
      expect(textOf(pageOf(`<p>${first}</p><div ${attribute}><p>${noise}</p></div><p>${second}</p>`))).toBe(
        `${first}\n${second}`,
      );
    },
  );

  it('leaves out what stands below pictures, and boxes of links', () => {
    const figure = `<figure><img src="a.jpg"><figcaption>${noise}</figcaption></figure>`;
    const box = '<ul><li><a href="/a">Grain prices rise again</a></li><li><a href="/b">Bakery wins prize</a></li></ul>';

    expect(textOf(pageOf(`<p>${first}</p>${figure}<p>${second}</p>${box}`))).toBe(`${first}\n${second}`);
  });

  it.each(['caption', 'wp-caption-text', 'image-caption small', 'story__caption'])(
    'leaves out what is named a caption: %s',
    (name) => {
      for (const tag of ['p', 'div'])
        expect(textOf(pageOf(`<p>${first}</p><${tag} class="${name}">${noise}</${tag}><p>${second}</p>`))).toBe(
          `${first}\n${second}`,
        );
    },
  );

  it('keeps a story whose box is named after its picture and caption', () => {
    for (const name of ['captions', 'has-caption', 'with-caption', 'captioned'])
      expect(textOf(pageOf(`<div class="${name}"><p>${first}</p><p>${second}</p></div>`))).toBe(`${first}\n${second}`);
  });

  it('leaves out menus, related stories and comments around the article', () => {
    const menu = `<div class="menu">${'<a href="/x">Harbour news</a> '.repeat(30)}</div>`;
    const comments = `<div class="comments">${'<p>I never liked that harbour, and I say so.</p>'.repeat(3)}</div>`;
    const story = `<p>${first}</p><p>${second}</p>`.repeat(4);

    expect(textOf(pageOf(story, menu).replace('</body>', `${comments}</body>`))).toBe(
      `${first}\n${second}\n`.repeat(4).trim(),
    );
  });

  it('keeps headings between paragraphs, not one that is left over at the end', () => {
    expect(textOf(pageOf(`<p>${first}</p><h3>What was agreed</h3><p>${second}</p><h3>More for you</h3>`))).toBe(
      `${first}\nWhat was agreed\n${second}`,
    );
  });

  it('keeps a row of a table on one line', () => {
    const table = '<table><tr><th>Goods</th><th>Rate</th></tr><tr><td>Steel</td><td>25 %</td></tr></table>';

    expect(textOf(pageOf(`<p>${first}</p>${table}<p>${second}</p>`))).toContain('\nGoods Rate\nSteel 25 %\n');
  });

  it('does not begin with its own title, in Chinese either', () => {
    const chinese =
      '双方商定继续保持沟通，并于六月在格伦摩尔举行下一轮会谈。去年进口灯油同比下降，其中敦维克口岸降幅最大。';
    const html = `<html><head><title>港务署关于石板的公告</title></head><body><div class="left"><h1>港务署关于石板的公告</h1><div><p>${chinese}</p></div></div></body></html>`;

    expect(read(html)).toEqual({ title: '港务署关于石板的公告', text: chinese });
  });

  it('keeps paragraphs apart that only blank lines part', () => {
    const wrapped = (text: string) => text.replace(/(.{40}\S*) /g, '$1\n');
    const pre = `<pre>\n[Notices]\n\n${wrapped(first)}\n \n   <b>${wrapped(second)}</b>\n\n</pre>`;

    expect(textOf(`<html><body>${pre}</body></html>`)).toBe(`[Notices]\n${first}\n${second}`);
  });

  it('is read where tags are left out or never closed', () => {
    expect(read(`<!doctype html><title>Envoys meet</title><p>${first}<p>${second}`)).toEqual({
      title: 'Envoys meet',
      text: `${first}\n${second}`,
    });
  });

  it('decodes entities, once', () => {
    expect(textOf(pageOf(`<p>${first} Ships &amp; rails &mdash; R&amp;amp;D &lt;b&gt; too.</p>`))).toBe(
      `${first} Ships & rails — R&amp;D <b> too.`,
    );
  });

  it('is an error where there is none', () => {
    for (const html of ['', '   ', '<html></html>', '<img src="a.jpg">', '<script>let a = 1;</script>'])
      expect(read(html)).toEqual({ error: 'no main text' });
  });
});

describe('a page beyond the limits', () => {
  const story = `<p>${first}</p>`.repeat(5);

  it('is cut at the most characters of text', () => {
    expect(textOf(pageOf(story.repeat(200)))).toHaveLength(limits.pages.textCharsMax);
  });

  it('keeps the story that lies too deep', () => {
    expect(textOf(`${'<div>'.repeat(5_000)}${story}`)).toContain(first);
  });

  it('keeps the story behind an attribute of ten megabytes', () => {
    const attribute = 'A'.repeat(limits.pages.markupCharsMax - 10_000);

    expect(textOf(pageOf(`<img src="data:${attribute}">${story}`))).toContain(first);
  });

  it.each([
    ['nested divisions', `${'<div>'.repeat(5_000)}${story}`],
    ['nested letters', '<b>'.repeat(500_000)],
    ['unclosed paragraphs', '<p><b><i>'.repeat(20_000)],
    ['closing tags', `${'<div>'.repeat(19_000)}${'</x>'.repeat(100_000)}`],
    ['attributes', `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join(' ')}>x`],
    ['a huge attribute', `<p title="${'A'.repeat(10_000_000)}">${story}`],
    ['open brackets', '<'.repeat(100_000)],
    ['ampersands', '&'.repeat(1_000_000)],
    ['words', `<p>${'word '.repeat(1_900_000)}`],
  ])('is done with quickly: %s', (_what, html) => {
    const startedAt = performance.now();

    read(html);

    // Generous, as tests share the machine: on a core of its own each takes a tenth of this.
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
