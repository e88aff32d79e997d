import type { types, ViewResponseAction } from '@slack/bolt';
import { z } from 'zod';
import { type Reply, sentenceReply } from '../../domain/replies.ts';
import { UserError } from '../../domain/user-error.ts';
import { atMost } from '../../lib/at-most.ts';
import type { CommandCall } from '../../ports.ts';
import { FilledForm, formView, optionsOf, textView } from './forms.ts';
import type { HomeTabs } from './home-tabs.ts';
import { answerCall, type InboundParts, refuseGuest, slackShows } from './inbound.ts';
import { replyView } from './modals.ts';

export interface SubmissionParts extends InboundParts {
  readonly homeTabs: HomeTabs;
}

interface SubmissionArgs {
  readonly body: unknown;
  readonly ack: (response?: ViewResponseAction) => Promise<void>;
}

/** Takes a form that was filled in as the command that it gives; after a slip it is shown again, with all that was typed. */
export function createSubmissionHandler(parts: SubmissionParts): (args: SubmissionArgs) => Promise<void> {
  return async ({ body, ack }) => {
    try {
      const read = Submission.safeParse(body);
      if (read.success) return await carryOut(parts, { submission: read.data, ack });
      parts.log.warn({ fault: faultOf(read.error) }, 'slack form not known');
      await ack({ response_action: 'update', view: textView(outdated) });
    } catch (error) {
      parts.log.error({ reason: String(error).slice(0, 200) }, 'slack form not answered');
    }
  };
}

const outdated = 'This form no longer works. Close it and open it again.';
const faultOf = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path }) => path.join('.'))
    .join(', ')
    .slice(0, 200);

const Submission = z
  .object({
    team: z.object({ id: z.string() }),
    user: z.object({ id: z.string(), team_id: z.string().optional() }),
    view: FilledForm,
  })
  .transform(({ team, user, view }) => ({ team: team.id, user: user.id, by: { team, user }, ...view }));
type Submission = z.infer<typeof Submission>;

interface Submitted extends Pick<SubmissionArgs, 'ack'> {
  readonly submission: Submission;
}

async function carryOut(parts: SubmissionParts, { submission, ack }: Submitted): Promise<void> {
  const answering = answerCall(parts, () => refuseGuest(callOf(submission), { ...parts, ...submission.by }));
  const inTime = await atMost(parts.limits.ackWithinMs, answering);
  const next = inTime === undefined ? textView(waiting) : nextView(submission, inTime);
  let isShown = inTime !== undefined;
  try {
    await ack(next && { response_action: 'update', view: next });
  } catch (error) {
    // The connection went away under the form; what follows has ways of its own.
    parts.log.warn({ reason: String(error).slice(0, 200) }, 'slack acknowledgement failed');
    isShown = false;
  }
  await followUp(parts, { submission, reply: await answering, isShown });
}

const waiting = 'Parley is still at work on this; the answer comes here in a moment.';

// One form is carried out once, however often it comes: its view names it.
function callOf({ team, user, viewId, form, chosen }: Submission): CommandCall {
  const { command, channel, isChosen } = form.kept;
  if (isChosen === true && (channel === undefined || chosen !== channel))
    throw new UserError('Choose the channel once more: what stands here was read for another.');
  const place = { channel: `slack:${team}/${channel ?? user}`, by: user };
  return { name: command, options: optionsOf(form), ...place, ...slackShows, callId: `view/${viewId}` };
}

// Undefined closes the form: the answer then comes in its channel.
function nextView({ form }: Submission, reply: Reply): types.ModalView | undefined {
  if (isSlip(reply)) return formView(form, sentenceOf(reply));
  const { channel, isChosen } = form.kept;
  return isChosen === true || channel === undefined ? replyView(reply) : undefined;
}

const slipTitle = sentenceReply('').title;
const isSlip = ({ title }: Reply): boolean => title === slipTitle;
const sentenceOf = ({ lines }: Reply): string =>
  lines.map((line) => (typeof line === 'string' ? line : line.text)).join(' ');

interface Answered {
  readonly submission: Submission;
  readonly reply: Reply;
  /** The acknowledgement has shown it, or closed the form for an answer in the channel. */
  readonly isShown: boolean;
}

async function followUp(parts: SubmissionParts, { submission, reply, isShown }: Answered): Promise<void> {
  const { team, user, viewId, form } = submission;
  const view = nextView(submission, reply);
  const update = () => parts.modals.update({ team, id: viewId, view: view ?? replyView(reply) });
  // A reader may have closed the form before the answer came.
  if (isShown ? view === undefined : !(await update())) await parts.modals.tell({ team, user, ...form.kept, reply });
  if (form.kept.isChosen === true && !isSlip(reply)) await parts.homeTabs.refresh({ team, user });
}
