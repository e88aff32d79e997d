import { createRequire } from 'node:module';
import { look } from './svg.ts';

/** An SVG as a PNG of this width, drawn beside the event loop with the fonts that come with Parley. */
export async function pngOf(svg: string, widthPx: number): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: look.family };
  return (await renderAsync(svg, { font, fitTo: { mode: 'width', value: widthPx } })).asPng();
}

// None is looked for on the machine: the picture is the same everywhere.
function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`));
}
