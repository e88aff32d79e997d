import { z } from 'zod';

/** Text of at most so many characters that holds JSON: gives what it holds, still to be checked. */
export const jsonText = (charsMax: number) =>
  z
    .string()
    .max(charsMax)
    .transform((written, context): unknown => {
      try {
        return JSON.parse(written);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    });
