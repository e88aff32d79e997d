import { look, textAt } from './svg.ts';
import { wrapText } from './wrap-text.ts';

/** A part of a picture, and where the next one begins. */
export interface Drawn {
  readonly parts: readonly string[];
  readonly bottom: number;
}

/** Title and subtitle, in as many rows as they need. */
export function drawHeading({ title, subtitle }: { readonly title: string; readonly subtitle: string }): Drawn {
  const widthPx = look.widthPx - 2 * look.edgePx;
  const titles = wrapText(title, { ...look.title, widthPx });
  const subtitles = wrapText(subtitle, { ...look.text, widthPx });
  const top = look.edgePx + look.title.px;
  const under = top + titles.length * titleRowPx;
  return {
    parts: [
      ...titles.map((text, row) =>
        textAt(text, { ...place, y: top + row * titleRowPx, type: look.title, colour: look.ink, role: 'title' }),
      ),
      ...subtitles.map((text, row) =>
        textAt(text, { ...place, y: under + row * look.rowPx, type: look.text, colour: look.soft, role: 'subtitle' }),
      ),
    ],
    bottom: under + (subtitles.length - 1) * look.rowPx + look.edgePx / 2,
  };
}

const titleRowPx = 36;
const place = { x: look.edgePx };
