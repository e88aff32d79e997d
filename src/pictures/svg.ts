import type { Type } from './text-width.ts';

/** The look that all pictures share. Text on white has a contrast of at least 4.5 to 1. */
export const look = {
  widthPx: 800,
  edgePx: 24,
  paper: '#ffffff',
  border: '#8a8f98',
  ink: '#1d2026',
  soft: '#50555e',
  grid: '#dcdfe4',
  ahead: '#f1f2f5',
  today: '#a9aeb7',
  /** Told apart by readers who see no red or no green; lines differ in width too, and are named where they end. */
  sides: { US: '#1f5fa8', CN: '#b04a00' },
  family: 'DejaVu Sans',
  title: { px: 29, isBold: true },
  text: { px: 22 },
  strong: { px: 22, isBold: true },
  rowPx: 28,
} as const;

/** Text from outside cannot become markup. Signs that XML forbids are left out. */
export const escapeXml = (text: string): string =>
  [...text.replace(forbidden, '')].map((sign) => entities[sign] ?? sign).join('');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A number as it stands in a drawing. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

export interface TextAt {
  readonly x: number;
  /** The foot of its letters. */
  readonly y: number;
  readonly type: Type;
  readonly colour: string;
  /** What it is, for who reads the drawing. */
  readonly role: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Lines end just before its letters. */
  readonly hasHalo?: boolean;
}

/** One row of text. */
export function textAt(text: string, { x, y, type, colour, role, anchor = 'start', hasHalo = false }: TextAt): string {
  const weight = type.isBold ? ' font-weight="bold"' : '';
  const where = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const halo = hasHalo ? ` stroke="${look.paper}" stroke-width="5" paint-order="stroke"` : '';
  return `<text class="${role}" x="${at(x)}" y="${at(y)}" font-size="${type.px}" fill="${colour}"${weight}${where}${halo}>${escapeXml(text)}</text>`;
}

/** A whole picture: a light card with a border, that stands out on light and on dark. */
export function card(heightPx: number, parts: readonly string[]): string {
  const [w, h] = [look.widthPx, Math.ceil(heightPx)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${look.family}">`,
    `<rect x="1" y="1" width="${w - 2}" height="${h - 2}" rx="10" fill="${look.paper}" stroke="${look.border}" stroke-width="2"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}
