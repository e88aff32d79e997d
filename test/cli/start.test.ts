import { describe, expect, it } from 'vitest';
import { isOnPostgres } from '../contracts/postgres.ts';
import { openHome, runParley, spawnParley, startBot, takePort } from './parley.ts';

const stopWithinMs = 10_000;

describe('parley start', () => {
  it('says what it does, what to type and what is missing for the chats', async () => {
    const bot = await startBot(openHome());

    expect(bot.out()).toContain('Parley follows the US–China trade talks');
    expect(bot.out()).toContain('Chats: this terminal, the console');
    expect(bot.out()).toContain(`Open:  ${bot.address}/`);
    expect(bot.out()).toMatch(/Type: {2}\/tariffs .*\/help/);
    expect(bot.out()).toContain('set SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env');
    expect(bot.out()).toContain('set DISCORD_TOKEN in .env');
  });

  it('says plainly that there are no feeds', async () => {
    const bot = await startBot(openHome());

    expect(bot.out()).toContain('Feeds: none.');
    expect(bot.out()).not.toContain('()');
  });

  it('answers whoever asks whether it is well', async () => {
    const { address } = await startBot(openHome());

    const response = await fetch(`${address}/healthz`);

    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  });

  it.skipIf(isOnPostgres)(
    'lets nobody else run on its file, says who has it, and still answers questions beside',
    async () => {
      const home = openHome();
      const bot = await startBot(home);

      const [second, question] = await Promise.all([
        runParley(home, 'start'),
        runParley(home, 'ask', '/tariffs as_of:2025-06-10'),
      ]);

      expect(second.code).toBe(1);
      expect(second.err).toMatch(
        new RegExp(
          `is in use by process ${bot.child.pid} on .* since .* UTC\\. Stop that one first, or set DATABASE_URL`,
        ),
      );
      expect(second.err.trim().split('\n')).toHaveLength(1);
      expect(question).toMatchObject({ code: 0, out: expect.stringContaining('30 %') });
    },
  );

  it('posts the card of a subscription that was made beside it', async () => {
    const home = openHome();
    const bot = await startBot(home);

    await runParley(home, 'ask', '/subscribe tariffs');

    await expect.poll(bot.out, { timeout: 15_000 }).toContain('This channel now follows: Tariffs');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends at %s, in order', async (signal) => {
    const bot = await startBot(openHome());
    const startedAt = performance.now();

    bot.child.kill(signal);
    const { code } = await bot.ended;

    expect(code).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(stopWithinMs);
  });

  it('starts again at once after it was killed', async () => {
    const home = openHome();
    const first = await startBot(home);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await startBot(home);

    expect((await fetch(`${second.address}/healthz`)).status).toBe(200);
  });

  it('says so when its port is taken, ends, and leaves the database free', async () => {
    const port = await takePort();
    const home = openHome({ PORT: String(port) });

    const { code, out, err } = await runParley(home, 'start');

    expect(code).toBe(1);
    expect(err).toBe(`Port ${port} on 127.0.0.1 is taken. Set PORT to a free one.\n`);
    expect(out).toBe('');
    await startBot({ ...home, env: { ...home.env, PORT: '0' } });
  });

  it('writes each line of its log as one JSON object on standard error, and no setting’s value', async () => {
    const home = openHome({ DISCORD_TOKEN: 'hunter2-token', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    const running = spawnParley(home, ['start']);

    await expect.poll(running.err, { timeout: 20_000 }).toContain('"msg":"ready"');
    running.child.kill('SIGTERM');
    const { out, err, code } = await running.ended;

    expect(
      err
        .trim()
        .split('\n')
        .map((line) => typeof JSON.parse(line)),
    ).not.toContain('string');
    expect(err).toContain('chat not connected');
    expect(out).toContain('Chats: Discord, this terminal');
    expect(`${out}${err}`).not.toContain('hunter2');
    expect(code).toBe(0);
  }, 40_000);
});
