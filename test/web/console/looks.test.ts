import { describe, expect, it } from 'vitest';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { minuteMs } from '../../jobs/newsroom.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';

async function alerted(): Promise<ConsoleDesk> {
  const desk = await openConsoleDesk();
  await desk.follow(consoleChannel);
  await desk.publish({
    outlet: 'Sample Wire',
    title: 'Washington raises tariff on Chinese goods from 47% to 57%',
    text: 'The United States raised its tariff on Chinese goods from 47% to 57% on Monday.',
  });
  desk.clock.move(2 * minuteMs);
  await desk.dispatch();
  return desk;
}

describe('the looks of the console’s channel', () => {
  it('show a message as Slack would, with commands as Slack offers them', async () => {
    const desk = await alerted();

    const page = await desk.page('/console?look=slack');

    expect(page.querySelector('.as-slack h2')?.textContent).toContain('US tariff on Chinese goods: 57');
    expect(page.querySelector('.as-slack')?.textContent).toContain('/parley why');
    expect(page.querySelector('.as-discord')).toBeNull();
  });

  it('show the same message as Discord would', async () => {
    const desk = await alerted();

    const page = await desk.page('/console?look=discord');

    expect(page.querySelector('.as-discord .box h2')?.textContent).toContain('US tariff on Chinese goods: 57');
    expect(page.querySelector('.as-discord')?.textContent).toContain('· /why');
    expect(page.querySelector('.as-slack')).toBeNull();
  });

  it('bring their style sheet', async () => {
    const desk = await openConsoleDesk();

    const page = await desk.page('/console?look=slack');
    const [address = ''] = [...page.querySelectorAll('link[rel=stylesheet]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.endsWith('/previews.css'));
    const sheet = await desk.fetch(address);

    expect(sheet.status).toBe(200);
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(Buffer.byteLength(await sheet.text())).toBeLessThan(6_000);
  });
});
