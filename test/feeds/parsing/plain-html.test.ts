import { describe, expect, it } from 'vitest';
import { plainHtml } from '../../../src/feeds/parsing/plain-html.ts';

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
