import { z } from 'zod';
import { parseCommandLine } from '../../domain/option-text.ts';
import { textOf } from '../../domain/replies.ts';
import type { CommandCall } from '../../ports.ts';
import { channelForm, FilledForm, formView, openForm, textView } from './forms.ts';
import { channelButtonStart } from './home-view.ts';
import { answerCall, type InboundParts, slackShows } from './inbound.ts';
import { offerForm, replyView } from './modals.ts';

interface ActionArgs {
  readonly body: unknown;
  readonly ack: () => Promise<void>;
}

type Handler = (args: ActionArgs) => Promise<void>;

const Person = { team: z.object({ id: z.string() }), user: z.object({ id: z.string() }) };

const HomePress = z.object({
  ...Person,
  trigger_id: z.string(),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().max(2000) })], z.unknown()),
});
type HomePress = z.infer<typeof HomePress>;

/** Takes a press of a button on the home page; the answer, or the choice of a channel, opens over it. */
export const createHomePressHandler = (parts: InboundParts): Handler =>
  acknowledged(parts, async (body) => {
    const press = HomePress.parse(body);
    const [{ action_id, value }] = press.actions;
    const { name, options } = parseCommandLine(parts.commands, value);
    const opening = { team: press.team.id, trigger: press.trigger_id };
    const form = action_id.startsWith(channelButtonStart) ? formView(channelForm(name)) : undefined;
    if (form !== undefined) return void (await parts.modals.open({ ...opening, view: form }));
    const reply = await answerCall(parts, () => ({ name, options, ...askedBy(press), ...slackShows }));
    if (!(await offerForm(parts.modals, { ...opening, reply })))
      await parts.modals.open({ ...opening, view: replyView(reply) });
  });

const askedBy = ({ team, user, trigger_id }: Omit<HomePress, 'actions'>) => ({
  channel: `slack:${team.id}/${user.id}`,
  by: user.id,
  callId: trigger_id,
  hasForms: true,
});

const Choice = z.object({
  ...Person,
  trigger_id: z.string(),
  view: FilledForm,
  actions: z.tuple([z.object({ selected_conversation: z.string().regex(/^[CDG][A-Z0-9]{1,30}$/) })], z.unknown()),
});

/** Takes the choice of a channel within a form: the form then shows what that channel has set. */
export const createChoiceHandler = (parts: InboundParts): Handler =>
  acknowledged(parts, async (body) => {
    const { team, user, trigger_id, view, actions } = Choice.parse(body);
    const { form, viewId } = view;
    const [{ selected_conversation: channel }] = actions;
    const asked = { ...askedBy({ team, user, trigger_id }), channel: `slack:${team.id}/${channel}` };
    const call: CommandCall = { name: form.kept.command, options: {}, ...asked, ...slackShows };
    const reply = await answerCall(parts, () => call);
    const place = { channel, isChosen: true };
    const shown = reply.form
      ? formView(openForm(reply.form, place))
      : formView({ ...form, fields: [], kept: { ...form.kept, ...place } }, reply.lines.map(textOf).join('\n'));
    await parts.modals.update({
      team: team.id,
      id: viewId,
      view: shown ?? textView(reply.lines.map(textOf).join('\n')),
    });
  });

// Slack waits for the acknowledgement alone; what came of the press shows by itself.
const acknowledged =
  ({ log }: InboundParts, work: (body: unknown) => Promise<void>): Handler =>
  async ({ body, ack }) => {
    try {
      await ack();
      await work(body);
    } catch (error) {
      log.error({ reason: String(error).slice(0, 200) }, 'slack press not answered');
    }
  };
