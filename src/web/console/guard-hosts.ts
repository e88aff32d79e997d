import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { turnAway } from './refusals.ts';

/** Who may have the console. */
export interface ConsoleAccess {
  /** What the server listens on, as HOST has it. */
  readonly host: string;
  readonly password?: string | undefined;
}

/** True for what only this machine reaches. */
export const isLoopback = (host: string): boolean => loopback.test(host);

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Why nobody has the console, to be said after “Console:” or “The console is”; undefined where somebody has. */
export function closedBecause({ host, password }: ConsoleAccess): string | undefined {
  if (password !== undefined || isLoopback(host)) return undefined;
  return 'closed, since HOST is not 127.0.0.1. Set CONSOLE_PASSWORD to open it.';
}

/** Without a password: answers nobody but a browser on this machine that asked for this machine. */
export function thisMachineOnly(access: ConsoleAccess): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const closed = closedBecause(access);
  return async (context, next) => {
    const { req, env } = context;
    const refused = (sentence: string) => turnAway(context, { status: 403, title: 'Closed', sentence });
    if (closed !== undefined) return refused(`The console is ${closed}`);
    // A site whose name was made to lead here is taken by the browser for that site's own, and may send what it likes.
    if (!loopbackHost.test(req.header('host') ?? ''))
      return refused(
        'Without CONSOLE_PASSWORD the console answers only to 127.0.0.1 and localhost. Set it to open the console.',
      );
    // A proxy that passes everything on may call us 127.0.0.1, whoever asked it; many speak HTTP/1.0, as no browser does.
    if (passedOn.some((name) => req.header(name) !== undefined) || env.incoming.httpVersion === '1.0')
      return refused(
        'Without CONSOLE_PASSWORD the console answers no request that a proxy passed on. Set it to open the console.',
      );
    return await next();
  };
}

const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
