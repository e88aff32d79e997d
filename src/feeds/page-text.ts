import { Parser } from 'htmlparser2';
import { parseInPieces } from './parse-in-pieces.ts';

const skipped = new Set([
  'script',
  'style',
  'noscript',
  'nav',
  'aside',
  'footer',
  'header',
  'form',
  'button',
  'figure',
  'svg',
  'iframe',
  'select',
  'template',
]);
const charsMax = 20_000;
const paragraphCharsMin = 40;

/** The paragraphs of a page outside its navigation, forms and side boxes, in one pass that no nesting can stall. */
export function pageText(html: string): string {
  const paragraphs: string[] = [];
  let depth = 0;
  let skipDepth = 0;
  let paragraph: string | undefined;
  const end = () => {
    const text = paragraph?.replace(/\s+/g, ' ').trim() ?? '';
    if (text.length >= paragraphCharsMin) paragraphs.push(text);
    paragraph = undefined;
  };
  const parser = new Parser({
    onopentagname(name) {
      depth++;
      if (skipped.has(name)) skipDepth++;
      else if (name === 'p' && skipDepth === 0) paragraph = '';
    },
    ontext(text) {
      if (paragraph !== undefined && skipDepth === 0) paragraph += text;
    },
    onclosetag(name) {
      depth--;
      if (skipped.has(name)) skipDepth = Math.max(0, skipDepth - 1);
      else if (name === 'p') end();
    },
  });
  parseInPieces({ parser, markup: html, depth: () => depth });
  return paragraphs.join('\n').slice(0, charsMax);
}
