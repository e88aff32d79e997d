import { z } from 'zod';
import { plainLine } from '../src/lib/plain-text.ts';
import type { Option } from './command.ts';

/** True for the word that takes a setting away. */
export const isNone = (written: string): boolean => written.trim().toLowerCase() === 'none';

interface Choosing<T extends string> {
  readonly name: string;
  readonly description: string;
  readonly values: readonly T[];
}

/** One of a few values, in any case. */
export const choiceOption = <T extends string>({ name, description, values }: Choosing<T>): Option<T> => ({
  description,
  isNamedOnly: true,
  choices: values.map((value) => ({ name: value, value })),
  check: z.string().transform((written, context): T => {
    const found = values.find((value) => value === written.toLowerCase());
    if (found !== undefined) return found;
    const message = `There is no ${name} “${plainLine(written, 40)}”. Choose ${values.slice(0, -1).join(', ')} or ${values.at(-1)}.`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
});
