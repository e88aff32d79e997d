import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../../src/domain/feedback.ts';
import { minuteMs, rise } from '../../jobs/newsroom.ts';
import { openConsoleDesk } from './console-desk.ts';

/** A console whose one alert readers call wrong. */
async function openDesk() {
  const desk = await openConsoleDesk();
  await desk.follow('slack:T1/C1');
  await desk.publish({ ...rise, outlet: 'Sample Wire', url: 'https://wire.example/rise' });
  await desk.pass(5 * minuteMs);
  const [alert] = await desk.store.alerts.recent(1);
  const [development] = alert?.developments ?? [];
  if (alert === undefined || development === undefined) throw new Error('There is no alert.');
  const { itemId, claimId, statement, quote, key } = development;
  let said = 0;
  const say = (parts: Partial<Feedback> = {}) => {
    const at = desk.clock.now() + said++;
    return desk.store.feedback.add({
      ...{ id: `${String(at).padStart(15, '0')}/${said}`, at, channel: 'slack:T1/C1', by: 'U7', fault: 'value' },
      ...{ words: 'it is 56 %', alertId: alert.id, shortId: alert.shortId, headline: 'Tariff: 57 %' },
      ...{ itemId, claimId, statement, quote },
      ...parts,
    });
  };
  return { ...desk, alert, key, quote, say };
}

describe('the page of feedback', () => {
  it('shows what was said with the claim, its quote, its outlet and the ways to both', async () => {
    const { page, say, alert, key, quote } = await openDesk();
    await say();

    const shown = await page('/console/feedback');

    const [report, ...others] = shown.querySelectorAll('.report');
    expect(others).toEqual([]);
    for (const words of ['it is 56 %', 'a value is wrong', 'slack:T1/C1', 'U7', alert.shortId, quote, 'Sample Wire'])
      expect(report?.textContent).toContain(words);
    const ways = [...(report?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'));
    expect(ways).toEqual([
      `/console/stories/alert?${new URLSearchParams({ id: alert.id })}`,
      `/console/facts/fact?${new URLSearchParams({ key })}`,
      'https://wire.example/rise',
    ]);
  });

  it('begins with the newest and comes in pages', async () => {
    const { page, say } = await openDesk();
    for (let i = 1; i <= 60; i++) await say({ words: `number ${i}` });
    const words = async (path: string) =>
      [...(await page(path)).querySelectorAll('.words')].map((one) => one.textContent?.replace(/[“”]/g, ''));
    const next = async (path: string) => (await page(path)).querySelector('a[rel=next]')?.getAttribute('href') ?? '';

    const first = await words('/console/feedback');
    const second = await words(await next('/console/feedback'));
    const third = await words(await next(await next('/console/feedback')));

    expect([...first, ...second, ...third]).toEqual(Array.from({ length: 60 }, (_, i) => `number ${60 - i}`));
  });

  it('shows hostile words as text', async () => {
    const { page, say } = await openDesk();
    await say({ words: '<script>alert(1)</script> \u202eeslaf', by: '<b>U7</b>', headline: '</p><img src=x>' });

    const shown = await page('/console/feedback');

    expect(shown.querySelector('main script, main b, main img')).toBeNull();
    expect(shown.querySelector('.words')?.textContent).toBe('“<script>alert(1)</script> eslaf”');
  });

  it('can be taken away as lines of JSON and as cases', async () => {
    const { fetch, say } = await openDesk();
    await say();
    const linesOf = async (name: string) => {
      const answer = await fetch(`/console/feedback/${name}`);
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      return (await answer.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    };

    expect(await linesOf('feedback.jsonl')).toMatchObject([
      { words: 'it is 56 %', outlet: 'Sample Wire', channel: 'slack:T1/C1' },
    ]);
    expect(await linesOf('cases.jsonl')).toMatchObject([
      { title: rise.title, feedback: { fault: 'value', words: 'it is 56 %' } },
    ]);
  });

  it('says so while nobody called anything wrong', async () => {
    const { page } = await openDesk();

    expect((await page('/console/feedback')).querySelector('.lead')?.textContent).toBe(
      'No reader has called anything wrong.',
    );
  });
});
