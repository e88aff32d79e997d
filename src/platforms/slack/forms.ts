import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form, FormField } from '../../domain/forms.ts';
import { jsonText } from '../../lib/json-text.ts';
import { BroughtText, filledFields, inputBlock, plainText, Values } from './form-fields.ts';

/** The name under which Slack brings back the forms of Parley. */
export const formCallback = 'parley:form';

// What a form brings back beside what is filled in.
const Kept = z.object({
  command: z.string(),
  fixed: z.record(z.string(), z.string()),
  /** What a field gives that a reader emptied, by its name. */
  emptied: z.record(z.string(), z.string()),
  /** The channel's own id; absent until it is chosen. */
  channel: z.string().exactOptional(),
  thread: z.string().exactOptional(),
  /** The channel is chosen in the form itself. */
  isChosen: z.boolean().exactOptional(),
});
type Kept = z.infer<typeof Kept>;

/** Where a form is filled in. */
export type FormPlace = Pick<Kept, 'channel' | 'thread' | 'isChosen'>;

/** A form with all that is needed to show it, and to show it again. */
export interface OpenForm {
  readonly title: string;
  readonly fields: readonly FormField[];
  readonly kept: Kept;
}

/** A form as it is shown first. */
export function openForm({ title, command, fixed, fields }: Form, place: FormPlace): OpenForm {
  const emptied = fields.flatMap(({ name, value = '', whenEmptied }) =>
    value === '' || whenEmptied === undefined ? [] : [[name, whenEmptied] as const],
  );
  return { title, fields, kept: { command, fixed: { ...fixed }, emptied: Object.fromEntries(emptied), ...place } };
}

/** A form in which a channel is to be chosen before anything can be filled in. */
export const channelForm = (command: string): OpenForm => ({
  title: 'Choose a channel',
  fields: [],
  kept: { command, fixed: {}, emptied: {}, isChosen: true },
});

/** The form as Slack takes it, with a sentence above it where something was wrong; undefined where Slack would not take it. */
export function formView({ title, fields, kept }: OpenForm, sentence?: string): types.ModalView | undefined {
  const private_metadata = JSON.stringify(kept);
  // Another channel has other settings: what was typed for one must not stay for the other.
  const inputs = fields.flatMap((field) => inputBlock(field, `parley:form:${kept.channel ?? ''}`));
  if (private_metadata.length > metadataMaxChars || (inputs.length === 0 && kept.isChosen !== true)) return undefined;
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata,
    title: plainText(title, titleMaxChars),
    close: plainText('Cancel', titleMaxChars),
    ...(inputs.length > 0 && { submit: plainText('Submit', titleMaxChars) }),
    blocks: [
      ...(kept.isChosen === true ? [chooser(kept.channel)] : []),
      ...(sentence === undefined ? [] : [sentenceBlock(sentence)]),
      ...inputs,
    ],
  };
}

/** A view that says something and takes nothing. */
export const textView = (text: string): types.ModalView => ({
  type: 'modal',
  title: plainText('Parley', titleMaxChars),
  close: plainText('Close', titleMaxChars),
  blocks: [sentenceBlock(text)],
});

const sentenceBlock = (text: string): types.SectionBlock => ({
  type: 'section',
  text: plainText(text, sentenceMaxChars),
});

/** The name of the choice of a channel within a form. */
export const chooserAction = 'parley:channel';

const chooser = (channel: string | undefined): types.SectionBlock => ({
  type: 'section',
  block_id: chooserAction,
  text: plainText('Which channel is to be told? Parley has to be a member of it: /invite @Parley', sentenceMaxChars),
  accessory: {
    type: 'conversations_select',
    action_id: chooserAction,
    placeholder: plainText('Choose a channel', titleMaxChars),
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(channel !== undefined && { initial_conversation: channel }),
  },
});

const titleMaxChars = 24;
const sentenceMaxChars = 3_000;
const metadataMaxChars = 3_000;

const Metadata = jsonText(metadataMaxChars).pipe(Kept);

const FormView = z.object({
  id: z.string(),
  callback_id: z.literal(formCallback),
  private_metadata: Metadata,
  title: BroughtText,
  blocks: z.array(z.unknown()).max(100),
  state: z.object({ values: Values }).prefault({ values: {} }),
});

/** A view of Slack's that is a form of ours, with what a reader has filled in. */
export const FilledForm = FormView.transform(({ id, private_metadata: kept, title, blocks, state }) => ({
  viewId: id,
  form: { title, fields: filledFields(blocks, state.values), kept } satisfies OpenForm,
  /** The channel that is chosen at this moment, in a form that has a choice. */
  chosen: state.values[chooserAction]?.[chooserAction]?.selected_conversation ?? undefined,
}));
export type FilledForm = z.infer<typeof FilledForm>;

/** The options that a filled-in form gives. */
export function optionsOf({ fields, kept }: OpenForm): Record<string, string> {
  const filled = fields.flatMap(({ name, value = '' }) => {
    const given = value === '' ? kept.emptied[name] : value;
    return given === undefined ? [] : [[name, given] as const];
  });
  return { ...kept.fixed, ...Object.fromEntries(filled) };
}
