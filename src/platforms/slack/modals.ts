import type { types, webApi } from '@slack/bolt';
import type { Reply } from '../../domain/replies.ts';
import type { Log } from '../../ports.ts';
import { plainText } from './form-fields.ts';
import { type FormPlace, formView, openForm } from './forms.ts';
import { errorCodeOf } from './outcomes.ts';
import { renderMessage, withoutTable } from './render.ts';
import type { Workspaces } from './workspaces.ts';

/** What calling Slack for a reader needs. */
export interface ModalParts {
  readonly workspaces: Pick<Workspaces, 'clientOf'>;
  readonly log: Log;
}

/** Shows views to readers. Nothing here throws: it gives false, and a line in the log, where Slack did not take it. */
export interface Modals {
  open(asked: { readonly team: string; readonly trigger: string; readonly view: types.ModalView }): Promise<boolean>;
  update(asked: { readonly team: string; readonly id: string; readonly view: types.ModalView }): Promise<boolean>;
  /** Tells one person, in a channel where that can be, else in their conversation with Parley. */
  tell(told: Told): Promise<boolean>;
}

export interface Told extends Pick<FormPlace, 'channel' | 'thread'> {
  readonly team: string;
  readonly user: string;
  readonly reply: Reply;
}

/** Views by the tokens of their workspaces. */
export function createModals(parts: ModalParts): Modals {
  return {
    open: ({ team, trigger: trigger_id, view }) =>
      call(parts, { team, work: (client) => client.views.open({ trigger_id, view }) }),
    update: ({ team, id, view }) => call(parts, { team, work: (client) => client.views.update({ view_id: id, view }) }),
    tell: async (told) => (await tellInChannel(parts, told)) || (await tellAlone(parts, told)),
  };
}

async function tellInChannel(parts: ModalParts, { team, user, channel, thread, reply }: Told): Promise<boolean> {
  if (channel === undefined) return false;
  const place = { channel, user, ...(thread !== undefined && { thread_ts: thread }) };
  return call(parts, { team, work: (client) => client.chat.postEphemeral({ ...messageOf(reply), ...place }) });
}

const tellAlone = (parts: ModalParts, { team, user, reply }: Told): Promise<boolean> =>
  call(parts, {
    team,
    work: (client) =>
      client.chat.postMessage({ ...messageOf(reply), channel: user, unfurl_links: false, unfurl_media: false }),
  });

// Nobody would hear of a table that the workspace does not take.
const messageOf = (reply: Reply) => ({ ...renderMessage(withoutTable(reply)), mrkdwn: false });

interface Call {
  readonly team: string;
  readonly work: (client: webApi.WebClient) => Promise<unknown>;
}

async function call({ workspaces, log }: ModalParts, { team, work }: Call): Promise<boolean> {
  try {
    const client = await workspaces.clientOf(team);
    if (client !== undefined) await work(client);
    return client !== undefined;
  } catch (error) {
    log.warn({ code: errorCodeOf(error), reason: String(error).slice(0, 200) }, 'slack view or answer not shown');
    return false;
  }
}

/** A reply in place of a form, for a place that has no channel. Nothing there can be pressed. */
export const replyView = (reply: Reply): types.ModalView => ({
  type: 'modal',
  title: plainText('Parley', titleMaxChars),
  close: plainText('Close', titleMaxChars),
  blocks: renderMessage({ ...withoutTable(reply), buttons: [], mention: undefined }).blocks,
});

const titleMaxChars = 24;

interface Offered extends FormPlace {
  readonly team: string;
  readonly trigger: string | undefined;
  readonly reply: Reply;
}

/** Opens the form that a reply offers; false where it has none or Slack did not take it, and the reply itself is to be shown. */
export async function offerForm(
  modals: Modals,
  { team, trigger, reply: { form }, ...place }: Offered,
): Promise<boolean> {
  const view = form && formView(openForm(form, place));
  return view !== undefined && trigger !== undefined && (await modals.open({ team, trigger, view }));
}
