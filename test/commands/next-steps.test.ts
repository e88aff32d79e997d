import { describe, expect, it } from 'vitest';
import { createCommands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { linesOf, openAsking } from './asking.ts';

const commands = createCommands(topics);

/** A command to give, values to choose from, the form that is right, or whom to ask. */
const nextStep =
  /\/[a-z-]{3,}|\bUse: |\bChoose |\bchoose one|\bWrite |\bwrite that|\bGive |\bDid you mean |\bTopics: |\bLeave |\bleave |\bShorten |\bsuch as |\bTry again|\bAsk who|\bKnown rounds: |\bIt has: /;

const wrong = '§§§';

// Each command with an option that it has not, and each of its options with a value that is none.
const unknownOptions = commands.map(({ name }) => `/${name} nothing-like-it:${wrong}`);
const wrongValues = commands.flatMap(({ name, options }) =>
  options.map((option) => `/${name} ${option.name}:${wrong}`),
);
const missing = commands
  .filter(({ options }) => options.some(({ isRequired }) => isRequired))
  .map(({ name }) => `/${name}`);
const others = [
  ...['', 'hello', '/weather', '/tarifs', '/ask', '/why', '/forget', '/forget confirm:no', '/subscribe', '/source-add'],
  ...[
    '/tariffs as_of:2025-02-30',
    '/tariffs page:x',
    '/timeline from:2026 to:2025',
    '/tariffs one two three four five',
  ],
  ...['/talks round:Nowhere', '/delegation round:Londn', '/why ZZZZZ', '/why https://example.com/none'],
  ...['/sources alert:ZZZZZ', '/sources feed:none', '/source-remove none', '/source-add https://example.com/'],
  ...['/subscribe tariffs mention:@here', '/subscribe tariffs channel:other', '/unsubscribe tariffs story:ZZZZZ'],
  ...[`/subscribe tariffs include:${'x'.repeat(61)}`, '/subscribe tariffs include:,', '/subscriptions please'],
  ...['/unsubscribe story:ZZZZZ', '/subscribe tariffs mode:later', '/help nothing', `/ask ${'x'.repeat(600)}`],
];

describe('A slip says what to do next', () => {
  it.each([...unknownOptions, ...wrongValues, ...missing, ...others])('%.60s', async (line) => {
    const { ask } = await openAsking();

    const reply = await ask(line);

    if (reply.title === 'That did not work') expect(linesOf(reply).join(' ')).toMatch(nextStep);
    else expect(reply.lines.length).toBeGreaterThan(0);
  });

  it.each(unknownOptions)('%s is one', async (line) => {
    const { ask } = await openAsking();

    expect((await ask(line)).title).toBe('That did not work');
  });

  it.each(['/talks round:London', '/delegation round:London', '/why ZZZZZ', '/subscribe story:ZZZZZ'])(
    'with an empty store too: %s',
    async (line) => {
      const { ask } = await openAsking({ isSeeded: false });

      expect(linesOf(await ask(line)).join(' ')).toMatch(nextStep);
    },
  );

  it('and so does a fault of ours', async () => {
    const { ask } = await openAsking();

    expect(linesOf(await ask('/break'))[0]).toContain(
      'Try again; if it stays, tell whoever runs Parley this reference.',
    );
  });
});

describe('An answer that finds nothing', () => {
  it.each([
    '/tariffs',
    '/controls',
    '/economy',
    '/deadlines',
    '/disputes',
    '/timeline',
    '/latest',
    '/talks',
    '/delegation',
  ])('says so with an empty store: %s', async (line) => {
    const { ask } = await openAsking({ isSeeded: false });

    const reply = await ask(line);

    expect(reply.title).not.toBe('That did not work');
    expect(linesOf(reply).join(' ')).toMatch(/\bno\b|\bNo\b|[Nn]othing|[Nn]one/);
  });
});
