import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../fakes/fake-discord.ts';
import { openHome, runParley, startBot } from './parley.ts';

async function openDiscord() {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
  return { discord, settings };
}

describe('parley commands publish', () => {
  it('tells Discord of the commands, and leaves it alone when nothing changed', async () => {
    const { discord, settings } = await openDiscord();
    const home = openHome(settings);

    const first = await runParley(home, 'commands', 'publish');
    const second = await runParley(home, 'commands', 'publish');

    const count = discord.commands().length;
    expect(count).toBeGreaterThan(10);
    expect(first).toMatchObject({ code: 0, out: `Discord has the ${count} commands of this version now.\n` });
    expect(second).toMatchObject({
      code: 0,
      out: `Discord had the ${count} commands of this version already; nothing was changed.\n`,
    });
    expect(discord.log.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('says in one sentence what keeps it from that', async () => {
    const { settings } = await openDiscord();

    const without = await runParley(openHome(), 'commands', 'publish');
    const refused = await runParley(openHome({ ...settings, DISCORD_TOKEN: 'wrong' }), 'commands', 'publish');

    expect(without).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^Set DISCORD_TOKEN .*\n$/) });
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^The commands were not published\. Discord refuses the token: .*\n$/),
    });
  });
});

describe('parley start with Discord', () => {
  it('answers over signed HTTP on its own web server', async () => {
    const { discord, settings } = await openDiscord();
    const bot = await startBot(openHome({ ...settings, DISCORD_PUBLIC_KEY: discord.endpoint.publicKey }));

    await discord.endpoint.set(`${bot.address}/discord/interactions`);
    const answer = await discord.slash('tariffs', { as_of: '2025-06-10' });

    expect(discord.textOf(answer.data ?? {})).toContain('30 %');
    expect(discord.sessionCount()).toBe(0);
  });

  it('greets a server to which it was added, once', async () => {
    const { discord, settings } = await openDiscord();
    await startBot(openHome(settings));
    const texts = () => discord.messages().map((message) => discord.textOf(message));
    discord.places.remove();

    discord.places.add();
    await expect.poll(texts, { timeout: 15_000 }).toEqual([expect.stringContaining('Parley is here')]);
    discord.places.add();
    await discord.slash('subscribe', { topic: 'tariffs' });

    await expect.poll(texts, { timeout: 15_000 }).toHaveLength(2);
    expect(texts()[1]).not.toContain('Parley is here');
  });

  it('pauses what a server followed from which it was removed', async () => {
    const { discord, settings } = await openDiscord();
    const bot = await startBot(openHome(settings));
    await discord.slash('subscribe', { topic: 'tariffs' });
    await expect.poll(() => discord.messages().length, { timeout: 15_000 }).toBe(1);

    discord.places.remove();

    const held = async () => discord.textOf((await discord.slash('subscriptions')).data ?? {});
    await expect.poll(held, { timeout: 15_000 }).toContain('Parley was removed from this server.');
    expect(bot.child.exitCode).toBeNull();
  });
});
