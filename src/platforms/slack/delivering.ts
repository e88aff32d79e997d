import type { Outcome } from '../../domain/deliveries.ts';
import type { Reply } from '../../domain/replies.ts';
import type { Log } from '../../ports.ts';
import { plainBlocks } from './fallback.ts';
import type { SlackLimits } from './limits.ts';
import { type Asked, errorCodeOf, outcomeOfError } from './outcomes.ts';
import { hasTable, renderMessage, type SlackMessage, withoutTable } from './render.ts';

interface Sending {
  readonly message: Reply;
  readonly limits: SlackLimits;
  readonly log: Log;
  readonly call: Asked['call'];
  /** Gives the message's `ts`. */
  readonly send: (laidOut: SlackMessage) => Promise<string | undefined>;
}

/** Sends a message in the best layout that Slack takes, and says what became of it. */
export async function deliver({ message, limits, log, call, send }: Sending): Promise<Outcome> {
  let outcome: Outcome = { kind: 'in-doubt' };
  for (const laidOut of layouts(message)) {
    try {
      const ref = await send(laidOut);
      // Without a `ts` the message could not be found again: it is looked up like any other lost answer.
      return ref === undefined ? { kind: 'in-doubt' } : { kind: 'sent', ref };
    } catch (error) {
      outcome = outcomeOfError(error, { limits, call });
      // Slack has said no to the layout, so another try cannot double the message; better plain than not at all.
      if (!layoutErrors.has(errorCodeOf(error) ?? '')) return outcome;
      log.warn({ code: errorCodeOf(error) }, 'slack refused the layout');
    }
  }
  return outcome;
}

function* layouts(message: Reply): Generator<SlackMessage> {
  const usual = renderMessage(message);
  yield usual;
  if (hasTable(usual)) yield renderMessage(withoutTable(message));
  yield { text: usual.text, blocks: plainBlocks(message) };
}

const layoutErrors = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);
