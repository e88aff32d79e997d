import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createCommands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { answerLine } from '../../src/platforms/terminal/answer-line.ts';
import { renderText } from '../../src/platforms/terminal/render.ts';
import { createTerminalPlatform } from '../../src/platforms/terminal/terminal-platform.ts';
import type { CommandCall } from '../../src/ports.ts';

const replyOf = (parts: Partial<Reply> = {}): Reply => ({
  title: 'A title',
  lines: [],
  citations: [],
  notes: [],
  ...parts,
});
const commands = createCommands(topics);

describe('A reply at the terminal', () => {
  it('shows title, lines, sources with their day, and notes, with a line between', () => {
    const text = renderText(
      replyOf({
        lines: ['First.', { text: 'Taken back.', isStruck: true }],
        citations: [
          { outlet: 'Gazette', tier: 'paper', date: '2025-06-10', url: 'https://gazette.example/a', title: 'A piece' },
          { outlet: 'Herald', tier: 'wire', date: '2025-06' },
          { outlet: 'Wire', tier: 'wire', date: '2025-06-10', at: Date.UTC(2025, 5, 10, 8, 5) },
        ],
        notes: ['A note.'],
      }),
    );

    expect(text.split('\n')).toEqual([
      ...['A title', '', 'First.', '[struck] Taken back.', ''],
      '[1] Gazette (paper), 10 Jun 2025, “A piece”, https://gazette.example/a',
      '[2] Herald (wire), Jun 2025',
      '[3] Wire (wire), 10 Jun 2025, 08:05 UTC',
      ...['', 'A note.'],
    ]);
  });

  it('lets no outside text move the cursor, colour the screen, ring the bell or turn its direction', () => {
    const evil = '\u001b[2J\u001b]0;title\u0007\u009b31m\r\u202eabc\u2066\u0000\b\n';

    const text = renderText({
      title: evil,
      lines: [evil, { text: evil, isStruck: true }],
      citations: [{ outlet: evil, tier: 'paper', date: '2025', url: `https://x.example/${evil}`, title: evil }],
      notes: [evil],
    });

    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    expect(text.split('\n')).toHaveLength(8);
  });
});

describe('A line at the terminal', () => {
  const echo = async ({ name, options, channel }: CommandCall) =>
    replyOf({ title: name, lines: [JSON.stringify(options), channel] });
  const say = (line: string) => answerLine({ commands, answer: echo, line });

  it('is taken apart into command and options, with or without its slash', async () => {
    const [plain, slashed, quoted] = [
      await say('tariffs china'),
      await say('  /TARIFFS side:china  '),
      await say('/delegation round:"Kuala Lumpur"'),
    ];

    expect(plain.lines).toEqual(['{"side":"china"}', 'terminal:main']);
    expect(slashed.lines).toEqual(['{"side":"china"}', 'terminal:main']);
    expect(quoted.lines[0]).toBe('{"round":"Kuala Lumpur"}');
  });

  it('that is empty is answered with what to type', async () => {
    expect((await say('   ')).lines).toEqual(['Type a command, such as /tariffs or /help.']);
  });

  it('that is a slip is answered with its sentence, and a fault of ours is not hidden', async () => {
    const answer = (error: Error) => async () => {
      throw error;
    };

    const slip = answerLine({ commands, line: '/help', answer: answer(new UserError('Choose a side.')) });
    const fault = answerLine({ commands, line: '/help', answer: answer(new Error('ours')) });

    expect((await slip).lines).toEqual(['Choose a side.']);
    await expect(fault).rejects.toThrow('ours');
  });
});

describe('The terminal as a chat', () => {
  const open = (input: PassThrough & { isTTY?: boolean } = new PassThrough()) => {
    const written: string[] = [];
    const answer = async ({ name }: CommandCall) => replyOf({ title: `Answer to ${name}` });
    return {
      written,
      platform: createTerminalPlatform({ commands, answer, input, write: (text) => written.push(text) }),
    };
  };

  it('prints what is posted, marks what is edited, and gives each message a name of its own', async () => {
    const { platform, written } = open();
    const post = () => platform.post({ channel: 'terminal:main', key: 'k', message: replyOf() });

    const outcomes = [await post(), await post()];
    await platform.edit({ channel: 'terminal:main', ref: '1', message: replyOf({ title: 'Edited title' }) });

    expect(outcomes).toEqual([
      { kind: 'sent', ref: '1' },
      { kind: 'sent', ref: '2' },
    ]);
    expect(written[0]).toContain('A title');
    expect(written[2]).toContain('(edited)\nEdited title');
  });

  it('shows once more what stood on a screen that is gone', async () => {
    const { platform } = open();

    expect(await platform.lookUp({ channel: 'terminal:main', key: 'k', sinceMs: 0 })).toEqual({ kind: 'absent' });
  });

  it('takes nothing from a file or pipe', async () => {
    const input = new PassThrough();
    const { platform, written } = open(input);
    await platform.start();

    input.end('/tariffs\n');
    await platform.stop();

    expect(written).toEqual([]);
  });

  it('answers a line that is typed', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const { platform, written } = open(input);
    await platform.start();

    input.write('/tariffs\n');

    await expect.poll(() => written.join('')).toContain('Answer to tariffs');
    await platform.stop();
  });

  it('reads nothing before it is started, so that a start that fails can end', () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });

    open(input);

    expect(input.readableFlowing).toBe(null);
  });
});
