import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import { REST } from 'discord.js';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { secretNames, secretsIn, settingNames } from '../../config/env.ts';
import { createLog } from '../../src/cli/log.ts';
import { createHider } from '../../src/lib/hide-secrets.ts';
import { openHome, runParley, spawnParley } from './parley.ts';

function openLog(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', hide: createHider(secrets), write: (line) => void lines.push(line) });
  return { log, text: () => lines.join('') };
}

async function refusingServer(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(403, { 'content-type': 'application/json', 'x-echo': 'needle-in-a-header' });
    response.end('{"ok":false,"error":"invalid_auth","code":50013,"message":"Missing Permissions"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

const failing = {
  'Discord’s': async () => {
    const rest = new REST({ api: await refusingServer(), retries: 0 }).setToken('needle-token');
    return await errorOf(rest.post('/webhooks/1/needle-of-an-interaction', { body: { content: 'straw of a body' } }));
  },
  'Slack’s': async () => {
    const client = new webApi.WebClient('xoxb-needle', {
      slackApiUrl: `${await refusingServer()}/`,
      retryConfig: { retries: 0 },
    });
    return await errorOf(client.chat.postMessage({ channel: 'C1', text: 'straw of a body' }));
  },
  'a fetch’s': async () => await errorOf(fetch('http://user:needle@127.0.0.1:1/')),
  'PostgreSQL’s': async () =>
    await errorOf(new pg.Client('postgres://nobody-here:needle-of-a-password@127.0.0.1:1/none').connect()),
};

describe('the log', () => {
  it.each(Object.entries(failing))(
    'tells of %s error what it is, and none of the requests that hang on it',
    async (_whose, fail) => {
      const { log, text } = openLog();
      const error = await fail();

      log.error({ error }, 'failed');
      log.error({ error: new Error('outer', { cause: error }) }, 'failed');

      expect(error).toBeInstanceOf(Error);
      expect(text()).toContain('"stack"');
      expect(text()).not.toMatch(/needle|straw/);
    },
  );

  it('hides every secret of the settings, whoever writes it and however it is written', () => {
    const env = {
      ...Object.fromEntries(secretNames.map((name, i) => [name, `s3cret-"${i}"-of/${name}`])),
      DATABASE_URL: 'postgres://parley:p%40ss-w0rd@db.example/parley',
    };
    const { log, text } = openLog(secretsIn(env));

    for (const secret of [...Object.values(env), 'p@ss-w0rd']) {
      log.info({ said: secret, deep: { list: [`about ${secret}.`] }, [secret]: 1 }, `told ${secret}`);
      log.warn({ address: `https://example.com/?q=${encodeURIComponent(secret)}` }, 'asked');
    }

    expect(text()).not.toMatch(/s3cret|p@ss|p%40ss/);
    expect(text().match(/\[hidden\]/g)?.length).toBeGreaterThan(20);
    for (const line of text().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
  });

  it.each([
    ['xoxb-1234-abcDEF'],
    ['xoxe.xoxb-1-Mi0y.abc-9'],
    ['xapp-1-A01-99-ffee'],
    ['https://hooks.slack.com/commands/T1/12/s3cr3t'],
    ['https://discord.com/api/v10/webhooks/15757/aW50ZXJhY3Rpb24.s3cr3t/messages/@original'],
    ['https://discord.com/api/v10/interactions/15757/s3cr3t-abc/callback'],
    ['postgres://parley:s3cr3t@db.example:5432/parley'],
    ['wss://wss-primary.slack.com/link/?ticket=s3cr3t&app_id=1'],
    ['Authorization: Bot s3cr3t.abc.def'],
    ['https://paper.example/feed?api_key=s3cr3t&x=1'],
  ])('hides what works for whoever has it: %s', (text) => {
    const hidden = createHider([])(JSON.stringify({ reason: `failed at ${text} today` }));

    expect(hidden).toContain('[hidden]');
    expect(hidden).not.toMatch(/s3cr3t|abcDEF|Mi0y|ffee/);
    expect(JSON.parse(hidden)).toMatchObject({ reason: expect.stringMatching(/^failed at .* today$/) });
  });

  it.each(['taxes-on boxes', 'https://example.com/news/2026', '12:30 at the door', 'Bot ready', 'xoxo', 'feed polled'])(
    'leaves plain words alone: %s',
    (text) => expect(createHider(['', 'abc'])(text)).toBe(text),
  );
});

describe('secrets', () => {
  it('are all settings that are called so', () => {
    const called = settingNames.filter((name) => /TOKEN|SECRET|PASSWORD|KEY$/.test(name) && !name.includes('PUBLIC'));

    expect([...secretNames].toSorted()).toEqual(called.toSorted());
  });

  it.each(['start', 'status', 'export'])(
    'of a database that cannot be reached stand in nothing that %s writes',
    async (call) => {
      const away = { DATABASE_URL: 'postgres://parley:needle-of-a-password@127.0.0.1:1/parley' };
      const running = spawnParley(openHome(away), [call]);

      // A bot waits for its database; the others say that it is away, and end.
      await expect.poll(() => running.err() + running.out(), { timeout: 20_000 }).toMatch(/database|ECONNREFUSED/);

      expect(running.err() + running.out()).not.toContain('needle');
    },
    30_000,
  );

  it('stand in no sentence about wrong settings', async () => {
    const wrong = {
      SECRET_KEY: 'needle-too-short',
      DATABASE_URL: 'mysql://parley:needle@db/x',
      DISCORD_PUBLIC_KEY: 'needle',
    };

    const { code, err } = await runParley(openHome(wrong), 'start');

    expect(code).toBe(2);
    expect(err).toMatch(/SECRET_KEY must be .*DATABASE_URL|DATABASE_URL must be .*SECRET_KEY/);
    expect(err).not.toContain('needle');
  });
});
