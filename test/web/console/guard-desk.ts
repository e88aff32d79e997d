import { request } from 'node:http';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';

export const password = 'a horse that counts';

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  /** All that is sent, but for a host that is left out. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export interface GuardDesk extends ConsoleDesk {
  /** Asks with the headers that are given, and no others. */
  raw(asked: Asked): Promise<Answered>;
  /** Sends the password as the console's own page does; `from` is an address of this machine. */
  signIn(given: string, options?: { readonly to?: string; readonly headers?: Asked['headers'] }): Promise<Answered>;
  /** The cookie of a new session, as a browser sends it. */
  session(): Promise<string>;
}

/** The console with this access. */
export async function openGuardDesk(access: {
  readonly host?: string;
  readonly password?: string;
}): Promise<GuardDesk> {
  const desk = await openConsoleDesk({ parts: { access: { host: '127.0.0.1', ...access } } });
  const raw: GuardDesk['raw'] = (asked) => send(desk.address, asked);
  const signIn: GuardDesk['signIn'] = (given, { to = '', headers = {} } = {}) =>
    raw({
      method: 'POST',
      path: `/console/login?${new URLSearchParams({ to })}`,
      headers: { ...formOf(desk), ...headers },
      body: String(new URLSearchParams({ password: given })),
    });
  return { ...desk, raw, signIn, session: async () => cookieOf(await signIn(password)) };
}

/** What a browser sends with a form of the console's own. */
export const formOf = ({ address }: ConsoleDesk): Record<string, string> => ({
  origin: address,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
});

/** The cookie that an answer sets, as a browser sends it back. */
export const cookieOf = ({ headers }: Answered): string => String(headers['set-cookie']).split(';')[0] ?? '';

function send(address: string, { method = 'GET', path = '/console', headers = {}, body }: Asked): Promise<Answered> {
  const { port, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request(
      { ...{ host: '127.0.0.1', port, method, path, agent: false }, headers: { host, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.on('close', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        answer.on('error', () => undefined);
        // A stream does not end by itself.
        if (answer.headers['content-type']?.startsWith('text/event-stream')) answer.destroy();
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
