import { expect, it } from 'vitest';
import { consoleChannel } from '../../src/platforms/console/console-chat.ts';
import { openConsoleDesk } from '../web/console/console-desk.ts';
import { inBrowser, seriousFaults } from './browser.ts';

inBrowser('Asking in a browser', (open) => {
  it('completes a command by keyboard alone: what may come is offered, marked, taken and sent', async () => {
    const desk = await openConsoleDesk();
    const { page, faults } = await open();
    await page.goto(`${desk.address}/console`);
    const line = page.getByRole('combobox', { name: 'Command' });
    const marked = page.getByRole('option', { selected: true });

    await line.pressSequentially('/tar');
    await page.getByRole('option', { name: '/tariffs' }).waitFor();
    const offered = { isOpen: await line.getAttribute('aria-expanded'), faults: await seriousFaults(page) };
    await page.keyboard.press('Tab');
    const command = await line.inputValue();
    await line.pressSequentially('side:');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const named = await line.getAttribute('aria-activedescendant');
    const value = await marked.getAttribute('id');
    await page.keyboard.press('Enter');
    const whole = await line.inputValue();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.locator('#messages .message').first().waitFor();

    expect(offered).toEqual({ isOpen: 'true', faults: [] });
    expect(command.trim()).toBe('/tariffs');
    expect(named).toBe(value);
    expect(whole).toMatch(/^\/tariffs side:\w+/);
    expect(await line.inputValue()).toBe('');
    expect(faults).toEqual([]);
  });

  it('subscribes by the form of /subscribe, which stays with its sentence until it is filled in rightly', async () => {
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
