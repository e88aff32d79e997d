import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { UserError } from '../../domain/user-error.ts';
import { isWrite } from './guard-origin.ts';
import { refuse } from './refusals.ts';

/** Takes no larger body than this. */
export const bodyAtMost = (bytesMax: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: bytesMax,
    onError: (context) =>
      refuse(context, {
        status: 413,
        title: 'Too large',
        sentence: `That is too large: this page takes ${Math.floor(bytesMax / 1000)} kB at most.`,
      }),
  });

/** Reads forms once for all pages, and refuses what is none or broke off, which is no fault of a page. */
export const wholeForms: MiddlewareHandler = async (context, next) => {
  if (isWrite(context))
    await context.req.parseBody().catch(() => {
      throw new UserError('What was sent is no form, or it broke off. Go back and send it again.');
    });
  return await next();
};
