import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '../../domain/deliveries.ts';
import type { Reply } from '../../domain/replies.ts';
import type { Log } from '../../ports.ts';
import type { ChartFiles, UploadPlace } from './chart-files.ts';
import { plainBlocks } from './fallback.ts';
import { type Layout, layoutsOf } from './layouts.ts';
import type { SlackLimits } from './limits.ts';
import { type Asked, errorCodeOf, isFileFault, outcomeOfError } from './outcomes.ts';
import { renderMessage, type SlackMessage } from './render.ts';

interface Sending {
  readonly message: Reply;
  readonly place: UploadPlace;
  readonly files: ChartFiles;
  readonly limits: SlackLimits;
  readonly log: Log;
  readonly call: Asked['call'];
  /** Gives the message's `ts`. */
  readonly send: (laidOut: SlackMessage) => Promise<string | undefined>;
}

/** Sends a message in the best layout that Slack takes, and says what became of it. */
export async function deliver(sending: Sending): Promise<Outcome> {
  let refusal: Outcome = { kind: 'in-doubt' };
  for await (const layout of layouts(sending)) {
    const { outcome, isLayoutRefused } = await sendWhenReady(sending, layout);
    if (!isLayoutRefused) return outcome;
    refusal = outcome;
  }
  return refusal;
}

async function* layouts({ message, place, files }: Sending): AsyncGenerator<Layout> {
  yield* layoutsOf({ reply: message, takes: () => true, picture: (chart) => files.idOf(place, chart) });
  yield { message: { text: renderMessage(message).text, blocks: plainBlocks(message) }, shows: [] };
}

interface Sent {
  readonly outcome: Outcome;
  /** Slack has said no to the layout, so another try cannot double the message. */
  readonly isLayoutRefused: boolean;
}

// A file that was just uploaded is not ready at once, and Slack refuses the whole message until it is.
async function sendWhenReady(sending: Sending, layout: Layout): Promise<Sent> {
  const waits = layout.file === undefined ? [] : sending.limits.fileWaitsMs;
  for (const waitMs of waits) {
    const sent = await sendOnce(sending, layout);
    if (!sent.isFileRefused) return sent;
    await pause(waitMs);
  }
  const last = await sendOnce(sending, layout);
  const { chart } = sending.message;
  if (last.isFileRefused && chart !== undefined) sending.files.forget(sending.place.team, chart);
  return last;
}

async function sendOnce(
  { limits, log, call, send }: Sending,
  { message, file }: Layout,
): Promise<Sent & { readonly isFileRefused: boolean }> {
  const settled = { isLayoutRefused: false, isFileRefused: false };
  try {
    const ref = await send(message);
    // Without a `ts` the message could not be found again: it is looked up like any other lost answer.
    return { ...settled, outcome: ref === undefined ? { kind: 'in-doubt' } : { kind: 'sent', ref } };
  } catch (error) {
    const outcome = outcomeOfError(error, { limits, call });
    const code = errorCodeOf(error) ?? '';
    if (!layoutErrors.has(code)) return { ...settled, outcome };
    const isFileRefused = file !== undefined && isFileFault(error);
    // Better plain than not at all.
    log.warn({ code, isFileRefused }, 'slack refused the layout');
    return { outcome, isLayoutRefused: true, isFileRefused };
  }
}

const layoutErrors = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);
