import { type LabelledPage, qualitiesOf, qualityTable } from '../page-quality.ts';
import { scoreOf } from '../page-score.ts';
import { newsLayouts } from './news-layouts.ts';
import { officialLayouts } from './official-layouts.ts';
import { createPress, type Layout } from './press.ts';

/** Rules may be tuned on the pages of one half; the other half is what is reported. */
export type Half = 'tuned' | 'reported';

/** A made-up page whose text is known, with the name of its form. */
export interface MadePage extends LabelledPage {
  readonly layout: string;
  readonly half: Half;
}

/** As many pages as told of every form, the same in every run. A form is wholly in one half. */
export function madePages(pagesPerLayout: number): readonly MadePage[] {
  return halves.flatMap(({ half, layout, make }, at) =>
    Array.from({ length: pagesPerLayout }, (_, index) => ({
      ...{ half, layout },
      ...make(createPress(1 + at * 1000 + index)),
    })),
  );
}

/** Prints how well made-up pages are read, both halves, and each form by itself. */
export async function benchMadePages(): Promise<void> {
  const pages = madePages(pagesPerLayoutUsual);
  console.log(`${pages.length} pages of ${halves.length} forms: generated, with made-up words; no page of any outlet.`);
  for (const half of ['reported', 'tuned'] as const) await benchHalf(pages, half);
}

async function benchHalf(pages: readonly MadePage[], half: Half): Promise<void> {
  const those = pages.filter((page) => page.half === half);
  const qualities = await qualitiesOf(those);
  console.log(
    `\n# ${half} half, ${those.length} pages\n\n${qualityTable(qualities)}\n\nF1 of each form, ours and plain:`,
  );
  for (const layout of new Set(those.map((page) => page.layout))) {
    const figures = qualities.map(({ readings }) =>
      scoreOf(readings.filter((_, index) => those[index]?.layout === layout)).f1.toFixed(3),
    );
    console.log(`${figures.join('  ')}  ${layout}`);
  }
}

const pagesPerLayoutUsual = 8;

const halves: readonly { readonly half: Half; readonly layout: string; readonly make: Layout }[] = [
  newsLayouts,
  officialLayouts,
].flatMap((layouts) =>
  // Every other one, so that both halves hold both kinds of page.
  Object.entries(layouts).map(([layout, make], index) => ({
    ...{ layout, make },
    half: index % 2 === 0 ? ('tuned' as const) : ('reported' as const),
  })),
);
