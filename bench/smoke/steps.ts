import { setTimeout as pause } from 'node:timers/promises';
import type { LookUp } from '../../src/domain/deliveries.ts';
import type { Reply } from '../../src/domain/replies.ts';
import type { CommandCall, LookUpRequest, Platform } from '../../src/ports.ts';

/** Something that a person is asked to do or to look at. */
export interface Person {
  /** Says what to do. */
  tell(text: string): void;
  /** True when the person says yes. */
  confirms(question: string): Promise<boolean>;
}

/** What a check found, beside what the local servers of the tests answer. */
export interface Finding {
  readonly step: string;
  readonly local: string;
  readonly here: string;
}

export interface Smoke {
  readonly platform: Platform;
  readonly person: Person;
  /** The next command that a reader gives; undefined when none comes in time. */
  nextCall(name: string): Promise<CommandCall | undefined>;
  readonly now: () => number;
}

/** How a command is written in a chat. */
export type Written = (command: string) => string;

const commandKinds = [
  { name: 'tariffs', line: '/tariffs side:us', shows: 'a list or table of tariffs with sources, and a button Share' },
  { name: 'tariffs', line: '/tariffs side:mars', shows: 'one sentence: choose a side, us or china' },
  { name: 'ask', line: '/ask when does the truce end', shows: 'facts with their dates' },
  {
    name: 'subscribe',
    line: '/subscribe topic:tariffs',
    shows: 'what the channel follows; below it a card in the channel',
  },
  { name: 'subscriptions', line: '/subscriptions', shows: 'the settings of the channel, and a button Pause' },
  { name: 'forget', line: '/forget confirm:yes', shows: 'that nothing is kept of the channel any more' },
] as const;

/** Goes through every kind of command with a person, then posts, edits and looks up by itself. Ends early without a channel. */
export async function runSmoke(smoke: Smoke, written: Written): Promise<Finding[]> {
  const findings: Finding[] = [];
  let channel = '';
  for (const { name, line, shows } of commandKinds) {
    smoke.person.tell(`In your test channel, type:  ${written(line)}`);
    const call = await smoke.nextCall(name);
    findings.push({ step: written(line), local: 'arrives', here: call ? 'arrives' : 'did not arrive' });
    if (call === undefined) break;
    channel = call.channel;
    const isShown = await smoke.person.confirms(`Do you see ${shows}?`);
    findings.push({ step: `${written(line)}: the answer`, local: 'shown', here: isShown ? 'shown' : 'not shown' });
  }
  return channel === '' ? findings : [...findings, ...(await postings(smoke, channel))];
}

const message = (title: string, parts: Partial<Reply> = {}): Reply => ({
  title,
  lines: [
    'A line with <!channel>, @everyone, *stars* and https://example.com.',
    { text: 'A struck line.', isStruck: true },
  ],
  citations: [{ outlet: 'Example Times', tier: 'paper', date: '2026-11-02', url: 'https://example.com/' }],
  notes: ['A test of Parley; delete it as you like.'],
  ...parts,
});

const table = { caption: 'A table', columns: ['Measure', 'Rate'], rows: [['total', '30 %']], lines: [0] };

async function postings(smoke: Smoke, channel: string): Promise<Finding[]> {
  const { platform, person, now } = smoke;
  const [key, sinceMs] = [`smoke ${now()}`, now()];
  const check = await platform.check(channel);
  const posted = await platform.post({ channel, key, message: message('Posted', { table }) });
  const ref = posted.kind === 'sent' ? posted.ref : '';
  const found = await lookUpInTime(platform, { channel, key, sinceMs });
  const absent = await lookUpInTime(platform, { channel, key: `${key} never posted`, sinceMs });
  const edited = await platform.edit({ channel, ref, message: message('Posted, then edited') });
  const thread = { title: 'A thread', root: ref };
  const inThread = await platform.post({ channel, key: `${key} thread`, message: message('In its thread'), thread });
  const lost = await platform.edit({ channel, ref: '1', message: message('Never to be seen') });
  const isHarmless = await person.confirms('Two messages, one in the thread of the other, and nobody was called?');
  return [
    { step: 'rights in the channel', local: 'ok', here: check.kind },
    { step: 'post', local: 'sent', here: posted.kind },
    { step: 'look-up of that post', local: `found, the same message`, here: lookUpWords(found, ref) },
    { step: 'look-up of no post', local: 'absent', here: absent.kind },
    { step: 'edit', local: 'sent', here: edited.kind },
    { step: 'post into its thread', local: 'sent', here: inThread.kind },
    { step: 'edit of a message that is not there', local: 'rejected', here: lost.kind },
    { step: 'calls nobody', local: 'yes', here: isHarmless ? 'yes' : 'no' },
  ];
}

const lookUpTriesMax = 3;

// A chat may say when to ask again; so that a person does not wait for ever, only a few times.
async function lookUpInTime(platform: Platform, request: LookUpRequest): Promise<LookUp> {
  let found = await platform.lookUp(request);
  for (let tries = 1; found.kind === 'unknown' && tries < lookUpTriesMax; tries++) {
    await pause(found.retryAfterMs);
    found = await platform.lookUp(request);
  }
  return found;
}

const lookUpWords = (found: LookUp, ref: string): string =>
  found.kind === 'found' ? `found, ${found.ref === ref ? 'the same' : 'another'} message` : found.kind;

/** The findings as a table; what differs from the local servers is marked. */
export function smokeTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ step, local, here }) =>
    [local === here ? '  ' : '≠ ', step.padEnd(52), local.padEnd(26), here].join(''),
  );
  const different = findings.filter(({ local, here }) => local !== here).length;
  const heading = ['  ', 'step'.padEnd(52), 'local server'.padEnd(26), 'here'].join('');
  return [heading, ...rows, '', different === 0 ? 'Nothing differed.' : `${different} differed (≠).`].join('\n');
}
