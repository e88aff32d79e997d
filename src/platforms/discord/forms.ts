import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { z } from 'zod';
import type { Form, FormField } from '../../domain/forms.ts';

/** A form as Discord takes it. Throws an error that names what Discord would refuse. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const modal: APIModalInteractionResponseCallbackData = {
    custom_id: `f:${commandLineOf(form)}`,
    title: form.title,
    components: form.fields.map(labelled),
  };
  const refused = refusedBy(modal);
  if (refused !== undefined) throw new Error(`the form of /${form.command} does not fit into Discord: ${refused}`);
  return modal;
}

/** Something that a reader filled in: the id of its field, and the text; of several choices with commas between. */
export interface FilledField {
  readonly id: string;
  readonly text: string;
}

/** The options that a filled-in form gives beside its fixed ones. */
export const optionsFilled = (fields: readonly FilledField[]): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ id, text }) => {
      const [, name = id, whenEmptied] = /^([^:]*)(?::(.*))?$/s.exec(id) ?? [];
      const value = text.trim() === '' ? whenEmptied : text;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

// The command stands in the id, since nothing but it comes back with what was filled in.
function commandLineOf({ command, fixed }: Form): string {
  const options = Object.entries(fixed);
  const [unspeakable] = options.find(([, value]) => /["\n]/.test(value)) ?? [];
  if (unspeakable !== undefined)
    throw new Error(`the form of /${command} cannot carry its option ${unspeakable}: it has quotes or line breaks`);
  return `/${[command, ...options.map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`)].join(' ')}`;
}

// Whether a field was emptied can be seen only where its id says that something stood there.
const fieldIdOf = (field: FormField): string =>
  field.whenEmptied === undefined || !isFilled(field) ? field.name : `${field.name}:${field.whenEmptied}`;

const isFilled = (field: FormField): boolean =>
  isChosen(field) ? (field.choices ?? []).some((choice) => stands(choice, field)) : (field.value ?? '') !== '';

const isChosen = ({ kind }: FormField): boolean => kind === 'choice' || kind === 'choices';

function stands({ value }: { readonly value: string }, { kind, value: standing = '' }: FormField): boolean {
  const chosen = kind === 'choice' ? [standing] : standing.split(',').map((one) => one.trim());
  return chosen.includes(value);
}

const labelled = (field: FormField): APILabelComponent => ({
  type: ComponentType.Label,
  label: field.label,
  ...(field.hint !== undefined && { description: field.hint }),
  component: componentOf(field),
});

function componentOf(field: FormField): APIComponentInLabel {
  const { kind, value = '', isRequired: required = false, charsMax = textCharsMax } = field;
  const common = { custom_id: fieldIdOf(field), required };
  if (isChosen(field)) return { ...common, ...selectOf(field) };
  return {
    ...common,
    type: ComponentType.TextInput,
    style: kind === 'text' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    max_length: Math.min(charsMax, textCharsMax),
    ...(value !== '' && { value }),
  };
}

function selectOf(field: FormField) {
  const { kind, choices = [], isRequired = false } = field;
  return {
    type: ComponentType.StringSelect as const,
    // Discord refuses a select that is required and may stay empty.
    min_values: isRequired ? 1 : 0,
    max_values: kind === 'choice' ? 1 : choices.length,
    options: choices.map((choice) => ({
      label: choice.name,
      value: choice.value,
      ...(stands(choice, field) && { default: true }),
    })),
  };
}

const textCharsMax = 4_000;
const idSchema = z.string().min(1).max(100);
const textSchema = z.object({
  type: z.literal(ComponentType.TextInput),
  custom_id: idSchema,
  value: z.string().max(textCharsMax).optional(),
});
const optionSchema = z.object({ label: idSchema, value: idSchema, default: z.boolean().optional() });
const selectSchema = z
  .object({ type: z.literal(ComponentType.StringSelect), custom_id: idSchema, max_values: z.number() })
  .extend({ options: z.array(optionSchema).min(1).max(25) })
  .refine(({ options }) => isUnique(options.map(({ value }) => value)), 'a choice stands there twice');
const labelSchema = z.object({
  label: z.string().min(1).max(45),
  description: z.string().min(1).max(100).optional(),
  component: z.discriminatedUnion('type', [textSchema, selectSchema]),
});
const modalSchema = z.object({
  custom_id: idSchema,
  title: z.string().min(1).max(45),
  components: z
    .array(labelSchema)
    .min(1)
    .max(5)
    .refine((labels) => isUnique(labels.map(({ component }) => component.custom_id)), 'a field stands there twice'),
});

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

function refusedBy(modal: APIModalInteractionResponseCallbackData): string | undefined {
  const [issue] = modalSchema.safeParse(modal).error?.issues ?? [];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
}
