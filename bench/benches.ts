import { answersBench } from './answers.ts';
import { commandsBench } from './commands.ts';
import { dayBench } from './day.ts';
import type { Bench } from './measured.ts';
import { startBench } from './start.ts';
import { storesBench } from './stores.ts';

/** Every part, by the name that `npm run bench NAME` takes, in the order of the document. */
export const benches: Readonly<Record<string, Bench>> = {
  commands: commandsBench,
  start: startBench,
  answers: answersBench,
  stores: storesBench,
  day: dayBench,
};
