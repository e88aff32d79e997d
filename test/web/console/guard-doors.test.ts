import { describe, expect, it } from 'vitest';
import { headOf, sendRaw } from '../hostile.ts';
import { openGuardDesk } from './guard-desk.ts';

const pages = [
  '/console',
  '/console/',
  '/console/access',
  '/console/assets/console.css',
  '/console/live',
  '/console/no',
];

describe('a console without a password', () => {
  it('answers a browser on this machine, by the names of this machine', async () => {
    const { raw } = await openGuardDesk({});

    const hosts = ['127.0.0.1', '127.0.0.1:8080', 'localhost:9', 'LOCALHOST', '127.3.2.1:80', '[::1]:8080'];
    const answers = await Promise.all(hosts.map((host) => raw({ headers: { host } })));

    expect(answers.map(({ status }) => status)).toEqual(hosts.map(() => 200));
  });

  it('answers no page to a name that was made to lead to this machine', async () => {
    const { raw } = await openGuardDesk({});
    const hosts = [
      ...['evil.example', 'evil.example:8080', '127.0.0.1.evil.example', 'localhost.evil.example', 'localhost.'],
      ...[
        '0.0.0.0',
        '[::]',
        '10.0.0.1',
        '127.0.0.1:80:80',
        '127.0.0.1@evil.example',
        'evil.example#127.0.0.1',
        '2130706433',
      ],
    ];

    for (const host of hosts)
      for (const path of pages) {
        const { status, text } = await raw({ path, headers: { host } });
        expect([host, path, status >= 400 && status < 404]).toEqual([host, path, true]);
        expect(text).not.toContain('Channel');
      }
    expect((await raw({ headers: { host: 'evil.example' } })).text).toContain(
      'Without CONSOLE_PASSWORD the console answers only to 127.0.0.1 and localhost. Set it to open the console.',
    );
  });

  it('answers nothing that a proxy passed on under the name of this machine', async () => {
    const desk = await openGuardDesk({});
    const told = ['x-forwarded-for', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via'];

    const answers = await Promise.all(told.map((name) => desk.raw({ headers: { [name]: '203.0.113.9' } })));
    const old = await sendRaw(Number(new URL(desk.address).port), {
      head: 'GET /console HTTP/1.0\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n',
    });

    expect(answers.map(({ status }) => status)).toEqual(told.map(() => 403));
    expect(old.text).toContain('Closed');
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'parley.example', '127.0.0.1.example'])(
    'is closed where it listens on %s, whoever asks, and says what to set',
    async (host) => {
      const { raw } = await openGuardDesk({ host });

      for (const path of pages) {
        const { status, text } = await raw({ path });
        expect([path, status]).toEqual([path, 403]);
        expect(text).toContain('The console is closed, since HOST is not 127.0.0.1. Set CONSOLE_PASSWORD to open it.');
      }
    },
  );

  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])('is open where it listens on %s', async (host) => {
    const { raw } = await openGuardDesk({ host });

    expect((await raw({})).status).toBe(200);
  });

  it('says who may have it', async () => {
    const desk = await openGuardDesk({});

    const page = await desk.page('/console/access');

    expect(page.querySelector('main')?.textContent).toContain('the console answers only on this machine');
    expect(page.querySelector('form')).toBeNull();
  });
});

describe('a path that only means another', () => {
  it('leads nowhere, past the console or into it', async () => {
    const desk = await openGuardDesk({});
    const port = Number(new URL(desk.address).port);
    const led = [
      ...['/console/../healthz', '/console/%2e%2e/healthz', '/console/x/../../healthz', '/healthz/../console'],
      ...['//console', '/CONSOLE', '/Console/', '/console/..%2fhealthz', '/console/..%5chealthz', '/console%2faccess'],
      ...['/console;/access', '/./console', '/%63onsole', '\\console', `${desk.address}/console`, '/console/\u0000'],
    ];

    for (const path of led) {
      const head = headOf(`GET ${path}`, ['connection: close']).replace('parley.example', '127.0.0.1');
      const { status, text } = await sendRaw(port, { head });
      expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      expect(text).not.toMatch(/"ok"|<h1>Channel/);
    }
  });
});
