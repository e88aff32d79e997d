import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { z } from 'zod';
import { look } from './svg.ts';

// Runs in a worker: turns one SVG into a PNG, posts it and is done. No font is looked for on the machine, so that a
// picture is the same everywhere.
const { svg, widthPx } = z.object({ svg: z.string(), widthPx: z.number() }).parse(workerData);
const { resolve } = createRequire(import.meta.url);
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`));
const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: look.family };
parentPort?.postMessage(new Resvg(svg, { font, fitTo: { mode: 'width', value: widthPx } }).render().asPng());
