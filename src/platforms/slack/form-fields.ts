import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { FormField } from '../../domain/forms.ts';
import { decodeEntities, shorten, tidy, unparsed } from './escape.ts';

/** Text that Slack does not parse. */
export const plainText = (text: string, maxChars: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: shorten(unparsed(tidy(text)).trim() || '–', maxChars),
  emoji: false,
});

/** A field of a form as Slack takes it. What a reader typed into a block outlives an update under the same id alone. */
export function inputBlock(field: FormField, formId: string): types.InputBlock[] {
  const element = elementOf(field);
  if (element === undefined) return [];
  return [
    {
      type: 'input',
      block_id: `${formId}/${field.name}`,
      label: plainText(field.label, labelMaxChars),
      optional: field.isRequired !== true,
      element,
      ...(field.hint && { hint: plainText(field.hint, labelMaxChars) }),
    },
  ];
}

type FieldElement = types.PlainTextInput | types.StaticSelect | types.MultiStaticSelect;

// Undefined for a choice of nothing, which Slack refuses.
function elementOf({ name, kind, value = '', choices = [], charsMax }: FormField): FieldElement | undefined {
  const action_id = `${actionStart}${name}`;
  if (kind === 'text' || kind === 'long-text') {
    const initial = shorten(value.toWellFormed(), Math.min(charsMax ?? inputMaxChars, inputMaxChars));
    return {
      type: 'plain_text_input',
      action_id,
      multiline: kind === 'long-text',
      ...(charsMax !== undefined && { max_length: Math.min(charsMax, inputMaxChars) }),
      ...(initial !== '' && { initial_value: initial }),
    };
  }
  const options = optionsOf(choices);
  if (options.length === 0) return undefined;
  const chosen = value.split(',').map((one) => one.trim());
  const initial = options.filter((option) => chosen.includes(option.value ?? ''));
  const [first] = initial;
  return kind === 'choice'
    ? { type: 'static_select', action_id, options, ...(first && { initial_option: first }) }
    : { type: 'multi_static_select', action_id, options, ...(first && { initial_options: initial }) };
}

const optionsOf = (choices: NonNullable<FormField['choices']>): types.PlainTextOption[] =>
  choices
    .filter(({ value }) => value !== '' && value.length <= optionMaxChars)
    .slice(0, optionsMax)
    .map(({ name, value }) => ({ text: plainText(name, optionMaxChars), value }));

const actionStart = 'parley:field:';
const labelMaxChars = 150;
const inputMaxChars = 3_000;
const optionMaxChars = 75;
const optionsMax = 100;

// Slack puts entities into text that it brings back.
const decoded = z.string().transform(decodeEntities);

/** A text object that Slack has brought back, as it was sent. */
export const BroughtText = z.object({ text: decoded }).transform(({ text }) => text);
const options = z.array(z.object({ text: BroughtText, value: decoded })).default([]);

const InputBlock = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  label: BroughtText,
  hint: BroughtText.nullish(),
  optional: z.boolean().default(false),
  element: z.object({
    type: z.enum(['plain_text_input', 'static_select', 'multi_static_select']),
    action_id: z.string().startsWith(actionStart),
    multiline: z.boolean().nullish(),
    max_length: z.number().nullish(),
    options,
  }),
});
type InputBlock = z.infer<typeof InputBlock>;

const Filled = z.object({
  value: decoded.nullish(),
  selected_option: z.object({ value: decoded }).nullish(),
  selected_options: z.array(z.object({ value: decoded })).nullish(),
  selected_conversation: z.string().nullish(),
});

/** What a reader has filled in, by block and action. */
export const Values = z.record(z.string(), z.record(z.string(), Filled));
export type Values = z.infer<typeof Values>;

/** The fields of a form that came back, with what the reader filled in as their values. */
export const filledFields = (blocks: readonly unknown[], values: Values): FormField[] =>
  blocks.flatMap((block) => {
    const { data } = InputBlock.safeParse(block);
    return data === undefined ? [] : [fieldOf(data, values)];
  });

function fieldOf({ block_id, label, hint, optional, element }: InputBlock, values: Values): FormField {
  const filled = values[block_id]?.[element.action_id];
  const chosen = filled?.selected_options?.map(({ value }) => value).join(',');
  return {
    name: element.action_id.slice(actionStart.length),
    label,
    ...(hint && { hint }),
    kind: kindOf(element),
    choices: element.options.map(({ text: name, value }) => ({ name, value })),
    value: (filled?.value ?? filled?.selected_option?.value ?? chosen ?? '').trim(),
    isRequired: !optional,
    ...(element.max_length && { charsMax: element.max_length }),
  };
}

function kindOf({ type, multiline }: InputBlock['element']): FormField['kind'] {
  if (type === 'plain_text_input') return multiline === true ? 'long-text' : 'text';
  return type === 'static_select' ? 'choice' : 'choices';
}
