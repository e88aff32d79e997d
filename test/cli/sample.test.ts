import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openHome, runParley } from './parley.ts';

describe('parley sample', () => {
  it('shows a day: an alert, edits, a changed rate, a dispute with both sides, a correction', async () => {
    const home = openHome();

    const { code, out } = await runParley(home, 'sample');

    const steps = out.split('\n').filter((line) => line.includes('→ '));
    expect(code).toBe(0);
    expect(steps.map((line) => /→ (alert|edit|answer)/.exec(line)?.[1]).filter(Boolean)).toEqual([
      ...['alert', 'edit', 'edit', 'alert', 'alert', 'answer', 'edit'],
    ]);
    expect(out).toContain('Also reported by 2 outlets: Harbour Daily and Inland Post.');
    expect(out).toContain('US tariff on Chinese goods: 47 % → 57 %, in force');
    expect(out).toContain('Reports differ: US tariff on Chinese goods: 57 % or 55 %, in force');
    expect(out).toMatch(/• 55 %, in force: Harbour Daily \[1\]\n.*• 57 %, in force: Sample Wire \[2\]/);
    expect(out).toContain('Corrected: US tariff on Chinese goods: not 55 %, but 57 %, in force');
    expect(out).toContain('[struck] “The US tariff on Chinese goods is now 55%');
  });

  it('keeps nothing and needs no settings', async () => {
    const home = openHome({ PORT: 'nonsense', DATABASE_URL: 'nonsense' });

    const { code, err } = await runParley(home, 'sample');

    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(home.folder).toSorted()).toEqual(['empty', 'feeds.json']);
  });

  it('is the same every time', async () => {
    const [first, second] = await Promise.all([runParley(openHome(), 'sample'), runParley(openHome(), 'sample')]);

    expect(second.out).toBe(first.out);
  });
});
