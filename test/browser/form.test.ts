import { expect, it } from 'vitest';
import { consoleChannel } from '../../src/platforms/console/console-chat.ts';
import { openConsoleDesk } from '../web/console/console-desk.ts';
import { inBrowser, seriousFaults } from './browser.ts';

inBrowser('A form in the channel', (open) => {
  it('of /subscribe subscribes, and stays with its sentence until it is filled in rightly', async () => {
    const desk = await openConsoleDesk();
    const { page, faults } = await open();
    await page.goto(`${desk.address}/console`);
    await page.getByLabel('Command').fill('/subscribe');
    await page.keyboard.press('Enter');
    const form = page.locator('#messages form.fill');
    await form.waitFor();
    const found = await seriousFaults(page);

    await form.getByRole('button', { name: 'Submit' }).click();
    await form.getByRole('alert').filter({ hasText: 'choose at least one' }).waitFor();
    await form.getByLabel('Rare earths').check();
    await form.getByRole('button', { name: 'Submit' }).click();
    await page
      .locator('#messages')
      .getByText(/^Subscribed to/)
      .first()
      .waitFor();

    const held = await desk.store.subscriptions.ofChannel(consoleChannel);
    expect(found).toEqual([]);
    expect(held?.topics).toEqual(['rare-earths']);
    expect(await form.count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
