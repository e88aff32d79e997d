import { describe, expect, it } from 'vitest';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';
import { documentOf } from './event-stream.ts';

type Shown = ReturnType<typeof documentOf>['body'];
type Fields = readonly (readonly [string, string])[];

async function fragment(desk: ConsoleDesk, { path = '/console/say', fields }: { path?: string; fields: Fields }) {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  const response = await desk.fetch(path, { method: 'POST', body, headers: { 'x-fragment': '1' } });
  return { status: response.status, page: documentOf(await response.text()).body };
}

const fill = (desk: ConsoleDesk, fields: Fields) => fragment(desk, { path: '/console/fill', fields });

const say = (desk: ConsoleDesk, line: string) => fragment(desk, { fields: [['line', line]] });

/** What a page sends back of the form that it shows, with what a reader fills in. */
function sentOf(page: Shown, filled: Fields) {
  const hidden = [...page.querySelectorAll('.fill input[type=hidden]')].map(
    (one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? ''] as const,
  );
  return [...hidden, ...filled];
}

describe('a form in the channel', () => {
  it('is shown in place of the lines that say what to type, and filled in it is the command', async () => {
    const desk = await openConsoleDesk();
    const { page } = await say(desk, '/subscribe');

    const filled = [
      ['field.topic', 'tariffs'],
      ['field.topic', 'talks'],
      ['field.significance', 'high'],
      ['field.include', 'soybeans, rare earths'],
    ] as const;
    const answer = await fill(desk, sentOf(page, filled));

    const held = await desk.store.subscriptions.ofChannel(consoleChannel);
    expect([...page.querySelectorAll('legend')].map((one) => one.textContent?.trim())).toEqual(['Topics']);
    expect(page.textContent).not.toContain('Name a topic, such as');
    expect(held).toMatchObject({
      topics: ['tariffs', 'talks'],
      significance: 'high',
      include: ['soybeans', 'rare earths'],
    });
    expect(answer.page.querySelector('.message')?.id).toBe(page.querySelector('.message')?.id);
    expect(answer.page.querySelector('.title')?.textContent).toContain('Subscribed');
  });

  it('shows what stands, and what is emptied is given up', async () => {
    const desk = await openConsoleDesk();
    await say(desk, '/subscribe topic:tariffs include:soybeans');

    const { page } = await say(desk, '/subscribe');
    await fill(
      desk,
      sentOf(page, [
        ['field.topic', 'tariffs'],
        ['field.include', ''],
      ]),
    );

    expect(page.querySelector('[name="field.topic"][checked]')?.getAttribute('value')).toBe('tariffs');
    expect(page.querySelector('[name="field.include"]')?.getAttribute('value')).toBe('soybeans');
    expect((await desk.store.subscriptions.ofChannel(consoleChannel))?.include).toEqual([]);
  });

  it('that was filled in wrongly stays, with its sentence and all that was filled in', async () => {
    const desk = await openConsoleDesk();
    const { page } = await say(desk, '/subscribe');

    const none = await fill(desk, sentOf(page, [['field.include', 'soybeans']]));
    const long = await fill(
      desk,
      sentOf(none.page, [
        ['field.topic', 'talks'],
        ['field.include', `<b>${'x'.repeat(300)}`],
      ]),
    );

    expect(none.page.querySelector('[role=alert]')?.textContent).toBe('“Topics” is needed: choose at least one.');
    expect(none.page.querySelector('[name="field.include"]')?.getAttribute('value')).toBe('soybeans');
    expect(long.page.querySelector('[role=alert]')?.textContent).toMatch(/include|terms?/i);
    expect(long.page.querySelector('[name="field.topic"][checked]')?.getAttribute('value')).toBe('talks');
    expect(long.page.querySelector('[name="field.include"]')?.getAttribute('value')).toContain('<b>xxx');
    expect(await desk.store.subscriptions.ofChannel(consoleChannel)).toBeUndefined();
  });

  it('that comes back broken is refused in one sentence', async () => {
    const desk = await openConsoleDesk();

    const answers = [
      await fill(desk, [
        ['form', '{'],
        ['id', 'a-00000000'],
      ]),
      await fill(desk, [
        ['form', '{"title":"x","command":"a b","fixed":{},"fields":[]}'],
        ['id', 'a-00000000'],
      ]),
      await fill(desk, [
        ['form', '{"title":"x","command":"help","fixed":{},"fields":[]}'],
        ['id', '"><b>'],
      ]),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(answers[0]?.page.textContent).toContain('open it again');
  });
});

describe('what is sent to the channel', () => {
  it('is carried out once, however often it comes in', async () => {
    const desk = await openConsoleDesk();
    const sent = [
      ['line', '/subscribe talks'],
      ['call', 'c0ffee-0001'],
    ] as const;

    const first = await fragment(desk, { fields: sent });
    const second = await fragment(desk, { fields: sent });

    expect(first.page.querySelector('.title')?.textContent).toContain('Subscribed');
    expect(second.page.textContent).toContain('it was carried out once');
  });

  it('is shared with all where a button says so, but never a slip', async () => {
    const desk = await openConsoleDesk();

    const shared = await fragment(desk, { fields: [['shared', '/talks']] });
    const slip = await fragment(desk, { fields: [['shared', '/talks round:nowhere9']] });
    const page = await desk.page('/console');

    expect(shared.status).toBe(204);
    expect(slip.status).toBe(200);
    expect(page.querySelectorAll('.message')).toHaveLength(1);
    expect(page.querySelector('.message .notes')?.textContent).toContain('Shared from the console');
    expect(page.querySelector('.message button[name=shared]')).toBeNull();
  });

  it('keeps the look that the page has', async () => {
    const desk = await openConsoleDesk();

    const answer = await desk.submit('/console/say?look=slack', { line: '/talks' });
    const page = documentOf(await answer.text());
    const shared = await desk.submit('/console/say?look=slack', { shared: '/talks' });

    expect(page.querySelector('.looks [aria-current]')?.textContent).toBe('Slack');
    expect(page.querySelector('.say')?.getAttribute('action')).toBe('/console/say?look=slack');
    expect(page.querySelectorAll('.answer button:not([disabled])')).toHaveLength(0);
    expect(shared.headers.get('location')).toBe('/console?look=slack');
  });

  it('is refused where it is too long', async () => {
    const desk = await openConsoleDesk();

    const line = await fragment(desk, { fields: [['line', 'x'.repeat(601)]] });
    const body = await fragment(desk, { fields: [['line', 'x'.repeat(300_000)]] });

    expect([line.status, body.status]).toEqual([400, 413]);
  });

  it('empties the channel when all is to be forgotten', async () => {
    const desk = await openConsoleDesk();
    await fragment(desk, { fields: [['shared', '/talks']] });

    const { page } = await say(desk, '/forget confirm:yes');

    expect(page.querySelector('.title')?.textContent).toBe('Forgotten');
    expect((await desk.page('/console')).querySelectorAll('.message')).toHaveLength(0);
  });
});

describe('completion', () => {
  it('comes as JSON for what is written', async () => {
    const desk = await openConsoleDesk();

    const found = await (
      await desk.fetch(`/console/complete?${new URLSearchParams({ line: '/tariffs side:c' })}`)
    ).json();
    const none = await (await desk.fetch(`/console/complete?line=${'x'.repeat(700)}`)).json();

    expect(found).toEqual({ completions: [expect.objectContaining({ line: '/tariffs side:china ' })] });
    expect(none).toEqual({ completions: [] });
  });
});
