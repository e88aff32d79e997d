import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Clock, Log } from '../../ports.ts';
import { accessPage, loginPage, loginPath } from './login-page.ts';
import { isInConsole } from './login-target.ts';
import { consoleBase } from './page.ts';
import type { Sessions } from './sessions.ts';
import type { Tries } from './sign-in-tries.ts';

export interface LoginParts {
  readonly sessions: Sessions;
  readonly tries: Tries;
  readonly clock: Clock;
  readonly log: Log;
}

const givenSchema = z.object({ password: z.string('Type the password.').min(1, 'Type the password.').max(1000) });

/** The pages where a session begins and ends. */
export function loginRoutes(parts: LoginParts): Hono {
  const app = new Hono();
  app.get('/login', async (context) => {
    const to = targetOf(context);
    return (await parts.sessions.untilMs(context)) === undefined
      ? context.html(loginPage({ to }))
      : context.redirect(to, 303);
  });
  app.post('/login', (context) => signIn(parts, context));
  app.post('/logout', (context) => {
    parts.sessions.close(context);
    return context.redirect(loginPath, 303);
  });
  app.get('/access', async (context) => context.html(accessPage(await parts.sessions.untilMs(context))));
  return app;
}

/** Says who may have a console without a password. */
export function accessRoutes(): Hono {
  const app = new Hono();
  app.get('/access', (context) => context.html(accessPage(undefined)));
  return app;
}

function targetOf({ req }: Context): string {
  const to = req.query('to') ?? '';
  return isInConsole(to) ? to : consoleBase;
}

// Counted before it is looked at: many at once are not looked at more often than one after the other.
async function signIn({ sessions, tries, clock, log }: LoginParts, context: Context): Promise<Response> {
  const to = targetOf(context);
  const { password } = givenSchema.parse(await context.req.parseBody());
  const address = getConnInfo(context).remote.address ?? '';
  const refusedUntil = await tries.count(address);
  if (refusedUntil !== undefined) {
    const fault = `Too many wrong passwords. Try again in ${minutesUntil(refusedUntil, clock)}.`;
    return await context.html(loginPage({ to, fault }), 429);
  }
  if (!sessions.isPassword(password)) {
    log.warn({ address }, 'console password refused');
    return await context.html(loginPage({ to, fault: 'That is not the password.' }), 401);
  }
  await tries.giveBack(address);
  await sessions.open(context);
  log.info({ address }, 'console signed in');
  return context.redirect(to, 303);
}

function minutesUntil(untilMs: number, clock: Clock): string {
  const minutes = Math.max(1, Math.ceil((untilMs - clock.now()) / 60_000));
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
