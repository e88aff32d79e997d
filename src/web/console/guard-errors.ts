import { randomBytes } from 'node:crypto';
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { ZodError } from 'zod';
import { StoreTrouble } from '../../domain/store-trouble.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Log } from '../../ports.ts';
import { type Refusal, refuse } from './refusals.ts';

/** Answers what no page answers. */
export const nothingHere: NotFoundHandler = (context) =>
  refuse(context, { status: 404, title: 'Not here', sentence: 'There is no such page, or what it showed is gone.' });

/** Says of a slip its own sentence, and of a fault of ours a reference that also stands in the log. */
export const answerError =
  (log: Log): ErrorHandler =>
  (error, context) => {
    const slip = slipOf(error);
    if (slip !== undefined) return refuse(context, slip);
    const page = matchedRoutes(context).at(-1)?.path;
    if (error instanceof StoreTrouble) {
      log.warn({ page, trouble: error.kind }, 'console page not answered');
      return refuse(context, troubled);
    }
    const ref = randomBytes(2).toString('hex').toUpperCase();
    log.error({ ref, page, error }, 'console page failed');
    return refuse(context, {
      status: 500,
      title: 'Something went wrong',
      sentence: `Something went wrong on our side (ref ${ref}). Try again; if it stays, look for this reference in Parley’s log.`,
    });
  };

const troubled: Refusal = {
  status: 503,
  title: 'The database is away',
  sentence: 'Parley cannot use its database just now. Try again in a minute; Parley’s log says why.',
};

function slipOf(error: Error): Refusal | undefined {
  if (error instanceof UserError) return { status: 400, title: 'That does not fit', sentence: error.message };
  if (error instanceof ZodError) return { status: 400, title: 'That does not fit', sentence: sentenceOf(error) };
  if (error instanceof HTTPException && error.status < 500)
    return { status: 400, title: 'That does not fit', sentence: unfit };
  return undefined;
}

const unfit = 'What was sent does not fit this page. Go back, look it over and try again.';

// Zod's own words are for whoever writes schemas; a message that is a whole sentence was written for readers.
const sentenceOf = ({ issues }: ZodError): string =>
  issues.map(({ message }) => message).find((message) => /^[A-Z].*\.$/.test(message)) ?? unfit;
