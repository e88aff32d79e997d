import { expect, it } from 'vitest';
import { inBrowser } from './browser.ts';
import { startConsole } from './newsroom-process.ts';

const talks = (city: string) =>
  [
    `US and China to meet for trade talks in ${city}`,
    `Officials of the United States and China will meet for trade talks in ${city}, both sides said.`,
  ] as const;

inBrowser('The channel in a browser', (open) => {
  it('answers a command that is typed and sent by keyboard alone', async () => {
    const { at } = await startConsole();
    const { page, faults } = await open();
    await page.goto(at());

    await page.getByLabel('Command').focus();
    await page.keyboard.type('/tariffs side:us');
    await page.keyboard.press('Enter');
    await page.getByText('US tariffs on Chinese goods').first().waitFor();

    expect(await page.evaluate('document.activeElement.id')).toBe('line');
    expect(faults).toEqual([]);
  });

  it('shows an alert as it comes, and a re-telling in its place, on a page that stays open', async () => {
    const { at, publish, outlet } = await startConsole();
    const { page, faults } = await open();
    await page.goto(at());
    await page.locator('#line').fill('/subscribe all');
    await page.keyboard.press('Enter');
    await page.getByText('This channel now follows: all topics').waitFor();
    await expect.poll(() => outlet.asked.polls, soon).toBeGreaterThan(1);

    publish(...talks('Vienna'));
    const alert = page.locator('.message').filter({ hasText: 'Vienna' });
    await alert.waitFor();
    const id = await alert.getAttribute('id');

    expect(await alert.count()).toBe(1);
    expect(id).toMatch(/^m-\d+$/);
    expect(faults).toEqual([]);
  });
});

const soon = { timeout: 15_000, interval: 50 };
