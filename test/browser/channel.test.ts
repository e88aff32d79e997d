import { expect, it } from 'vitest';
import { inBrowser } from './browser.ts';
import { startConsole } from './newsroom-process.ts';

const talks = {
  title: 'US and China to meet for trade talks in Vienna on Monday',
  summary: 'Officials of the United States and China will meet for trade talks in Vienna on Monday, both sides said.',
};

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

  it('follows all by a button, and shows an alert as it comes and its edit in the same place', async () => {
    const { at, publish, listening } = await startConsole({ feeds: [{}, {}] });
    const { page, faults } = await open();
    await page.goto(at());
    await page.getByRole('button', { name: 'Follow everything here' }).click();
    await page.getByText('This channel now follows: all topics').waitFor();
    await listening();

    publish(talks);
    const alert = page.locator('.message').filter({ hasText: 'Vienna' });
    await alert.waitFor();
    const [id, first] = [await alert.getAttribute('id'), await alert.innerText()];
    publish({ ...talks, by: 1 });
    await alert.filter({ hasText: 'Quay Gazette' }).waitFor();

    expect(first).toContain('Harbour Post');
    expect(first).not.toContain('Quay Gazette');
    expect(await alert.innerText()).toContain('edited');
    expect(await alert.getAttribute('id')).toBe(id);
    expect(await alert.count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('subscribes to a topic by a command, and both pages say so', async () => {
    const { at } = await startConsole();
    const { page, faults } = await open();
    await page.goto(at());

    await page.getByLabel('Command').fill('/subscribe tariffs');
    await page.keyboard.press('Enter');
    await page.getByText('This channel now follows').first().waitFor();
    await page.getByRole('link', { name: 'Subscriptions' }).click();

    await page.getByRole('heading', { level: 1, name: 'Subscriptions' }).waitFor();
    expect(await page.locator('main').innerText()).toMatch(/tariffs/i);
    expect(faults).toEqual([]);
  });
});
