import type { Box } from '../../src/pictures/place-labels.ts';
import { widthOf } from '../../src/pictures/text-width.ts';

/** A text of a picture, with the area that it takes. */
export interface DrawnText {
  readonly role: string;
  readonly text: string;
  readonly px: number;
  readonly fill: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** A level as it is drawn: a level stretch of a line. */
export interface Run {
  readonly colour: string;
  readonly isCertain: boolean;
  readonly isDotted: boolean;
  readonly from: string;
  readonly to: string;
  readonly percent: number;
}

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const numberOf = (tag: string, name: string): number => Number(attribute(tag, name));
const tagsOf = (svg: string, role: string): string[] => svg.match(new RegExp(`<\\w+ class="${role}"[^>]*>`, 'g')) ?? [];

const withoutEntities = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** All texts of a picture. */
export function textsOf(svg: string): DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', inner = '']) => {
    const tag = ` ${attributes}`;
    const [text, px] = [withoutEntities(inner), numberOf(tag, 'font-size')];
    const [x, y] = [numberOf(tag, 'x'), numberOf(tag, 'y')];
    const width = widthOf(text, { px, isBold: attribute(tag, 'font-weight') === 'bold' });
    const anchor = attribute(tag, 'text-anchor');
    const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
    // Letters reach from about three quarters of the size above their foot to a quarter below.
    const box = { left, right: left + width, top: y - 0.76 * px, bottom: y + 0.24 * px };
    return { role: attribute(tag, 'class'), text, px, fill: attribute(tag, 'fill'), x, y, box };
  });
}

/** Width and height of a picture. */
export const sizeOf = (svg: string) => ({ width: numberOf(svg, 'width'), height: numberOf(svg, 'height') });

/** The levels of a picture, read from its lines and from what stands beside its axes. */
export function runsOf(svg: string): Run[] {
  const texts = textsOf(svg);
  const time = rule(ticksAlong(svg, texts));
  const levels = ticksUp(svg, texts);
  return tagsOf(svg, 'line (?:solid|dashed|dotted)').flatMap((tag) => {
    const [colour, kind] = [attribute(tag, 'stroke'), attribute(tag, 'class')];
    return stretchesOf(attribute(tag, 'd')).map(({ x1, x2, y }) => ({
      ...{ colour, isCertain: kind.endsWith('solid'), isDotted: kind.endsWith('dotted') },
      ...{ from: dayAt(time(x1)), to: dayAt(time(x2)) },
      percent: Math.round(rule(panelOf(levels, y))(y) * 10) / 10,
    }));
  });
}

/** The day of today's line, as the axis has it; undefined where none is drawn. */
export function todayOf(svg: string): string | undefined {
  const [tag] = tagsOf(svg, 'today');
  return tag === undefined ? undefined : dayAt(rule(ticksAlong(svg, textsOf(svg)))(numberOf(tag, 'x1')));
}

/** The days of the marks of rounds and deadlines, in their order. */
export function markDays(svg: string): string[] {
  const time = rule(ticksAlong(svg, textsOf(svg)));
  return svg
    .slice(0, svg.indexOf('class="key"'))
    .split('\n')
    .filter((line) => line.includes('class="mark'))
    .map((line) =>
      line.startsWith('<rect') ? numberOf(line, 'x') + 9 : Number(/M([\d.]+) /.exec(attribute(line, 'd'))?.[1]),
    )
    .map((x) => dayAt(time(x)));
}

interface Tick {
  readonly pixel: number;
  readonly value: number;
}

// The name under a line is the day of the line.
function ticksAlong(svg: string, texts: readonly DrawnText[]): Tick[] {
  const lines = tagsOf(svg, 'x-line').map((tag) => numberOf(tag, 'x1'));
  return texts
    .filter(({ role }) => role === 'x-label')
    .map(({ x, text }) => ({
      pixel: nearestOf(lines, x),
      value: Date.parse(`1 ${text.length === 4 ? 'Jan ' : ''}${text} UTC`),
    }));
}

function ticksUp(svg: string, texts: readonly DrawnText[]): Tick[] {
  const lines = tagsOf(svg, 'y-line').map((tag) => numberOf(tag, 'y1'));
  return texts
    .filter(({ role }) => role === 'y-label')
    .map(({ y, text }) => ({ pixel: nearestOf(lines, y - 8), value: Number.parseFloat(text.replace(',', '')) }));
}

// Each plot counts from nothing at its foot.
function panelOf(ticks: readonly Tick[], y: number): Tick[] {
  const panels: Tick[][] = [];
  for (const tick of ticks) {
    if (tick.value === 0) panels.push([]);
    panels.at(-1)?.push(tick);
  }
  const found = panels.find(
    (own) => own.some(({ pixel }) => pixel <= y + 1) && own.some(({ pixel }) => pixel >= y - 1),
  );
  if (!found) throw new Error(`no axis beside ${y}`);
  return found;
}

const nearestOf = (pixels: readonly number[], to: number): number =>
  pixels.reduce((near, pixel) => (Math.abs(pixel - to) < Math.abs(near - to) ? pixel : near), Number.MAX_VALUE);

// The straight line through the first and the last tick.
function rule(ticks: readonly Tick[]): (pixel: number) => number {
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (!first || !last || first === last) throw new Error('an axis needs two names');
  return (pixel) => first.value + ((pixel - first.pixel) / (last.pixel - first.pixel)) * (last.value - first.value);
}

const dayAt = (ms: number): string => new Date(Math.round(ms / 86_400_000) * 86_400_000).toISOString().slice(0, 10);

function stretchesOf(d: string): { readonly x1: number; readonly x2: number; readonly y: number }[] {
  let [x, y] = [0, 0];
  const found: { x1: number; x2: number; y: number }[] = [];
  for (const [, letter, first, second] of d.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)) {
    if (letter === 'M') [x, y] = [Number(first), Number(second)];
    if (letter === 'V') y = Number(first);
    if (letter !== 'H') continue;
    found.push({ x1: x, x2: Number(first), y });
    x = Number(first);
  }
  return found;
}
