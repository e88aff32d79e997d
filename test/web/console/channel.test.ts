import { describe, expect, it } from 'vitest';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { minuteMs } from '../../jobs/newsroom.ts';
import { openConsoleDesk } from './console-desk.ts';

const raised = {
  outlet: 'Sample Wire',
  title: 'Washington raises tariff on Chinese goods from 47% to 57%',
  text: 'The United States raised its tariff on Chinese goods from 47% to 57% on Monday.',
};

describe('the console’s channel', () => {
  it('shows an alert once it has been sent, and what re-tells it in the same place', async () => {
    const desk = await openConsoleDesk();
    await desk.follow(consoleChannel);
    await desk.publish(raised);
    desk.clock.move(2 * minuteMs);
    await desk.dispatch();
    const first = await desk.page('/console');

    await desk.publish({
      ...raised,
      outlet: 'Harbour Daily',
      title: 'US tariff on Chinese goods raised to 57% from 47%',
    });
    desk.clock.move(30 * minuteMs);
    await desk.dispatch();
    const second = await desk.page('/console');

    expect([...first.querySelectorAll('.message .title')].map((one) => one.textContent)).toEqual([
      expect.stringContaining('US tariff on Chinese goods: 57'),
    ]);
    expect([...second.querySelectorAll('.message')].map(({ id }) => id)).toEqual(['m-1']);
    expect(second.querySelector('.message')?.textContent).toContain('Harbour Daily');
    expect(second.querySelector('.meta')?.textContent).toContain('edited');
  });

  it('answers a command also where a browser runs no script', async () => {
    const desk = await openConsoleDesk();

    const answer = await desk.submit('/console/say', { line: '/help' });

    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('<h1>Channel</h1>');
    expect(text).toContain('/tariffs');
  });
});
