import { expect, it } from 'vitest';
import { inBrowser, seriousFaults } from './browser.ts';
import { startConsole } from './newsroom-process.ts';

inBrowser('The line of the channel', (open) => {
  it('completes a command, its option and its value by keyboard alone', async () => {
    const { at } = await startConsole();
    const { page, faults } = await open();
    const line = page.getByRole('combobox', { name: 'Command' });
    const offered = page.getByRole('listbox').getByRole('option');
    await page.goto(at());

    await line.focus();
    await page.keyboard.type('/tarif');
    await offered.filter({ hasText: '/tariffs' }).waitFor();
    const isOpen = await line.getAttribute('aria-expanded');
    await page.keyboard.press('ArrowDown');
    const marked = await offered.and(page.locator('[aria-selected="true"]')).getAttribute('id');
    const told = await line.getAttribute('aria-activedescendant');
    const faultsOpen = await seriousFaults(page);
    await page.keyboard.press('Enter');
    await offered.filter({ hasText: 'side' }).first().waitFor();
    const first = await line.inputValue();
    await page.keyboard.type('side:u');
    await expect.poll(() => offered.count(), { timeout: 15_000 }).toBe(1);
    await page.keyboard.press('Tab');
    const second = await line.inputValue();
    await page.keyboard.press('Enter');
    await page.locator('.answer').filter({ hasText: 'US tariffs on Chinese goods' }).waitFor();

    expect([isOpen, told, first.trim(), second.trim()]).toEqual(['true', marked, '/tariffs', '/tariffs side:us']);
    expect(await page.locator('.asked').innerText()).toBe('/tariffs side:us');
    expect(await line.inputValue()).toBe('');
    expect(faultsOpen).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('never takes an offer for what was written since', async () => {
    const { at } = await startConsole();
    const { page } = await open();
    const line = page.getByRole('combobox', { name: 'Command' });
    await page.goto(at());
    await line.pressSequentially('/tariffs si');
    await page.getByRole('option').first().waitFor();
    // The next offers are on their way, and do not come.
    await page.route('**/complete?*', () => undefined);

    await line.pressSequentially('x');
    await page.keyboard.press('Tab');

    expect(await line.inputValue()).toBe('/tariffs six');
  });
});
