import { z } from 'zod';
import type { Form, FormField } from '../../domain/forms.ts';
import { UserError } from '../../domain/user-error.ts';
import { jsonText } from '../../lib/json-text.ts';

const choiceSchema = z.object({ name: z.string().max(200), value: z.string().max(200) });
const fieldSchema = z.object({
  name: z.string().regex(/^[a-z_]{1,40}$/),
  label: z.string().max(200),
  hint: z.string().max(400).exactOptional(),
  kind: z.enum(['text', 'long-text', 'choice', 'choices']),
  choices: z.array(choiceSchema).max(25).exactOptional(),
  value: z.string().max(10_000).exactOptional(),
  isRequired: z.boolean().exactOptional(),
  charsMax: z.number().int().min(1).exactOptional(),
  whenEmptied: z.string().max(200).exactOptional(),
});

/** A form as it comes back from a page: it went out with what was to be filled in, since nothing of it is kept. */
export const formSchema = jsonText(50_000).pipe(
  z.object({
    title: z.string().max(200),
    command: z.string().regex(/^[a-z]{1,40}$/),
    fixed: z.record(z.string().max(40), z.string().max(2_000)),
    fields: z.array(fieldSchema).max(5),
  }),
);

/** What a reader filled in, by the name of its field; of several choices with commas between. */
export type Filled = Readonly<Record<string, string>>;

/** Under this name a page sends a field back. */
export const inputNameOf = ({ name }: FormField): string => `field.${name}`;

/** What was filled into a form, from all that its page sent back. */
export const filledIn = (form: Form, sent: Readonly<Record<string, readonly string[]>>): Filled =>
  Object.fromEntries(form.fields.map((field) => [field.name, (sent[inputNameOf(field)] ?? []).join(',').trim()]));

/** The options that a filled-in form gives. Throws a UserError that names what was left out. */
export function optionsOf({ fixed, fields }: Form, filled: Filled): Record<string, string> {
  const missing = fields.find(({ name, isRequired }) => isRequired === true && (filled[name] ?? '') === '');
  if (missing !== undefined) throw new UserError(`“${missing.label}” is needed: ${needed(missing)}.`);
  const given = fields.flatMap((field) => {
    const { name, whenEmptied } = field;
    const value = filled[name] || (stood(field) ? whenEmptied : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...fixed, ...Object.fromEntries(given) };
}

const needed = ({ kind }: FormField): string =>
  kind === 'choices' ? 'choose at least one' : kind === 'choice' ? 'choose one' : 'write something there';

const stood = ({ value = '' }: FormField): boolean => value !== '';

/** Whether a choice is among what stands in its field. */
export const isChosen = (value: string, { kind, standing }: { readonly kind: string; readonly standing: string }) =>
  (kind === 'choices' ? standing.split(',').map((one) => one.trim()) : [standing]).includes(value);
