import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/domain/deliveries.ts';
import { background, hourMs, minuteMs, rise } from '../../jobs/newsroom.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';

const textOf = (node: { readonly textContent: string | null } | null): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const refused: Outcome = { kind: 'rejected', scope: 'message', reason: 'the message was too long' };

interface Told {
  readonly answer?: Outcome;
  readonly settings?: Parameters<ConsoleDesk['follow']>[2];
}

/** A channel that was owed an alert, and what its chat answered. */
async function told({ answer, settings }: Told = {}): Promise<ConsoleDesk> {
  const desk = await openConsoleDesk();
  await desk.follow('slack:T1/C1', ['all'], settings);
  await desk.publish(background);
  await desk.publish(rise);
  desk.platform.answer(() => answer);
  await desk.pass(2 * minuteMs);
  desk.platform.answer(() => undefined);
  return desk;
}

async function list(desk: ConsoleDesk, name: string) {
  return await desk.page(`/console/deliveries?list=${name}`);
}

async function press(desk: ConsoleDesk, fields: Readonly<Record<string, string>>): Promise<Response> {
  const page = await list(desk, fields.list ?? 'abandoned');
  const id = page.querySelector('input[name=id]')?.getAttribute('value') ?? '';
  return await desk.submit('/console/deliveries', { id, ...fields });
}

describe('the lists of messages', () => {
  it('show what is held, and until when', async () => {
    const desk = await told({ settings: { quiet: { from: '07:00', to: '12:00' } } });

    const page = await list(desk, 'held');

    expect([...page.querySelectorAll('.counts tbody td')].map(textOf)).toEqual(['0', '0', '1', '0', '0']);
    expect(textOf(page.querySelector('.delivery'))).toContain('Held until 2 Nov 2026, 12:00 UTC');
    expect(textOf(page.querySelector('.delivery h3'))).toContain('47 % → 57 %');
  });

  it('show what a paused channel waits for, and why', async () => {
    const desk = await told({ answer: { kind: 'rejected', scope: 'channel', reason: 'the channel is archived' } });

    const page = await list(desk, 'paused');

    expect(textOf(page.querySelector('.delivery'))).toMatch(/paused .* The channel is archived/);
  });

  it('show what went out', async () => {
    const page = await list(await told(), 'sent');

    expect(textOf(page.querySelector('.delivery'))).toMatch(/slack:T1\/C1 alert sent .* Posted 2 Nov 2026, 08:01 UTC/);
    expect(textOf(page.querySelector('main'))).toContain('Nothing waits');
  });

  it('go on a page at a time', async () => {
    const desk = await openConsoleDesk();
    const parts = {
      kind: 'notice' as const,
      alertId: null,
      message: '{"title":"A notice","lines":[],"citations":[],"notes":[]}',
      replyTo: null,
    };
    const ids = Array.from({ length: 45 }, (_, n) => String(n).padStart(2, '0'));
    await desk.store.deliveries.enqueue(
      ids.map((id) => ({ ...parts, id, channel: `slack:T1/C${id}`, dueAt: 5 })),
      1,
    );

    const first = await desk.page('/console/deliveries');
    const second = await desk.page(first.querySelector('a[rel=next]')?.getAttribute('href') ?? '');

    expect(first.querySelectorAll('.delivery')).toHaveLength(40);
    expect([...second.querySelectorAll('.delivery code')].map(textOf)).toEqual(
      [40, 41, 42, 43, 44].map((n) => `slack:T1/C${n}`),
    );
    expect(textOf(second.querySelector('.delivery h3'))).toBe('A notice');
  });

  it('take hostile words as text', async () => {
    const desk = await told({ answer: { ...refused, reason: '<script>alert(1)</script>' } });

    const page = await list(desk, 'abandoned');

    expect(page.querySelector('main script')).toBeNull();
    expect(textOf(page.querySelector('.delivery'))).toContain('<script>alert(1)</script>');
  });

  it.each(['list=nothing', 'after=nothing'])('do not know %s, and say so', async (query) => {
    const desk = await openConsoleDesk();

    const answer = await desk.fetch(`/console/deliveries?${query}`);

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('That list is not known here.');
  });
});

describe('a message that was given up', () => {
  it('is posted once when it is tried again, however often that is pressed', async () => {
    const desk = await told({ answer: refused });
    const before = await list(desk, 'abandoned');
    const id = before.querySelector('input[name=id]')?.getAttribute('value') ?? '';

    const answers = await Promise.all([1, 2].map(() => desk.submit('/console/deliveries', { id, action: 'retry' })));
    await desk.send();
    await desk.pass(hourMs);
    const late = await desk.submit('/console/deliveries', { id, action: 'retry' });

    expect(textOf(before.querySelector('.delivery'))).toContain('Given up after one try. The message was too long');
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 400]);
    expect(desk.messages).toHaveLength(1);
    expect(late.status).toBe(400);
    expect(await late.text()).toContain('This message is not given up any more.');
    expect(await desk.store.audit.ofChannel('slack:T1/C1', 9)).toEqual([
      expect.objectContaining({ command: expect.stringMatching(/^had alert \w{5} tried again$/) }),
    ]);
  });

  it('is looked for first where it may be there, so that no second copy is posted', async () => {
    const desk = await inDoubt();
    const page = await list(desk, 'abandoned');
    desk.platform.answerLookUps(undefined);

    const answer = await press(desk, { action: 'retry' });
    await desk.pass(minuteMs);

    expect(textOf(page.querySelector('.delivery'))).toContain('It may be there already.');
    expect(answer.headers.get('location')).toContain('done=looked-up');
    expect(alerts(desk)).toHaveLength(1);
    expect(await desk.store.deliveries.countByState()).toEqual({ sent: 2 });
  });

  it('is posted without a look-up only by who says that it is not there', async () => {
    const desk = await inDoubt(false);
    const asked = desk.platform.asked.length;

    const unsaid = await press(desk, { action: 'post' });
    await desk.pass(minuteMs);
    const whileUnsaid = alerts(desk).length;
    const said = await press(desk, { action: 'post', absent: 'yes' });
    await desk.pass(minuteMs);

    expect(unsaid.status).toBe(400);
    expect(await unsaid.text()).toContain('Look into the channel first');
    expect(whileUnsaid).toBe(0);
    expect(said.status).toBe(303);
    expect(alerts(desk)).toHaveLength(1);
    expect(desk.platform.asked.slice(asked)).toEqual(['post slack:T1/C1']);
  });

  it('is not tried again where its channel is paused, gone, or wants it no more', async () => {
    const desk = await told({ answer: refused });
    const reasons: string[] = [];
    for (const change of [
      () => desk.follow('slack:T1/C1', ['all'], { state: 'paused' }),
      () => desk.follow('slack:T1/C1', ['rare-earths']),
      () => desk.follow('slack:T1/C1', ['all'], { mode: 'digest' }),
      () => desk.store.subscriptions.remove('slack:T1/C1'),
    ]) {
      await change();
      const [row] = await desk.store.deliveries.listed({ list: 'abandoned', limit: 1 });
      const answer = await desk.submit('/console/deliveries', { id: row?.id ?? '', action: 'retry' });
      reasons.push(textOf((await list(desk, 'abandoned')).querySelector('.delivery p.soft')), String(answer.status));
    }
    await desk.send();

    expect(reasons).toEqual([
      ...['Not to be tried again: This channel is paused: its messages wait until it goes on.', '400'],
      ...['Not to be tried again: This channel follows none of its topics.', '400'],
      ...['Not to be tried again: This channel gets its alerts with its digest now.', '400'],
      ...['Not to be tried again: This channel follows nothing any more.', '400'],
    ]);
    expect(desk.messages).toHaveLength(0);
  });

  it('is not known by another id, and a strange form changes nothing', async () => {
    const desk = await told({ answer: refused });

    const [unknown, strange] = [
      await desk.submit('/console/deliveries', { id: 'nobody', action: 'retry' }),
      await desk.submit('/console/deliveries', { id: 'nobody', action: 'delete' }),
    ];

    expect([unknown.status, strange.status]).toEqual([404, 400]);
    expect(await unknown.text()).toContain('This message is not known here.');
    expect(await desk.store.deliveries.countByState()).toEqual({ abandoned: 1 });
  });
});

it('has a message tried now that would wait for long', async () => {
  const desk = await told({ answer: { kind: 'rate-limited', retryAfterMs: 3 * hourMs } });
  const page = await list(desk, 'pending');

  const answer = await press(desk, { list: 'pending', action: 'now' });
  await desk.send();
  const again = await desk.page(answer.headers.get('location') ?? '');

  expect(textOf(page.querySelector('.delivery button'))).toContain('Try now');
  expect(desk.messages).toHaveLength(1);
  expect(textOf(again.querySelector('[role=status]'))).toBe('It is tried now.');
  expect(again.querySelector('.delivery')).toBeNull();
});

const alerts = ({ messages }: ConsoleDesk) => messages.filter(({ shown }) => shown.title.includes('57'));

/** An alert that may have been posted, in a channel where nobody may look. */
async function inDoubt(isThere = true): Promise<ConsoleDesk> {
  const desk = await openConsoleDesk();
  await desk.follow('slack:T1/C1');
  await desk.publish(background);
  await desk.publish(rise);
  desk.platform.answer(() => ({ kind: 'in-doubt' }));
  desk.platform.arriveAnyway(isThere);
  desk.platform.answerLookUps({ kind: 'hidden', reason: 'Parley may not look there.' });
  await desk.pass(91_000);
  desk.platform.answer(() => undefined);
  desk.platform.arriveAnyway(false);
  await desk.pass(minuteMs);
  return desk;
}
