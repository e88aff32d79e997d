import { benchAnswers } from './answers.ts';
import { benchCommands } from './commands.ts';
import { benchEndToEnd } from './end-to-end.ts';
import { benchFanOut } from './fan-out.ts';
import { benchFeeds } from './feeds.ts';
import { benchHostile } from './hostile.ts';
import { benchPages } from './pages.ts';
import { benchPoll } from './poll.ts';
import { benchReading } from './reading.ts';
import { benchStories } from './stories.ts';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  answers: benchAnswers,
  commands: benchCommands,
  'end-to-end': benchEndToEnd,
  'fan-out': benchFanOut,
  feeds: benchFeeds,
  hostile: benchHostile,
  pages: benchPages,
  poll: benchPoll,
  reading: benchReading,
  stories: benchStories,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench) await bench(args);
else console.error(`Name a bench: ${Object.keys(benches).join(', ')}.`);
process.exit(bench ? undefined : 2);
