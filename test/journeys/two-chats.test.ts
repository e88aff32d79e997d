import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatMoment } from '../../src/domain/partial-date.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/fake-discord.ts';
import { until } from '../fakes/fake-discord-waits.ts';
import { type FakeChannel, type FakeSlack, startFakeSlack } from '../fakes/fake-slack.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { type BotProcess, createBotProcess } from './bot-process.ts';
import { type FeedServer, startFeedServer } from './feed-server.ts';
import { fivePieces, olderPiece } from './five-pieces.ts';

const killsCount = 20;
const settledWithinMs = 30_000;

let slack: FakeSlack;
let discord: FakeDiscord;
let outlet: FeedServer;
let channel: FakeChannel;
let bot: BotProcess;

beforeEach(async () => {
  [slack, discord, outlet] = await Promise.all([startFakeSlack(), startFakeDiscord(), startFeedServer()]);
  const team = slack.addTeam();
  channel = slack.addChannel({ team });
  outlet.publish(olderPiece(new Date()));
  bot = createBotProcess(
    {
      SEED_PACKS: 'none',
      POLL_SECONDS: '1',
      ALERT_BATCH_SECONDS: '1',
      FETCH_ALLOW: outlet.host,
      SLACK_BOT_TOKEN: team.token,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
    },
    [{ id: 'local', outlet: 'Local outlet', tier: 'paper', kind: 'rss', url: outlet.feedUrl }],
  );
  await bot.start();
}, settledWithinMs);

afterEach(async () => {
  await bot.kill();
  bot.remove();
  await Promise.all([slack.close(), discord.close(), outlet.close()]);
});

describe('a bot with a channel in each chat', () => {
  it('tells the talks once in both, edits for re-tellings, and alerts again only by the rule', async () => {
    await subscribeBoth();
    const [announced, opened, ...retellings] = fivePieces(new Date());

    for (const piece of [announced, opened, ...retellings]) {
      if (piece) outlet.publish(piece);
      await oneMorePoll();
    }
    await until(() => /further reports? by|Also reported by/.test(inSlack().join('\n')), settledWithinMs);
    await until(() => inDiscord().join('\n') === inSlack().join('\n'), settledWithinMs);

    const alerts = inSlack().slice(1);
    expect(alerts[0]).toContain('Talks in London');
    expect(alerts.filter((text) => /^Reported: Talks in London, [^:\n]*: planned[^→\n]*\n/.test(text))).toHaveLength(1);
    expect(
      alerts.filter((text) => /^(?:Reported: )?Talks in London, [^:\n]*: [^\n]*under way/.test(text)),
    ).toHaveLength(1);
    expect(alerts.length).toBeLessThanOrEqual(4);
    expect(alerts.join('\n')).not.toMatch(/999|500 %|Also read/);
  }, 60_000);

  it('loses nothing and tells nothing twice when it is killed at random moments and started again', async () => {
    await subscribeBoth();
    const pieces = fivePieces(new Date());

    for (let kill = 0; kill < killsCount; kill++) {
      const piece = kill % 4 === 0 ? pieces[kill / 4] : undefined;
      if (piece) outlet.publish(piece);
      await randomMoment(kill);
      await bot.kill();
      await bot.start();
    }
    await oneMorePoll();
    await until(() => /Alert [0-9A-Z]{5}/.test(inSlack().at(-1) ?? ''), settledWithinMs);
    await until(() => inDiscord().join('\n') === inSlack().join('\n'), settledWithinMs);

    const alerts = inSlack().slice(1).map(shortIdIn);
    expect(alerts.length).toBeGreaterThan(0);
    expect(new Set(alerts).size).toBe(alerts.length);
    expect(inDiscord().slice(1).map(shortIdIn)).toEqual(alerts);
  }, 120_000);
});

async function subscribeBoth(): Promise<void> {
  await slack.slash({ channel, command: '/parley', text: 'subscribe all' });
  await discord.slash('subscribe', { topic: 'all' });
  await until(() => inSlack().length === 1 && inDiscord().length === 1, settledWithinMs);
  await until(() => outlet.asked.unchanged > 0, settledWithinMs);
}

async function oneMorePoll(): Promise<void> {
  const { polls } = outlet.asked;
  await until(() => outlet.asked.polls >= polls + 2, settledWithinMs);
}

// Spread over the second in which a piece is polled, read, fanned out and posted; the same in every run.
const randomMoment = (seed: number): Promise<void> => {
  const endsAt = performance.now() + ((seed * 2_654_435_761) % 1200);
  return until(() => performance.now() >= endsAt, settledWithinMs);
};

// Both chats in one form, so that they can be compared: the words, without each chat's marks and way to call.
const plain = (text: string): string =>
  text
    .replace(/^(?:## |-# )/gm, '')
    .replace(/\\/g, '')
    .replace(/\[([^\]]+)\]\(<[^>]+>\)/g, '$1')
    .replace(/newspaper/g, 'paper')
    .replace(/<t:(\d+):f>/g, (_mark, seconds: string) => formatMoment(Number(seconds) * 1000))
    .replaceAll('/parley ', '/')
    .trim();

// Buttons stand apart in Discord, so they are left out of both.
// Discord shows a moment in the zone of who reads, so it is given as a number.
const withoutMoments = (text: string): string =>
  text.replaceAll(/<t:\d+:\w>|\d{1,2} \w{3} \d{4}, \d\d:\d\d UTC/g, 'a moment');
const toldText = (text: string): string => withoutMoments(plain(text));
const inSlack = (): string[] =>
  channel.messages.map(({ blocks }) =>
    toldText(shownText((blocks as { readonly type: string }[]).filter(({ type }) => type !== 'actions'))),
  );
const inDiscord = (): string[] =>
  discord.messages(discord.channels()[0]?.id).map((message) => toldText(discord.textOf(message)));
const shortIdIn = (text: string): string => /Alert ([0-9A-Z]{5})/.exec(text)?.[1] ?? text;
