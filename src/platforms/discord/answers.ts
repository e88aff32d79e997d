import { setTimeout as pause } from 'node:timers/promises';
import { DiscordAPIError, type REST, type RequestData, Routes } from 'discord.js';
import { atMost } from '../../lib/at-most.ts';
import { remembered } from '../../lib/remembered.ts';
import type { Log } from '../../ports.ts';
import type { Answered, Inbound, Told } from './inbound.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { isPictureRefused } from './pictures.ts';

/** What carrying answers to Discord needs. */
export interface AnswersTools {
  readonly inbound: Inbound;
  /** Apart from the one for posts, so that an answer never waits behind alerts. */
  readonly rest: REST;
  readonly log: Log;
  readonly limits: DiscordLimits;
}

/** Work that a stop waits for. */
export interface Answers {
  /** Answers an interaction of the gateway. */
  take(raw: unknown): void;
  /** Works out what an interaction that came otherwise is to be told. */
  answer(raw: unknown): Promise<Answered | 'not known' | 'too many at once'>;
  /** Brings what could not be told at once. */
  finish(answered: Answered): void;
  /** Resolves when all are answered, or after so long. */
  settle(ms: number): Promise<void>;
}

/** Carries answers to Discord; a failure is logged and harms nothing else. */
export function createAnswers(tools: AnswersTools): Answers {
  const working = { ...tools, requestOf: createRequests() };
  const inFlight = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const tracked = work.finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
    return tracked;
  };
  const isFull = (): boolean => {
    const isOver = inFlight.size >= tools.limits.answersAtOnceMax;
    if (isOver) tools.log.error({ waiting: inFlight.size }, 'discord interaction dropped: too many at once');
    return isOver;
  };
  return {
    take(raw) {
      if (!isFull()) void track(answerByRest(raw, working));
    },
    answer: async (raw) => (isFull() ? 'too many at once' : ((await track(tools.inbound(raw))) ?? 'not known')),
    finish: (answered) => void track(guarded(answered, { working, send: sendLater })),
    async settle(ms) {
      await atMost(ms, Promise.all(inFlight));
    },
  };
}

async function answerByRest(raw: unknown, working: Working): Promise<void> {
  const answered = await working.inbound(raw);
  if (answered === undefined) working.log.warn({}, 'discord interaction not known');
  else await guarded(answered, { working, send: sendBoth });
}

interface Working extends AnswersTools {
  readonly requestOf: RequestOf;
}

interface Sending {
  readonly working: Working;
  readonly send: (answered: Answered, working: Working) => Promise<void>;
}

async function guarded(answered: Answered, { send, working }: Sending): Promise<void> {
  try {
    await send(answered, working);
  } catch (error) {
    if (answered.what === 'suggestions') working.log.warn(faultOf(error), 'discord suggestions not given');
    else working.log.error(faultOf(error), 'discord command not answered');
  }
}

async function sendBoth(answered: Answered, working: Working): Promise<void> {
  const { ticket, callback } = answered;
  if (ticket === undefined) return;
  const address = Routes.interactionCallback(ticket.id, ticket.token);
  await sendShown(callback, { working, send: (request) => working.rest.post(address, request) });
  await sendLater(answered, working);
}

async function sendLater({ ticket, later }: Answered, working: Working): Promise<void> {
  if (ticket === undefined || later === undefined) return;
  const address = Routes.webhookMessage(ticket.application_id, ticket.token);
  const send = (request: RequestData) => patchWhenTaken(working, { address, request });
  await sendShown(await later, { working, send });
}

type RequestOf = (told: Pick<Told<object>, 'body' | 'files'>) => RequestData;

/** Makes requests of what is told. What a kept answer says is the same object each time, and is written out once. */
function createRequests(): RequestOf {
  const written = remembered((body: object) => Buffer.from(JSON.stringify(body)));
  const headers = { 'content-type': 'application/json' };
  return ({ body, files }) =>
    files === undefined
      ? { body: written(body), passThroughBody: true, headers, auth: false }
      : { body, files, auth: false };
}

interface SendingShown {
  readonly working: Working;
  readonly send: (request: RequestData) => Promise<unknown>;
}

// A picture that is refused costs no answer.
async function sendShown(told: Told<object>, { working, send }: SendingShown): Promise<void> {
  const { inWords } = told;
  const { log, requestOf } = working;
  try {
    await send(requestOf(told));
  } catch (error) {
    if (inWords === undefined || !isPictureRefused(error)) throw error;
    log.warn(faultOf(error), 'discord picture refused');
    await send(requestOf({ body: inWords }));
  }
}

interface Patch {
  readonly address: `/${string}`;
  readonly request: RequestData;
}

async function patchWhenTaken({ rest, limits }: AnswersTools, { address, request }: Patch): Promise<void> {
  for (let triesLeft = limits.laterTriesMax; ; triesLeft -= 1) {
    try {
      await rest.patch(address, request);
      return;
    } catch (error) {
      if (!isTooEarly(error) || triesLeft <= 1) throw error;
      await pause(limits.laterRetryMs);
    }
  }
}

// Over HTTP an answer that is ready right after the deferral can reach Discord before it has taken that in.
const isTooEarly = (error: unknown): boolean => error instanceof DiscordAPIError && Number(error.code) === 10_015;
