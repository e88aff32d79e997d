import type { Hono, MiddlewareHandler } from 'hono';
import type { Clock, Log, Store } from '../../ports.ts';
import { bodyAtMost, wholeForms } from './guard-body.ts';
import { answerError } from './guard-errors.ts';
import { keptNowhere, strictPages } from './guard-headers.ts';
import { type ConsoleAccess, thisMachineOnly } from './guard-hosts.ts';
import { isWrite, ownPagesOnly } from './guard-origin.ts';
import { loginPath, logoutPath } from './login-page.ts';
import { accessRoutes, loginRoutes } from './login-routes.ts';
import { consoleBase } from './page.ts';
import { turnAway } from './refusals.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createTries, type SignInLimits } from './sign-in-tries.ts';

export interface GuardParts {
  readonly access: ConsoleAccess;
  readonly store: Pick<Store, 'holds'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: GuardLimits;
}

export interface GuardLimits {
  /** What a form may send. */
  readonly bodyBytesMax: number;
  readonly signIn: SignInLimits & {
    readonly sessionMs: number;
    /** Of one who has not said the password. */
    readonly bodyBytesMax: number;
  };
}

/** Lets through to pages that are added after this only whoever may have them, from the console's own pages. */
export function guardPages(pages: Hono, { access, store, clock, log, limits }: GuardParts): void {
  pages.onError(answerError(log));
  pages.use(strictPages, keptNowhere);
  if (access.password === undefined) {
    pages.use(thisMachineOnly(access), ownPagesOnly);
    pages.use(bodyAtMost(limits.bodyBytesMax), wholeForms);
    pages.route('/', accessRoutes());
    return;
  }
  const { sessionMs, bodyBytesMax, ...tryLimits } = limits.signIn;
  const sessions = createSessions({ password: access.password, clock, sessionMs });
  const tries = createTries({ store, clock, limits: tryLimits });
  pages.use(ownPagesOnly, signedInOnly(sessions));
  const [little, much] = [bodyAtMost(bodyBytesMax), bodyAtMost(limits.bodyBytesMax)];
  pages.use((context, next) => (open.has(context.req.path) ? little : much)(context, next), wholeForms);
  pages.route('/', loginRoutes({ sessions, tries, clock, log }));
}

// What the page that asks for the password is made of.
const assets = ['console.css', 'parts.css', 'login.css', 'icon.svg'].map((name) => `${consoleBase}/assets/${name}`);
const open: ReadonlySet<string> = new Set([loginPath, logoutPath, ...assets]);

const signedInOnly =
  (sessions: Sessions): MiddlewareHandler =>
  async (context, next) => {
    const { req } = context;
    if (open.has(req.path) || (await sessions.untilMs(context)) !== undefined) return await next();
    const isPage = !isWrite(context) && req.header('accept')?.includes('text/html') === true;
    const { pathname, search } = new URL(req.url);
    if (isPage) return context.redirect(`${loginPath}?${new URLSearchParams({ to: `${pathname}${search}` })}`, 303);
    return turnAway(context, {
      status: 401,
      title: 'Not signed in',
      sentence: 'There is no session, or it is over. Open the console, sign in and try again.',
    });
  };
