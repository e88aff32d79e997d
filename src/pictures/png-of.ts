import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface PngOptions {
  readonly widthPx: number;
  readonly drawMsMax: number;
}

/**
 * An SVG as a PNG of this width. It is drawn in a worker of its own, since drawing and packing would hold up everything
 * else, and its memory is given back with the worker. Throws where it takes too long.
 */
export async function pngOf(svg: string, { widthPx, drawMsMax }: PngOptions): Promise<Uint8Array> {
  const worker = new Worker(new URL('./png-worker.ts', import.meta.url), { workerData: { svg, widthPx } });
  // An error that comes after the deadline would else end the bot.
  worker.on('error', () => undefined);
  try {
    const [png]: unknown[] = await once(worker, 'message', { signal: AbortSignal.timeout(drawMsMax) });
    if (png instanceof Uint8Array) return png;
    throw new Error('what was drawn is no picture');
  } finally {
    await worker.terminate();
  }
}
