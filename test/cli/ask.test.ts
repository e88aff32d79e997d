import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replySchema } from '../../src/domain/replies.ts';
import { serve } from '../feeds/loopback.ts';
import { openHome, runParley } from './parley.ts';

describe('parley ask', () => {
  it('answers a command as text, on a fresh clone without any setting', async () => {
    const { code, out } = await runParley(openHome(), 'ask', '/tariffs as_of:2025-06-10');

    expect(code).toBe(0);
    expect(out).toContain('US–China tariffs on 10 Jun 2025, by what is known now');
    expect(out).toContain('• total: 30 %, in force since May 2025');
    expect(out).toMatch(/\[1\] .*9 Jun 2025/);
    expect(out).toMatch(/Newest coverage in the store: 3 Jun 2026 \(.*\)\.\n$/);
  });

  it('answers as one line of JSON with title, lines, citations and notes, and nothing else', async () => {
    const { code, out } = await runParley(openHome(), 'ask', '/delegation round:London', '--json');

    const reply: unknown = JSON.parse(out);
    expect(code).toBe(0);
    expect(out.match(/\n/g)).toHaveLength(1);
    expect(Object.keys(reply as object).toSorted()).toEqual(['citations', 'lines', 'notes', 'title']);
    expect(reply).toMatchObject({
      title: 'Delegations in London, Jun 2025',
      citations: expect.arrayContaining([
        expect.objectContaining({ outlet: 'PEN', tier: 'paper', date: '2025-06-10' }),
      ]),
    });
  });

  it('gives the same answer when it is asked again', async () => {
    const home = openHome();

    const [first, second] = [await runParley(home, 'ask', '/tariffs'), await runParley(home, 'ask', '/tariffs')];

    expect(second.out).toBe(first.out);
  });

  it('gives a table in its JSON, and no buttons', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/subscribe tariffs');

    const [rates, follows] = [
      await runParley(home, 'ask', '/tariffs', '--json'),
      await runParley(home, 'ask', '/subscriptions', '--json'),
    ];

    const reply = replySchema.strict().parse(JSON.parse(rates.out));
    expect(Object.keys(reply).toSorted()).toEqual(['citations', 'lines', 'notes', 'table', 'title']);
    expect(reply.table?.rows.length).toBeGreaterThan(0);
    expect(Object.keys(JSON.parse(follows.out)).toSorted()).toEqual(['citations', 'lines', 'notes', 'title']);
  });

  it('gives a chart in its JSON as values, and in its text as words', async () => {
    const home = openHome();

    const json = await runParley(home, 'ask', '/tariffs chart:on', '--json');
    const text = await runParley(home, 'ask', '/tariffs chart:on');

    const reply: unknown = JSON.parse(json.out);
    expect(reply).toMatchObject({ chart: { kind: 'steps', title: 'US–China tariffs on all goods since 2025' } });
    expect(text.out).toMatch(/\n\nChart: US–China tariffs on all goods since 2025\. .*145 % from Apr 2025.*\.\n\n/);
  });

  it('looks into no page of a server that only feeds may be fetched from', async () => {
    const site = await serve((_request, response) => response.end('<title>Inside</title>'));

    const { out } = await runParley(openHome({ FETCH_ALLOW: site.host }), 'ask', `/why ${site.url('/secret')}`);

    expect(out).toContain('That page cannot be read: port');
    expect(site.asked).toEqual([]);
  });

  it('says in one sentence what would be right', async () => {
    const home = openHome();

    const [command, day] = [
      await runParley(home, 'ask', '/tarifs'),
      await runParley(home, 'ask', '/tariffs as_of:2025-02-30', '--json'),
    ];

    expect(command.out).toContain('There is no command “tarifs”. Did you mean /tariffs?');
    expect(JSON.parse(day.out)).toMatchObject({
      lines: ['“2025-02-30” is no date. The last day of that month is 2025-02-28: write that or an earlier one.'],
    });
  });

  it('keeps what it changes', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/subscribe rare earths');

    const { out } = await runParley(home, 'ask', '/subscriptions');

    expect(out).toContain('Rare earths, since ');
  });

  it('knows nothing, and says so, without seed packs', async () => {
    const { out } = await runParley(openHome({ SEED_PACKS: 'none' }), 'ask', '/tariffs');

    expect(out).toContain('No coverage has been read yet, so nothing is known here.');
  });

  it('writes no escape sequence that a reader put in', async () => {
    const { out } = await runParley(openHome(), 'ask', '/tariffs goods:"\u001b[31mred\u0007"');

    expect(out).toContain('[31mred');
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});

describe('Wrong use', () => {
  it.each([['weather'], ['ask'], ['ask', '/tariffs', '--yaml']])(
    'ends with 2 and says how to: parley %s %s',
    async (...args) => {
      const { code, out, err } = await runParley(openHome(), ...args.filter((arg) => arg !== undefined));

      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(/^error: (unknown|missing)/);
      expect(err).toContain('Usage: parley');
    },
  );

  it('is not to ask for help', async () => {
    const { code, out } = await runParley(openHome(), '--help');

    expect(code).toBe(0);
    for (const name of ['start', 'sample', 'ask']) expect(out).toContain(name);
  });
});

describe('Wrong settings', () => {
  const wrong = {
    PORT: 'secret-port',
    POLL_SECONDS: '0.5',
    DATABASE_URL: 'mysql://user:hunter2@db/x',
    SLACK_API_URL: 'hunter3',
    LOG_LEVEL: 'loud',
  };

  it.each([['start'], ['ask', '/tariffs']])(
    'are all named at once, and no value is shown: parley %s',
    async (...args) => {
      const home = openHome(wrong);

      const { code, out, err } = await runParley(home, ...args);

      expect(code).not.toBe(0);
      expect(out).toBe('');
      for (const key of Object.keys(wrong)) expect(err).toContain(`${key} must be `);
      for (const value of Object.values(wrong)) expect(err).not.toContain(value);
      expect(err).not.toContain('hunter');
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(readdirSync(join(home.folder, 'empty'))).toEqual([]);
    },
  );

  it('of the feeds file are told with its place and fault', async () => {
    const home = openHome({ FEEDS_FILE: '/nowhere/feeds.json' });

    const { code, err } = await runParley(home, 'start');

    expect(code).toBe(1);
    expect(err).toMatch(/^FEEDS_FILE \/nowhere\/feeds\.json cannot be read/);
  });
});
