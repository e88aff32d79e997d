import { expect, it } from 'vitest';
import { inBrowser } from './browser.ts';
import { startConsole } from './newsroom-process.ts';

inBrowser('The pages of sources in a browser', (open) => {
  it('say of a feed that it went silent, and of another that it cannot be reached', async () => {
    const { at, outlets, listening } = await startConsole({ feeds: [{ expectedEvery: '1m' }, {}] });
    const { page, faults } = await open();
    await listening();
    await page.goto(at('/sources'));
    const state = (name: string) => page.getByRole('row').filter({ hasText: name }).locator('.badge').innerText();
    const stateBecomes = (name: string, word: string) =>
      expect.poll(async () => (await page.reload()) && (await state(name)), goneWithin).toBe(word);
    expect(await state('Harbour Post')).toBe('ok');
    expect(await state('Quay Gazette')).toBe('ok');

    await outlets[1]?.close();

    await stateBecomes('Quay Gazette', 'failing');
    await stateBecomes('Harbour Post', 'stale');
    expect(await page.getByRole('row').filter({ hasText: 'Harbour Post' }).innerText()).toContain('expected every');
    expect(await page.locator('main').innerText()).toContain('0 of 2');
    expect(faults).toEqual([]);
  }, 180_000);
});

// A minute of silence, and what a busy machine takes.
const goneWithin = { timeout: 100_000, interval: 1_000 };
