import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { openWebServer, type WebParts, type WebServer } from '../../src/web/web-server.ts';
import { headOf, sendRaw } from './hostile.ts';

/** A server on a free port that closes with the test. */
async function open(parts: Partial<WebParts> = {}): Promise<WebServer> {
  const server = await openWebServer({ host: '127.0.0.1', port: 0, limits: limits.web, ...parts });
  onTestFinished(() => server.close());
  return server;
}

describe('The web server', () => {
  it('says that it is well', async () => {
    const { port } = await open();

    const response = await fetch(`http://127.0.0.1:${port}/healthz`);

    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  });

  it('knows no other page', async () => {
    const { port } = await open();

    const statuses = await Promise.all(
      ['/', '/healthz/x', '/slack/commands', '/../etc/passwd'].map(
        async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).status,
      ),
    );

    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  it('is not led past a balancer by a path that only means another', async () => {
    const { port } = await open();
    const led = ['/slack/../healthz', '/slack/%2e%2e/healthz', 'http://parley.example/slack/../healthz', '//healthz'];

    const answers = await Promise.all(
      led.map((path) => sendRaw(port, { head: headOf(`GET ${path}`, ['connection: close']) })),
    );

    expect(answers.map(({ status }) => status)).toEqual(led.map(() => 404));
  });

  it('hands Slack’s requests over untouched, and only those', async () => {
    const seen: string[] = [];
    const { port } = await open({
      intakes: [
        {
          path: '/slack/',
          listener: (request, response) => {
            seen.push(`${request.method} ${request.url}`);
            response.end('from Slack’s side');
          },
        },
      ],
    });

    const response = await fetch(`http://127.0.0.1:${port}/slack/commands?x=1`, { method: 'POST', body: 'a=b' });
    await fetch(`http://127.0.0.1:${port}/slackers`);
    await fetch(`http://127.0.0.1:${port}/healthz`);

    expect(await response.text()).toBe('from Slack’s side');
    expect(seen).toEqual(['POST /slack/commands?x=1']);
  });

  it('says what to do when its port is taken', async () => {
    const { port } = await open();

    const second = openWebServer({ host: '127.0.0.1', port, limits: limits.web });

    await expect(second).rejects.toThrow(UserError);
    await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken. Set PORT to a free one.`);
  });

  it('says what to do when its host is none of this machine', async () => {
    const opening = openWebServer({ host: '192.0.2.1', port: 0, limits: limits.web });

    await expect(opening).rejects.toThrow(UserError);
    await expect(opening).rejects.toThrow('HOST 192.0.2.1 is no address of this machine. Set HOST to one that is');
  });

  it('closes although a request hangs', async () => {
    const server = await open({ intakes: [{ path: '/slack/', listener: () => undefined }] });
    const hanging = fetch(`http://127.0.0.1:${server.port}/slack/commands`).catch(() => 'cut off');
    await fetch(`http://127.0.0.1:${server.port}/healthz`);

    await server.close();

    expect(await hanging).toBe('cut off');
  });
});
