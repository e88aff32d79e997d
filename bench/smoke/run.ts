// A guided check with real tokens: `npm run smoke:slack`, `npm run smoke:discord`. Keeps nothing.
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { readSettings } from '../../config/env.ts';
import { openSmoke } from './open.ts';
import { runSmoke, smokeTable } from './steps.ts';

const chats = ['slack', 'discord'] as const;
const chat = chats.find((name) => name === process.argv[2]);
if (chat === undefined) {
  console.error(`Name a chat: ${chats.join(' or ')}.`);
  process.exit(2);
}
if (existsSync('.env')) loadEnvFile('.env');
const input = createInterface({ input: process.stdin, output: process.stdout });
const person = {
  tell: (text: string) => console.log(`\n${text}`),
  confirms: async (question: string) => /^y/i.test(await input.question(`${question} [y/n] `)),
};

console.log(
  chat === 'slack'
    ? 'Install Parley from `npx parley commands manifest`, invite it to a test channel: /invite @Parley'
    : 'Open the invite link below and add Parley to a test server.',
);
const settings = readSettings({ ...process.env, DATABASE_URL: 'sqlite::memory:', SEED_PACKS: 'documents' });
const { smoke, close } = await openSmoke({ chat, settings, person });
const findings = await runSmoke(smoke, (line) => (chat === 'slack' ? `/parley ${line.slice(1)}` : line));
console.log(`\n${smokeTable(findings)}`);
await close();
process.exit(findings.every(({ local, here }) => local === here) ? 0 : 1);
