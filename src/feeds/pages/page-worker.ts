import { parentPort, workerData } from 'node:worker_threads';
import type { PageResult } from '../../ports.ts';
import { type MainTextLimits, mainText } from './main-text.ts';

const limits = workerData as MainTextLimits;

parentPort?.on('message', (html: string) => parentPort?.postMessage(read(html)));

// Libraries throw at some broken pages; that is one page lost, not the worker.
function read(html: string): PageResult {
  try {
    return mainText(html, limits);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
