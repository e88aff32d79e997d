import type { Context, MiddlewareHandler } from 'hono';
import { turnAway } from './refusals.ts';

/** Takes from other sites nothing but a visit: no write, whatever it is sent as, and nothing to be built into their pages. */
export const ownPagesOnly: MiddlewareHandler = async (context, next) => {
  if (isWrite(context) ? isOwn(context) : isOwn(context) || isVisit(context)) return await next();
  return turnAway(context, {
    status: 403,
    title: 'Refused',
    sentence: 'This did not come from a page of this console. Open the console and try again there.',
  });
};

/** True where something may be changed: what only looks is GET and HEAD. */
export const isWrite = ({ req }: Context): boolean => req.method !== 'GET' && req.method !== 'HEAD';

// Browsers say from where a request comes; over plain HTTP some say only the origin.
function isOwn({ req }: Context): boolean {
  const site = req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = URL.parse(req.header('origin') ?? '');
  const isWeb = origin?.protocol === 'http:' || origin?.protocol === 'https:';
  return isWeb && origin.host === req.header('host')?.toLowerCase();
}

// Typed, or a link from elsewhere, in a window of its own; or a browser that does not say.
function isVisit({ req }: Context): boolean {
  const site = req.header('sec-fetch-site');
  if (site === undefined || site === 'none') return true;
  return req.header('sec-fetch-mode') === 'navigate' && req.header('sec-fetch-dest') === 'document';
}
