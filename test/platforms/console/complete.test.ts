import { describe, expect, it } from 'vitest';
import { createCommands } from '../../../commands/index.ts';
import { topics } from '../../../config/topics.ts';
import { completionsOf } from '../../../src/platforms/console/complete.ts';
import type { Suggester } from '../../../src/ports.ts';

const commands = createCommands(topics);

const rounds = ['Kuala Lumpur', 'London', 'The "big" one'];
const suggest: Suggester = async ({ name, option, written, channel }) =>
  name === 'delegation' && option === 'round' && channel === 'console:main'
    ? rounds
        .filter((one) => one.toLowerCase().includes(written.toLowerCase()))
        .map((one) => ({ name: one, value: one }))
    : [];

const complete = (line: string) => completionsOf(line, { commands, suggest, channel: 'console:main' });
const linesOf = async (line: string) => (await complete(line)).map((one) => one.line);

describe('what may be written next', () => {
  it('is a command that begins so, before one that only has it, with what it does', async () => {
    const found = await complete('/ta');

    expect(found[0]).toEqual({
      label: '/tariffs',
      hint: expect.stringContaining('Tariff rates'),
      line: '/tariffs ',
    });
    expect(found.map(({ label }) => label)).toEqual(['/tariffs', '/talks', '/status']);
    expect(await linesOf('TAR')).toEqual(['/tariffs ']);
  });

  it('is an option that does not stand there, by name or by its place', async () => {
    expect(await linesOf('/tariffs ')).toContain('/tariffs side:');
    expect(await linesOf('/tariffs side:us ')).not.toContain('/tariffs side:us side:');
    expect(await linesOf('/tariffs us ')).not.toContain('/tariffs us side:');
    expect(await linesOf('/tariffs side:us g')).toContain('/tariffs side:us goods:');
  });

  it('is a choice, found by its beginning, and writing goes on behind it', async () => {
    expect(await linesOf('/tariffs side:')).toEqual(
      expect.arrayContaining(['/tariffs side:us ', '/tariffs side:china ']),
    );
    expect(await linesOf('/tariffs side:ch')).toEqual(['/tariffs side:china ']);
    expect(await linesOf('/tariffs ch')).toContain('/tariffs side:china ');
  });

  it('is a value that is known now, in quotes where it has spaces', async () => {
    expect(await linesOf('/delegation round:ku')).toEqual(['/delegation round:"Kuala Lumpur" ']);
    expect(await linesOf('/delegation round:"kuala l')).toEqual(['/delegation round:"Kuala Lumpur" ']);
  });

  it('is no value that could not be written', async () => {
    expect(await linesOf('/delegation round:big')).toEqual([]);
  });

  it('is nothing for a command that is not there, or a line that has no place left', async () => {
    expect(await complete('/nothing ')).toEqual([]);
    expect(await complete('/tariffs nothing:x')).toEqual([]);
    expect(await complete('/status nothing more ')).toEqual([]);
  });

  it('is little, however long the line', async () => {
    expect((await complete('/')).length).toBeLessThanOrEqual(25);
    expect((await complete('a'.repeat(600))).length).toBe(0);
    expect((await complete(`/ask ${'“"'.repeat(200)}`)).length).toBeLessThanOrEqual(25);
  });
});
