import { describe, expect, it } from 'vitest';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { formOf, openGuardDesk } from './guard-desk.ts';

const line = 'line=%2Fsubscribe+all';
const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
];

describe('a write', () => {
  it('is taken from a page of the console', async () => {
    const desk = await openGuardDesk({});

    const { status } = await desk.raw({ method: 'POST', path: '/console/say', headers: formOf(desk), body: line });

    expect(status).toBe(200);
    expect(await desk.store.subscriptions.ofChannel(consoleChannel)).toBeDefined();
  });

  it('is taken from a browser that says only the origin', async () => {
    const desk = await openGuardDesk({});
    const { 'sec-fetch-site': _left, ...headers } = formOf(desk);

    const { status } = await desk.raw({ method: 'POST', path: '/console/say', headers, body: line });

    expect(status).toBe(200);
  });

  it('is refused from any other site, as whatever it is sent', async () => {
    const desk = await openGuardDesk({});
    const { port } = new URL(desk.address);
    const senders: Record<string, string>[] = [
      ...[{}, { origin: 'null' }, { origin: '' }, { origin: 'https://evil.example' }, { origin: 'file://' }],
      ...[`http://127.0.0.1.evil.example:${port}`, 'http://127.0.0.1:1', `http://localhost:${port}`].map((origin) => ({
        origin,
      })),
      ...[`${desk.address}, https://evil.example`, `ftp://127.0.0.1:${port}`].map((origin) => ({ origin })),
      // The browser knows better than the origin says.
      ...['cross-site', 'same-site', 'none', '', 'Same-Origin'].map((site) => ({
        origin: desk.address,
        'sec-fetch-site': site,
      })),
      { referer: `${desk.address}/console` },
    ];

    for (const sender of senders)
      for (const type of [...types, undefined]) {
        const headers = { ...sender, ...(type !== undefined && { 'content-type': type }) };
        const { status, text } = await desk.raw({ method: 'POST', path: '/console/say', headers, body: line });
        expect([headers, status]).toEqual([headers, 403]);
        expect(text).toContain('This did not come from a page of this console.');
      }
    expect(await desk.store.subscriptions.ofChannel(consoleChannel)).toBeUndefined();
  });

  it('is refused by any method, also one that is hidden in another', async () => {
    const desk = await openGuardDesk({});

    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
      expect([method, (await desk.raw({ method, path: '/console/say' })).status]).toEqual([method, 403]);
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override'])
      for (const method of ['GET', 'HEAD']) {
        const path = `/console/say?_method=POST&${line}`;
        const { status } = await desk.raw({ method, path, headers: { ...formOf(desk), [name]: 'POST' } });
        expect([name, method, status]).toEqual([name, method, 404]);
      }
    expect(await desk.store.subscriptions.ofChannel(consoleChannel)).toBeUndefined();
  });
});

describe('a look', () => {
  it('changes nothing, whatever it asks for', async () => {
    const desk = await openGuardDesk({});
    await desk.follow(consoleChannel);
    const before = await desk.store.subscriptions.ofChannel(consoleChannel);
    const lines = ['/subscribe tariffs', '/unsubscribe', '//unsubscribe', 'UNSUBSCRIBE', '/forget confirm:yes'];

    for (const line of [...lines, '/source-add url:https://feed.example/x', '/wrong alert:1 text:x', ' /unsubscribe'])
      for (const path of ['/console', '/console/say', '/console/chart.png'])
        for (const name of ['line', 'shared'])
          await desk.raw({ path: `${path}?${new URLSearchParams({ [name]: line })}` });

    expect(await desk.store.subscriptions.ofChannel(consoleChannel)).toEqual(before);
    expect(await desk.store.audit.ofChannel(consoleChannel, 9)).toEqual([]);
    expect(await desk.store.feedback.after('', 9)).toEqual([]);
  });

  it('is given to a link from elsewhere, and to nothing that is built into another page', async () => {
    const { raw } = await openGuardDesk({});
    const from = (mode: string, dest: string) => ({
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': mode,
      'sec-fetch-dest': dest,
    });

    expect((await raw({ headers: from('navigate', 'document') })).status).toBe(200);
    for (const [mode, dest] of [
      ...([
        ['navigate', 'iframe'],
        ['navigate', 'embed'],
        ['no-cors', 'image'],
        ['no-cors', 'script'],
      ] as const),
      ...([
        ['cors', 'empty'],
        ['no-cors', 'empty'],
        ['websocket', 'websocket'],
      ] as const),
    ])
      for (const path of ['/console', '/console/live', '/console/assets/console.js'])
        expect([mode, dest, path, (await raw({ path, headers: from(mode, dest) })).status]).toEqual([
          mode,
          dest,
          path,
          403,
        ]);
  });
});
