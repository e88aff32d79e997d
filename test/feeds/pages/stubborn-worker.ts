import { parentPort } from 'node:worker_threads';

/** A worker that does what the page tells it to. */
parentPort?.on('message', (html: string) => {
  if (html === 'hang') for (;;);
  if (html === 'grow') for (const kept: number[][] = []; ; ) kept.push(new Array<number>(10_000).fill(kept.length));
  if (html === 'leave') process.exit(3);
  if (html === 'throw') throw new Error('the page was too strange');
  parentPort?.postMessage({ title: '', text: html });
  // Between two pages.
  if (html === 'end afterwards') setImmediate(() => process.exit(3));
  if (html === 'break afterwards')
    setImmediate(() => {
      throw new Error('nothing was being read');
    });
});
