import type { LookUp, Outcome } from '../../src/domain/deliveries.ts';
import { unpaced } from '../../src/jobs/pacing.ts';
import type { Platform, PostRequest } from '../../src/ports.ts';
import type { ChatAnswer, ChatRequest } from './messages.ts';

/** A chat whose server is another process. */
export interface AskedChat {
  readonly platform: Platform;
  /** Its server has answered a request. */
  answered(id: number, answer: ChatAnswer): void;
}

/** A chat named `slack`; `ask` hands a request to its server. */
export function createAskedChat(ask: (id: number, request: ChatRequest) => void): AskedChat {
  const waiting = new Map<number, (answer: ChatAnswer) => void>();
  let count = 0;
  const answerTo = (request: ChatRequest) =>
    new Promise<ChatAnswer>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      ask(count, request);
    });
  return {
    answered(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
    platform: {
      name: 'slack',
      post: async (request) =>
        isTooLate(request) ? unreachable : outcomeOf(await answerTo({ kind: 'post', request })),
      edit: async (request) =>
        isTooLate(request) ? unreachable : outcomeOf(await answerTo({ kind: 'edit', request })),
      lookUp: async (request) => lookUpOf(await answerTo({ kind: 'look up', request })),
      check: async () => ({ kind: 'ok' }),
      pace: unpaced,
      start: async () => undefined,
      stop: async () => undefined,
    },
  };
}

const unreachable: Outcome = { kind: 'unreachable' };
// As the chats do it: what its worker may not hold any more does not leave.
const isTooLate = ({ leavesBy = Number.POSITIVE_INFINITY }: Pick<PostRequest, 'leavesBy'>): boolean =>
  Date.now() >= leavesBy;

const lookUpKinds = ['found', 'absent', 'unknown', 'hidden'];
const isLookUp = (answer: ChatAnswer): answer is LookUp => lookUpKinds.includes(answer.kind);

function lookUpOf(answer: ChatAnswer): LookUp {
  if (isLookUp(answer)) return answer;
  throw new Error(`a look-up was answered with ${answer.kind}`);
}

function outcomeOf(answer: ChatAnswer): Outcome {
  if (!isLookUp(answer)) return answer;
  throw new Error(`a post was answered with ${answer.kind}`);
}
