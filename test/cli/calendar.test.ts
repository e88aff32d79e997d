import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIcal } from '../pipeline/ical-reading.ts';
import { openHome, runParley, startBot } from './parley.ts';

describe('parley calendar', () => {
  it('writes the dates that the store knows to standard output, and nothing else', async () => {
    const { code, out, err } = await runParley(openHome(), 'calendar');

    const { events } = readIcal(out);
    expect([code, err]).toEqual([0, '']);
    expect(events.find(({ start }) => start === '2027-06-23')).toMatchObject({
      summary: 'Chips duty rise due to take effect (as reported)',
      triggers: ['-P6DT15H', '-PT15H'],
    });
  });

  it('writes one topic into a file beside a running bot, as its web server shows it', async () => {
    const home = openHome();
    const bot = await startBot(home);
    const path = join(home.folder, 'dates.ics');

    const { code, out } = await runParley(home, 'calendar', path, '--topic', 'technology');

    const served = await (await fetch(`${bot.address}/calendar.ics?topic=technology`)).text();
    const withoutStamps = (text: string) => ({
      ...readIcal(text),
      events: readIcal(text).events.map(({ stamp: _stamp, ...event }) => event),
    });
    expect([code, out]).toEqual([0, '']);
    expect(withoutStamps(readFileSync(path, 'utf8'))).toEqual(withoutStamps(served));
    expect(readIcal(served).name).toBe('US–China trade dates: Technology');
  });

  it('says what is wrong, and writes nothing', async () => {
    const home = openHome();
    const path = join(home.folder, 'dates.ics');

    const unknown = await runParley(home, 'calendar', path, '--topic', 'weather');
    const nowhere = await runParley(home, 'calendar', join(home.folder, 'no', 'such', 'dates.ics'));
    const wrong = await runParley(home, 'calendar', '--colour', 'red');

    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toMatch(/^There is no topic “weather”\. Topics: tariffs, /);
    expect(nowhere).toMatchObject({ code: 1, out: '' });
    expect(nowhere.err).toContain('The calendar could not be written to');
    expect(wrong.code).toBe(2);
    expect(existsSync(path)).toBe(false);
  });
});
