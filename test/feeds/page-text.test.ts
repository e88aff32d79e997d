import { describe, expect, it } from 'vitest';
import { pageText } from '../../src/feeds/page-text.ts';
import { plainHtml } from '../../src/feeds/plain-html.ts';

const first = 'Envoys of both sides met in the old harbour office today.';
const second = 'They agreed to meet again once the books have been checked.';
const noise = 'Sign up for our letter and never miss a ferry timetable again.';

describe('the text of a page', () => {
  it('is its paragraphs, one a line', () => {
    const html = `<html><body><h1>Talks</h1><article><p>${first}</p>\n<p>They agreed to <b>meet</b> again\nonce the <i>books</i> have been checked.</p></article></body></html>`;

    expect(pageText(html)).toBe(`${first}\n${second}`);
  });

  it.each([
    'nav',
    'aside',
    'header',
    'footer',
    'form',
    'script',
    'style',
    'noscript',
    'template',
    'figure',
    'button',
    'iframe',
  ])('leaves out what stands in <%s>', (tag) => {
    expect(pageText(`<p>${first}</p><${tag}><p>${noise}</p></${tag}><p>${second}</p>`)).toBe(`${first}\n${second}`);
  });

  it('leaves out side boxes in side boxes', () => {
    expect(pageText(`<aside><nav><p>${noise}</p></nav><p>${noise}</p></aside><p>${first}</p>`)).toBe(first);
  });

  it('leaves out short bits', () => {
    expect(pageText(`<p>Share</p><p>${first}</p><p>Read more</p>`)).toBe(first);
  });

  it('reads paragraphs that are never closed', () => {
    expect(pageText(`<p>${first}<p>${second}`)).toBe(`${first}\n${second}`);
  });

  it('decodes entities', () => {
    expect(pageText('<p>Ships &amp; rails &mdash; both wait for word from the harbour office.</p>')).toBe(
      'Ships & rails — both wait for word from the harbour office.',
    );
  });

  it('is empty for a page without any', () => {
    expect(['', '<html></html>', 'plain words'].map(pageText)).toEqual(['', '', '']);
  });

  it('is cut at 20,000 characters', () => {
    expect(pageText(`<p>${first}</p>`.repeat(2_000))).toHaveLength(20_000);
  });

  it.each([
    ['nested divisions', '<div>'.repeat(100_000)],
    ['nested side boxes', '<aside>'.repeat(100_000)],
    ['nested lists', '<ul><li>'.repeat(100_000)],
    ['open brackets', '<'.repeat(100_000)],
  ])('of 100,000 %s is done with quickly', (_what, html) => {
    const startedAt = performance.now();

    pageText(`<p>${first}</p>${html}`);

    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

describe('markup as plain text', () => {
  it.each([
    ['<p>One.</p><p>Two.</p>', 'One. Two.'],
    ['One<br>two', 'One two'],
    ['<b>Duty</b>, and <i>more</i>!', 'Duty, and more!'],
    ['a &lt;b&gt; c', 'a <b> c'],
    ['', ''],
  ])('%s → %s', (markup, text) => {
    expect(plainHtml(markup)).toBe(text);
  });
});
