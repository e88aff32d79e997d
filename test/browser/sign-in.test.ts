import { expect, it } from 'vitest';
import { inBrowser, isTooWide, seriousFaults } from './browser.ts';
import { startConsole } from './newsroom-process.ts';

const password = 'a lighthouse, nine gulls';

inBrowser('The console behind a password', (open) => {
  it('shows nothing until it is given, by keyboard alone, and then the page that was asked for', async () => {
    const { at } = await startConsole({ settings: { CONSOLE_PASSWORD: password } });
    const { page, faults } = await open();
    const main = page.locator('main');

    await page.goto(at('/sources?text=harbour'));
    const before = await page.content();
    await page.keyboard.type('a lighthouse, eight gulls');
    await page.keyboard.press('Enter');
    await main.getByRole('alert').filter({ hasText: 'That is not the password.' }).waitFor();
    const field = page.getByLabel('Password');
    const kept = await field.inputValue();
    await field.pressSequentially(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();

    expect(before).not.toContain('Harbour Post');
    expect(kept).toBe('');
    expect(await main.innerText()).toContain('Harbour Post');
    expect(page.url()).toBe(at('/sources?text=harbour'));
    expect(faults).toEqual([]);
  });

  it('follows the channel live once it is given, and no more after signing out', async () => {
    const { at } = await startConsole({ settings: { CONSOLE_PASSWORD: password } });
    const { page, faults } = await open();
    await page.goto(at());
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('button', { name: 'Follow everything here' }).click();
    await page.locator('#messages').getByText('This channel now follows: all topics').waitFor();
    await page.goto(at('/access'));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
    await page.goto(at('/facts'));

    expect(await page.getByLabel('Password').isVisible()).toBe(true);
    expect(page.url()).toContain('/console/login');
    expect(faults).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'asks for it so that everybody can give it, on a %s ground',
    async (colorScheme) => {
      const { at } = await startConsole({ settings: { CONSOLE_PASSWORD: password } });
      const { page, faults } = await open({ colorScheme, viewport: { width: 360, height: 740 } });

      await page.goto(at());
      await page.getByLabel('Password').fill('not this one');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();

      expect(await seriousFaults(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      expect(faults).toEqual([]);
    },
  );
});

inBrowser('A console that anybody could reach and that has no password', (open) => {
  it('is closed, and says what opens it', async () => {
    const { at } = await startConsole({ settings: { HOST: '0.0.0.0' } });
    const { page } = await open();

    const answer = await page.goto(at().replace('0.0.0.0', '127.0.0.1'));

    expect(answer?.status()).toBe(403);
    expect(await page.locator('body').innerText()).toContain('Set CONSOLE_PASSWORD to open it');
    expect(await page.getByLabel('Command').count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
