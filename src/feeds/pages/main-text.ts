import { Readability } from '@mozilla/readability';
// The same library in one file: a worker starts in a fifth of the time.
import { parseHTML } from 'linkedom/worker';
import type { PageResult } from '../../ports.ts';
import { type Block, blocksOf, type PageNode } from './blocks.ts';
import { type GuardLimits, guardPage } from './guard.ts';

export interface MainTextLimits extends GuardLimits {
  readonly textCharsMax: number;
}

/** The title and the main text of a page, a paragraph a line. May be slow or throw on a hostile page: call it in a worker. */
export function mainText(html: string, limits: MainTextLimits): PageResult {
  const { document } = parseHTML(guardPage(html, limits));
  const article = new GuardedReadability<PageNode>(document, {
    serializer: (node: PageNode) => node,
    disableJSONLD: true,
  }).parse();
  const title = article?.title?.trim() ?? '';
  const blocks = article?.content ? blocksOf(article.content) : [];
  const text = textOf(withoutTitle(blocks, title)).slice(0, limits.textCharsMax);
  return text === '' ? { error: 'no main text' } : { title, text };
}

// What is hidden, the guard has left out. To ask again builds an object of style for every node, a sixth of all time.
class GuardedReadability<T> extends Readability<T> {
  _isProbablyVisible(): boolean {
    return true;
  }
}

// Readability knows its title again by words between blanks, of which Chinese has none.
function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const [first] = blocks;
  return first && isHeading(first.tag) && title.startsWith(first.text) ? blocks.slice(1) : blocks;
}

function textOf(blocks: readonly Block[]): string {
  const story = blocks.filter((block) => !isLinkBox(block));
  const last = story.findLastIndex(({ tag }) => !isHeading(tag));
  // A heading at the end has lost what it stood above.
  return story
    .slice(0, last + 1)
    .map(({ text }) => text)
    .join('\n');
}

const isLinkBox = ({ text, tag, linkShare }: Block): boolean =>
  (linkShare > 0.66 && text.length < 160) || (linkShare > 0.5 && tag === 'LI');

const isHeading = (tag: string): boolean => /^H[1-6]$/.test(tag);
