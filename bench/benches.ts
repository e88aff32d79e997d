import { answersBench } from './answers.ts';
import { commandsBench } from './commands.ts';
import { consoleBench } from './console.ts';
import { dayBench } from './day.ts';
import { endToEndBench } from './end-to-end.ts';
import { fanOutBench } from './fan-out.ts';
import { feedsBench } from './feeds.ts';
import { hostileBench } from './hostile.ts';
import type { Bench } from './measured.ts';
import { pagesBench } from './pages.ts';
import { pollBench } from './poll.ts';
import { readingBench } from './reading.ts';
import { startBench } from './start.ts';
import { storesBench } from './stores.ts';
import { storiesBench } from './stories.ts';

/** Every part, by the name that `npm run bench NAME` takes, in the order of the document. */
export const benches: Readonly<Record<string, Bench>> = {
  commands: commandsBench,
  start: startBench,
  answers: answersBench,
  'end-to-end': endToEndBench,
  'fan-out': fanOutBench,
  stores: storesBench,
  reading: readingBench,
  stories: storiesBench,
  pages: pagesBench,
  feeds: feedsBench,
  poll: pollBench,
  hostile: hostileBench,
  day: dayBench,
  console: consoleBench,
};
