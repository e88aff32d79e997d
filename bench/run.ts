import { benchAnswers } from './answers.ts';
import { benchCommands } from './commands.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = { answers: benchAnswers, commands: benchCommands };

const [name = ''] = process.argv.slice(2);
const bench = benches[name];
if (bench) await bench();
else console.error(`Name a bench: ${Object.keys(benches).join(', ')}.`);
process.exit(bench ? 0 : 2);
