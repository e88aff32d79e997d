import { randomBytes } from 'node:crypto';
import type { Effect } from './fake-slack-blocks.ts';
import type { FakeFile, Readiness } from './fake-slack-files.ts';

export interface FakeTeam {
  readonly id: string;
  readonly token: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What the token may do; tests take rights away. */
  scopes: string[];
  isRevoked: boolean;
}

export interface FakeMessage {
  readonly ts: string;
  text: string;
  blocks?: unknown;
  readonly metadata?: unknown;
  readonly thread_ts?: string;
  /** Also shown in the channel, as `reply_broadcast` asks. */
  readonly isBroadcast: boolean;
  readonly unfurls: boolean;
  /** How often it was changed. */
  edits: number;
  /** What it does besides showing words. */
  effects: Effect[];
}

export interface FakeChannel {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  /** The other one in a conversation of two. */
  readonly person?: string;
  readonly isPrivate: boolean;
  isArchived: boolean;
  isMember: boolean;
  readonly messages: FakeMessage[];
}

/** A call as it came in. */
export interface FakeCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly token: string;
  readonly at: number;
}

/** What goes wrong with the next calls that match. */
export interface FakeFault {
  /** Cuts the connection before Slack does the work, or after it, so that only the answer is lost. */
  readonly drop?: 'before' | 'after';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Holds the answer back until the caller gives up. */
  readonly stall?: boolean;
  /** How many calls it hits; one unless told. */
  readonly times?: number;
}

export interface PlannedFault extends FakeFault {
  readonly match: (call: FakeCall) => boolean;
  left: number;
}

export interface FakeSlackOptions {
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** The shortest time between two posts in one channel. */
  readonly perChannelMs?: number;
  /** Epoch milliseconds; moves the stamps of messages and requests. */
  readonly now?: () => number;
  /** Says of any call whether it goes wrong, and how; asked where no planned fault matches. */
  readonly rates?: (call: FakeCall) => FakeFault | undefined;
  /** Takes answers to commands unchecked: for measuring what a bot costs, beside which the checks are heavy. */
  readonly isTrusting?: boolean;
}

/** All that the local Slack holds. */
export interface FakeState {
  readonly isTrusting: boolean;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly perChannelMs: number;
  readonly now: () => number;
  readonly teams: Map<string, FakeTeam>;
  readonly channels: Map<string, FakeChannel>;
  readonly log: FakeCall[];
  readonly faults: PlannedFault[];
  /** The kinds of blocks that are refused. */
  readonly notTaken: Set<string>;
  readonly files: Map<string, FakeFile>;
  fileReadiness: Readiness;
  /** So many uploads fail from now on. */
  uploadsLost: number;
  readonly rates: (call: FakeCall) => FakeFault | undefined;
  readonly lastPostAt: Map<string, number>;
  /** The address of the server, known once it listens. */
  origin: string;
  /** Where commands go over HTTP; without it they go over Socket Mode. */
  httpUrl: string | undefined;
  stamps: number;
  /** What `@name` stands for in a command, as Slack writes it. */
  readonly handles: Map<string, string>;
}

/** A fresh Slack, without teams. */
export const createState = (options: FakeSlackOptions): FakeState => ({
  isTrusting: options.isTrusting ?? false,
  appToken: options.appToken ?? 'xapp-1-fake',
  signingSecret: options.signingSecret ?? 'fake-signing-secret',
  perChannelMs: options.perChannelMs ?? 0,
  now: options.now ?? Date.now,
  teams: new Map(),
  channels: new Map(),
  log: [],
  faults: [],
  notTaken: new Set(),
  files: new Map(),
  fileReadiness: {},
  uploadsLost: 0,
  rates: options.rates ?? (() => undefined),
  lastPostAt: new Map(),
  origin: '',
  httpUrl: undefined,
  stamps: 0,
  handles: new Map(),
});

/** An id in Slack's manner. */
export const makeId = (prefix: string): string => prefix + randomBytes(5).toString('hex').toUpperCase();

export const allScopes = [
  'chat:write',
  'commands',
  ...['channels', 'groups', 'im'].flatMap((kind) => [`${kind}:history`, `${kind}:read`]),
  'im:write',
  'files:write',
];

/** A workspace with our app in it. */
export function addTeam(state: FakeState): FakeTeam {
  const team: FakeTeam = {
    id: makeId('T'),
    token: `xoxb-${makeId('')}`,
    botUserId: makeId('U'),
    botId: makeId('B'),
    scopes: [...allScopes],
    isRevoked: false,
  };
  state.teams.set(team.token, team);
  return team;
}

export interface NewChannel {
  readonly team: FakeTeam;
  readonly name?: string;
  /** Makes it a conversation of two, with this person. */
  readonly person?: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
  readonly isMember?: boolean;
}

/** A channel that our app is a member of, unless told otherwise. */
export function addChannel(state: FakeState, { team, person, ...asked }: NewChannel): FakeChannel {
  const channel: FakeChannel = {
    id: makeId(person === undefined ? 'C' : 'D'),
    teamId: team.id,
    name: 'trade-desk',
    isPrivate: false,
    isArchived: false,
    isMember: true,
    messages: [],
    ...(person !== undefined && { person }),
    ...asked,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** The next message's time stamp; later ones are greater. */
export function nextStamp(state: FakeState): string {
  state.stamps += 1;
  return `${Math.floor(state.now() / 1000)}.${String(state.stamps).padStart(6, '0')}`;
}
