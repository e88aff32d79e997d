import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { faultIn } from './fault-in-file.ts';

const { path } = z.object({ path: z.string() }).parse(workerData);
parentPort?.postMessage({ fault: faultIn(path) });
