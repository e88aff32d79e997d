import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { CommandSpec } from '../../src/domain/commands.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { createOneAtATime } from '../../src/jobs/one-at-a-time.ts';
import type { SlackLimits } from '../../src/platforms/slack/limits.ts';
import {
  createSlackPlatform,
  type SlackPlatform,
  type SlackSettings,
} from '../../src/platforms/slack/slack-platform.ts';
import type {
  Answerer,
  Clock,
  CommandCall,
  DrawChart,
  HoldStore,
  HomeWriter,
  InstallationStore,
  PlatformEvents,
} from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { type FakeChannel, type FakeSlack, type FakeTeam, startFakeSlack } from '../fakes/fake-slack.ts';

export const testCommands: readonly CommandSpec[] = [
  {
    name: 'tariffs',
    description: 'The tariffs in force, as reported',
    options: [
      {
        name: 'side',
        description: 'Who imposes them',
        choices: ['us', 'china'].map((value) => ({ name: value, value })),
      },
      { name: 'goods', description: 'On which goods' },
    ],
  },
  {
    name: 'subscribe',
    description: 'Post news here',
    options: [{ name: 'topic', description: 'A topic' }],
    isChange: true,
  },
  { name: 'help', description: 'What Parley answers', options: [] },
];

export const testLimits: SlackLimits = {
  requestTimeoutMs: 1_000,
  connectMaxMs: 2_000,
  reconnectMinMs: 20,
  reconnectMaxMs: 200,
  stopMaxMs: 500,
  ackWithinMs: 500,
  lookUpPagesMax: 3,
  lookUpRetryMs: 60_000,
  historyGapMs: 0,
  historyGapMsMax: 60_000,
  unfinishedLookUpsMax: 100,
  noRightRetryMs: 3_600_000,
  rateLimitedRetryMs: 30_000,
  clockSkewMs: 60_000,
  stampAgeMaxMs: 300_000,
  bodyMaxBytes: 100_000,
  signaturesRememberedMax: 50_000,
  eventsRememberedMax: 1_000,
  eventRememberedMs: 900_000,
  linksPerMessageMax: 3,
  homeGapMs: 5_000,
  homesRememberedMax: 1_000,
  channelKindsKeptMax: 100,
  channelKindKeptMs: 3_600_000,
  workspacesKeptMax: 1_000,
  pictureMaxMs: 2_000,
  pictureBytesMax: 100_000,
  uploadTriesMax: 2,
  filesKeptMax: 100,
  fileWaitsMs: [20, 40, 80],
  answerFileWaitsMs: [20, 40],
  answerTriesMax: 5,
};

/** A reply in the simplest form. */
export const replyOf = (title: string, parts: Partial<Reply> = {}): Reply => ({
  title,
  lines: [],
  citations: [],
  notes: [],
  ...parts,
});

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export interface Desk {
  readonly slack: FakeSlack;
  readonly platform: SlackPlatform;
  readonly team: FakeTeam;
  readonly channel: FakeChannel;
  /** The channel as Parley names it. */
  readonly place: string;
  readonly calls: CommandCall[];
  readonly logged: LogEntry[];
  /** What Slack reported by itself: `gone slack:T1/C1 Reason`, `back slack:T1`. */
  readonly reported: string[];
  /** The sealed installations, by id. */
  readonly sealed: Map<string, string>;
  readonly holds: HoldStore;
}

export interface DeskOptions {
  readonly settings?: Partial<SlackSettings>;
  readonly commands?: readonly CommandSpec[];
  readonly limits?: Partial<SlackLimits>;
  readonly answer?: Answerer;
  readonly home?: HomeWriter;
  readonly events?: PlatformEvents;
  readonly perChannelMs?: number;
  readonly clock?: Clock;
  /** Epoch milliseconds, for Parley; the local Slack keeps the real time. */
  readonly now?: () => number;
  readonly sealed?: Map<string, string>;
  /** Another replica of the same bot: its Slack, its store and its clock are shared. */
  readonly beside?: Desk;
  readonly draw?: DrawChart | undefined;
}

/** One workspace with one channel, and Parley set up for it but not started; all of it ends with the test. */
export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const { beside } = options;
  const slack = beside?.slack ?? (await startFakeSlack({ perChannelMs: options.perChannelMs ?? 0 }));
  const team = beside?.team ?? slack.addTeam();
  const channel = beside?.channel ?? slack.addChannel({ team });
  const calls: CommandCall[] = [];
  const logged: LogEntry[] = [];
  const reported: string[] = [];
  const sealed = beside?.sealed ?? options.sealed ?? new Map<string, string>();
  const write = (level: LogEntry['level']) => (fields: object, message: string) => {
    logged.push({ level, fields, message });
  };
  const clock = options.clock ?? { now: options.now ?? Date.now };
  const holds = beside?.holds ?? (await openStore()).store.holds;
  const answer: Answerer = options.answer ?? (async ({ name }) => replyOf(`Answer to ${name}`));
  const platform = createSlackPlatform({
    settings: { botToken: team.token, appToken: slack.appToken, apiUrl: slack.url, ...options.settings },
    commands: options.commands ?? testCommands,
    ownCommandNames: ['tariffs'],
    answer: (call) => {
      calls.push(call);
      return answer(call);
    },
    events: options.events ?? {
      onGone: async (what, reason) => void reported.push(`gone ${what} ${reason}`),
      onBack: async (what) => void reported.push(`back ${what}`),
      onAdded: async (what, channel) => void reported.push(`added ${what} ${channel}`),
    },
    home: options.home ?? (async () => ({ title: 'Home', sections: [], buttons: [], notes: [] })),
    installations: installationsIn(sealed),
    draw: options.draw,
    holds,
    oneAtATime: createOneAtATime({ holds, clock, forMs: 30_000 }),
    clock,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    limits: { ...testLimits, ...options.limits },
  });
  onTestFinished(async () => {
    await platform.stop();
    await slack.close();
  });
  const place = `slack:${team.id}/${channel.id}`;
  return { slack, platform, team, channel, place, calls, logged, reported, sealed, holds };
}

const installationsIn = (sealed: Map<string, string>): InstallationStore => ({
  get: async (id) => sealed.get(id),
  put: async (id, text) => void sealed.set(id, text),
  remove: async (id) => void sealed.delete(id),
  ids: async ({ after, limit }) =>
    [...sealed.keys()]
      .toSorted()
      .filter((id) => id > after)
      .slice(0, limit),
  change: async (id, to) => {
    const changed = to(sealed.get(id) ?? '');
    if (changed !== undefined) sealed.set(id, changed);
  },
});

/** Puts the platform's listener on a port, as the web server does, and has commands sent there; gives its address. */
export async function serveHttp({ slack, platform }: Desk, path = '/slack/commands'): Promise<string> {
  const { intake } = platform;
  if (intake === undefined) throw new Error('The platform takes no HTTP.');
  const server = createServer(intake.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  slack.setHttpUrl(origin + path);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return origin;
}

/** Waits until it is so, and fails when it is not in time. */
export async function until(isSo: () => boolean, maxMs = 3_000): Promise<void> {
  const deadline = Date.now() + maxMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Not so within ${maxMs} ms: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
