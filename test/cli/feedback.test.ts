import { describe, expect, it } from 'vitest';
import { openStore } from '../contracts/engines.ts';
import { follow, linesOf, openFedHome, ratePiece } from './feeds.ts';
import { type Home, runParley } from './parley.ts';

/** A home whose one alert a reader calls wrong. */
async function openReported(): Promise<Home> {
  const home = await openFedHome();
  await follow(home);
  await runParley(home, 'check');
  home.server.publish(ratePiece(57));
  await runParley(home, 'check');
  const { out } = await runParley(home, 'ask', '/latest');
  const [, shortId = ''] = /\(alert (\w{5})\)/.exec(out) ?? [];
  await runParley(home, 'ask', `/wrong ${shortId} fault:value words:"it is 56 %"`);
  return home;
}

describe('parley feedback', () => {
  it('lists what readers said, with the claim, its quote and who told it', async () => {
    const { code, out } = await runParley(await openReported(), 'feedback');

    expect(code).toBe(0);
    const [only, ...others] = linesOf(out);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ fault: 'value', words: 'it is 56 %', channel: 'terminal:main', by: null });
    expect(only?.quote).toContain('57');
    expect(only?.statement).toMatchObject({ kind: 'tariff', percent: 57 });
    expect(only?.outlet).toBe('Harbour Post');
  });

  it('lets no reader steer the terminal of whoever runs Parley', async () => {
    const home = await openReported();
    const shortId = String(linesOf((await runParley(home, 'feedback')).out)[0]?.alert);
    const steering = '\u009b2J\u202eesrever\u2066\u200e';
    await runParley(home, 'ask', `/wrong ${shortId} fault:other words:"clear ${steering}"`);
    const { database } = await openStore(String(home.env.DATABASE_URL));
    const rows = await database.db.selectFrom('feedback').select(['id', 'body']).orderBy('id').execute();
    for (const { id, body } of rows) {
      const steered = { body: body.replace('"words":"', `"words":"${steering}`) };
      await database.db.updateTable('feedback').set(steered).where('id', '=', id).execute();
    }

    const { out } = await runParley(home, 'feedback');

    expect(rows).toHaveLength(2);
    expect(out).not.toMatch(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(linesOf(out).map(({ words }) => String(words).slice(0, steering.length))).toEqual([steering, steering]);
  });

  it('gives each as a piece that parley read takes', async () => {
    const home = await openReported();

    const { out } = await runParley(home, 'feedback', '--cases');
    const read = await runParley({ ...home, input: out }, 'read');

    const [piece] = linesOf(out);
    const [reading] = linesOf(read.out);
    expect(piece?.feedback).toMatchObject({ fault: 'value', words: 'it is 56 %' });
    expect(reading?.id).toBe(piece?.id);
    expect(reading?.claims).toContainEqual(expect.objectContaining({ kind: 'tariff', percent: 57 }));
  });

  it('is empty while nobody said anything', async () => {
    expect(await runParley(await openFedHome(), 'feedback')).toMatchObject({ code: 0, out: '' });
  });
});
