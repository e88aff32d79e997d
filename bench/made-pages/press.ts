import type { LabelledPage } from '../page-quality.ts';
import { createRandom, type Random } from '../random.ts';
import { type ChineseProse, createChineseProse } from './chinese-words.ts';
import { createProse, type Prose } from './words.ts';

/** A form of page: made anew, with its true text, from what a press holds. */
export type Layout = (press: Press) => LabelledPage;

/** What pages are made with: prose, and the furniture that stands around every story. */
export interface Press {
  readonly random: Random;
  readonly prose: Prose;
  readonly chinese: ChineseProse;
  /** Paragraphs of two to four sentences, as many as told or one to three more. */
  paragraphs(least: number): readonly string[];
  /** Parts of markup, one after the other. */
  times(count: number, part: (index: number) => string): string;
  link(text: string): string;
  menu(items: number): string;
  /** Boxes of a picture and another headline. */
  teasers(count: number): string;
  share(): string;
  /** A whole page with head, menus and footer around the body. */
  shell(page: { readonly title: string; readonly body: string }): string;
}

/** The press of a seed. */
export function createPress(seed: number): Press {
  const random = createRandom(seed);
  const prose = createProse(random);
  const times = (count: number, part: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => part(index)).join('\n');
  const link = (text: string) => `<a class="link" href="/${random.below(90_000)}">${text}</a>`;
  const menu = (items: number) => `<ul class="menu">${times(items, () => `<li>${link(prose.goods())}</li>`)}</ul>`;
  const teasers = (count: number) =>
    times(
      count,
      () =>
        `<div class="card"><img data-src="/i/${random.below(99)}.jpg" width="300"><h4>${link(prose.headline())}</h4><span>${1 + random.below(23)} hours ago</span></div>`,
    );
  return {
    ...{ random, prose, chinese: createChineseProse(random), times, link, menu, teasers },
    paragraphs: (least) => Array.from({ length: least + random.below(4) }, () => prose.sentences(2 + random.below(3))),
    share: () =>
      `<div class="tools">${['Facebook', 'Twitter', 'LinkedIn', 'Email'].map((name) => `<a href="#"><span>${name}</span></a>`).join(' ')}</div>`,
    shell: ({ title, body }) =>
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Made-up Gazette</title>
<style>.a{color:#111}</style><script>window.x=1;</script></head><body class="page"><header><nav>${menu(12)}</nav></header>
${body}<footer class="footer">${menu(9)}<p>Copyright The Made-up Gazette. All rights reserved.</p></footer></body></html>`,
  };
}

/** Each text as a paragraph. */
export const asParagraphs = (texts: readonly string[]): readonly string[] => texts.map((text) => `<p>${text}</p>`);

/** Puts markup behind the part with this index, so that it stands in the midst of a story. */
export const inserted = (parts: readonly string[], boxes: Readonly<Record<number, string>>): string =>
  parts.map((part, index) => `${part}\n${boxes[index] ?? ''}`).join('\n');

/** A page with the lines of its story as its true text. */
export const labelled = (html: string, lines: readonly string[]): LabelledPage => ({ html, truth: lines.join('\n') });
