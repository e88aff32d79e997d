import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
}

const waitMsMax = 20_000;

/** Sends bytes as nobody's library would, goes on with `more` while the other side listens, and gives what came until it closed. */
export function sendRaw(
  port: number,
  { head, more }: { readonly head: string; readonly more?: () => string },
): Promise<RawAnswer> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head);
      const goOn = () => {
        if (more !== undefined && !socket.destroyed) socket.write(more(), () => setImmediate(goOn));
      };
      goOn();
    });
    const timer = setTimeout(
      () => socket.destroy(new Error(`The server keeps this open: ${head.slice(0, 80)}`)),
      waitMsMax,
    );
    socket.setEncoding('latin1').on('data', (part) => {
      text += part;
    });
    // Cut while we still send: what came before counts.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) reject(error);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
      const [, body = ''] = /\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
      resolve({ status: Number(status), text: body, tookMs: performance.now() - startedAt });
    });
  });
}

/** The head of a request, with lines of one's own. */
export const headOf = (line: string, headers: readonly string[] = []): string =>
  [`${line} HTTP/1.1`, 'host: parley.example', ...headers, '', ''].join('\r\n');
