import { describe, expect, it } from 'vitest';
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
