import type { Fault } from '../test/fakes/fake-discord.ts';
import type { FakeRequest } from '../test/fakes/fake-discord-rest.ts';
import type { FakeCall, FakeFault } from '../test/fakes/fake-slack.ts';
import type { Random } from './random.ts';

/** Shares of all requests, in the order in which the dice are read. */
const shares = { 'dropped before': 0.05, 'answer lost': 0.05, 'rate-limited': 0.05, 'server error': 0.02 } as const;

export type FaultKind = keyof typeof shares;
export type Chat = 'slack' | 'discord';

/** What goes wrong with the requests to both chats, by chance; counted as it happens. */
export interface Faults {
  readonly slack: (call: FakeCall) => FakeFault | undefined;
  readonly discord: (request: FakeRequest) => Fault | undefined;
  /** `slack answer lost`: so many. */
  readonly counts: ReadonlyMap<string, number>;
  /** Counts what went wrong elsewhere. */
  count(name: string): void;
  begin(): void;
  end(): void;
}

export interface FaultOptions {
  readonly random: Random;
  /** Look-ups stay whole: one that fails is tried again after a minute, for which a short run has no time. */
  readonly isLookUpSpared: boolean;
}

/** Chance over both chats; nothing goes wrong before it begins. */
export function createFaults({ random, isLookUpSpared }: FaultOptions): Faults {
  const counts = new Map<string, number>();
  let isOn = false;
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const next = (chat: Chat, isLookUp: boolean): FaultKind | undefined => {
    if (!isOn) return undefined;
    const kind = kindOf(random.next());
    if (kind === undefined || (isLookUp && isLookUpSpared)) return undefined;
    count(`${chat} ${kind}`);
    return kind;
  };
  return {
    slack: ({ method }) => slackFault(next('slack', method === 'conversations.history'), random),
    discord: ({ method, path }) => discordFault(next('discord', method === 'GET' && lookUpPath.test(path)), random),
    counts,
    count,
    begin: () => {
      isOn = true;
    },
    end: () => {
      isOn = false;
    },
  };
}

const lookUpPath = /^\/(?:channels|users)\//;

function kindOf(dice: number): FaultKind | undefined {
  let from = 0;
  for (const [kind, share] of Object.entries(shares)) {
    from += share;
    if (dice < from) return kind as FaultKind;
  }
  return undefined;
}

function slackFault(kind: FaultKind | undefined, random: Random): FakeFault | undefined {
  switch (kind) {
    case undefined:
      return undefined;
    case 'dropped before':
      return { drop: 'before' };
    case 'answer lost':
      return { drop: 'after' };
    case 'rate-limited':
      // Slack names whole seconds.
      return { status: 429, headers: { 'retry-after': `${1 + random.below(2)}` } };
    case 'server error':
      return { status: 503, body: 'upstream connect error' };
    default:
      return kind satisfies never;
  }
}

function discordFault(kind: FaultKind | undefined, random: Random): Fault | undefined {
  switch (kind) {
    case undefined:
      return undefined;
    case 'dropped before':
      return { drop: 'before' };
    case 'answer lost':
      return { drop: 'after' };
    case 'rate-limited':
      return limitedFor((300 + random.below(1_200)) / 1_000);
    case 'server error':
      return { status: 502, body: { message: 'Bad Gateway' } };
    default:
      return kind satisfies never;
  }
}

const limitedFor = (seconds: number): Fault => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
  headers: {
    'retry-after': `${Math.ceil(seconds)}`,
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': `${seconds}`,
    'x-ratelimit-scope': 'user',
  },
});
