import { expect, it } from 'vitest';
import { inBrowser } from './browser.ts';
import { startConsole } from './newsroom-process.ts';

inBrowser('A newcomer’s first minute', (open) => {
  it('leads from the one address to an alert, its edits, a changed rate, a dispute and a correction', async () => {
    const { bot } = await startConsole();
    const address = /^Open: +(\S+)$/m.exec(bot.out())?.[1] ?? '';
    const { page, faults } = await open();
    const startedAt = performance.now();

    await page.goto(address);
    await page.getByRole('button', { name: 'Play the sample day' }).click();
    const alert = page.locator('.message').filter({ hasText: 'Vienna' }).first();
    await alert.waitFor();
    const id = await alert.getAttribute('id');
    const firstAlertMs = performance.now() - startedAt;
    await page.locator(`#${id}`, { hasText: 'Inland Post' }).waitFor();
    await page.locator('.message .title', { hasText: /47 % → 57 %/ }).waitFor({ timeout: 60_000 });
    await page.locator('.message .title', { hasText: /Reports differ/ }).waitFor({ timeout: 60_000 });
    await page.locator('.message .title', { hasText: /^Corrected:/ }).waitFor({ timeout: 60_000 });
    const allMs = performance.now() - startedAt;

    expect(await page.locator(`#${id}`).count()).toBe(1);
    expect(await page.locator(`#${id}`).textContent()).toContain('made up');
    expect(firstAlertMs).toBeLessThan(30_000);
    expect(allMs).toBeLessThan(60_000);
    expect(faults).toEqual([]);
  });
});
