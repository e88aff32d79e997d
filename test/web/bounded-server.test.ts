import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { type Intake, openWebServer, type WebLimits } from '../../src/web/web-server.ts';
import { headOf, sendRaw } from './hostile.ts';

const small: WebLimits = { ...limits.web, headersMsMax: 200, requestMsMax: 400, checkEveryMs: 50 };

/** A server whose intake reads whatever comes. */
async function open(changed: Partial<WebLimits> = {}) {
  const read: number[] = [];
  const intake = {
    path: '/slack/',
    listener: (request: NodeJS.ReadableStream, response: { end(text: string): void }) => {
      request.on('data', ({ length }: Buffer) => void read.push(length)).on('end', () => response.end('read'));
    },
  };
  const server = await openWebServer({
    host: '127.0.0.1',
    port: 0,
    intakes: [intake],
    limits: { ...small, ...changed },
  });
  onTestFinished(() => server.close());
  return { port: server.port, read };
}

describe('the web server, before anybody has signed', () => {
  it('cuts whoever never ends their headers', async () => {
    const { port } = await open({ requestMsMax: 60_000 });

    const answer = await sendRaw(port, { head: 'POST /slack/commands HTTP/1.1\r\nhost: x\r\n' });

    expect(answer.status).toBe(408);
    expect(answer.tookMs).toBeLessThan(5_000);
  });

  it('cuts whoever never ends a body', async () => {
    const { port } = await open();

    const answer = await sendRaw(port, { head: headOf('POST /slack/commands', ['content-length: 100']) });

    expect(answer.status).toBe(408);
    expect(answer.tookMs).toBeLessThan(5_000);
  });

  it('refuses headers larger than any chat sends', async () => {
    const { port } = await open();

    const answer = await sendRaw(port, { head: headOf('GET /healthz', [`x-padding: ${'x'.repeat(20_000)}`]) });

    expect(answer.status).toBe(431);
  });

  it('cuts whoever reads nothing of what they asked for', async () => {
    const cut = Promise.withResolvers<void>();
    const listener: Intake['listener'] = (_request, response) => {
      response.once('close', cut.resolve);
      response.end('x'.repeat(50_000_000));
    };
    const limitsHere = { ...small, idleMsMax: 300 };
    const intakes = [{ path: '/slack/', listener }];
    const server = await openWebServer({ host: '127.0.0.1', port: 0, intakes, limits: limitsHere });
    onTestFinished(() => server.close());
    const socket = connect(server.port, '127.0.0.1').pause();
    onTestFinished(() => void socket.destroy());

    socket.write(headOf('GET /slack/commands'));

    await cut.promise;
  });

  it('holds so many connections and no more, and takes new ones when they are gone', async () => {
    const { port } = await open({ connectionsMax: 3, headersMsMax: 60_000, requestMsMax: 60_000 });
    const idle: Socket[] = [];
    for (const _place of [1, 2, 3]) idle.push(connect(port, '127.0.0.1'));
    onTestFinished(() => void idle.map((socket) => socket.destroy()));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    await expect
      .poll(async () => (await sendRaw(port, { head: headOf('GET /healthz', ['connection: close']) })).status)
      .toBe(0);

    idle.pop()?.destroy();

    await expect
      .poll(async () => (await sendRaw(port, { head: headOf('GET /healthz', ['connection: close']) })).status)
      .toBe(200);
  });

  it.each([
    ['two lengths', headOf('POST /slack/commands', ['content-length: 3', 'content-length: 30'])],
    ['a length beside chunks', headOf('POST /slack/commands', ['content-length: 3', 'transfer-encoding: chunked'])],
    ['no request', '\u0016\u0003\u0001\u0002\u0000\r\n\r\n'],
    ['a method of its own', headOf('STEAL /slack/commands')],
    ['a line within a header', headOf('GET /healthz', ['x: a\rb'])],
  ])('refuses %s with nothing but a number', async (_what, head) => {
    const { port, read } = await open();

    const answer = await sendRaw(port, { head: `${head}abc` });

    expect([answer.status, answer.text]).toEqual([400, '']);
    expect(read).toEqual([]);
  });
});
