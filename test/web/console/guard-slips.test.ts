import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { formOf, openGuardDesk, password } from './guard-desk.ts';

const say = { method: 'POST', path: '/console/say' };
const fragment = { 'x-fragment': '1' };

describe('what goes wrong in the console', () => {
  it('is told as a page where a page was asked for, and else as a plain sentence', async () => {
    const desk = await openGuardDesk({});

    const page = await desk.raw({ path: '/console/no/such/page' });
    const plain = await desk.raw({ path: '/console/no/such/page', headers: fragment });

    expect([page.status, page.text]).toEqual([
      404,
      expect.stringMatching(/<nav aria-label="Console">[\s\S]*<h1>Not here/),
    ]);
    expect([plain.status, plain.headers['content-type'], plain.text]).toEqual([
      404,
      'text/plain; charset=UTF-8',
      'There is no such page, or what it showed is gone.\n',
    ]);
  });

  it('by a fault of ours has a reference that stands in the log, and tells nothing else', async () => {
    const desk = await openGuardDesk({});
    const { schema } = desk.database.db;
    await schema.alterTable('console_messages').renameTo('console_messages_away').execute();
    // On a server the database serves the next test too.
    onTestFinished(() => schema.alterTable('console_messages_away').renameTo('console_messages').execute());

    const page = await desk.raw({});
    const plain = await desk.raw({ headers: fragment });

    const ref = /\(ref ([0-9A-F]{4})\)/.exec(page.text)?.[1];
    expect([page.status, plain.status]).toEqual([500, 500]);
    expect(plain.text).toMatch(/^Something went wrong on our side \(ref [0-9A-F]{4}\)\..*\n$/);
    expect(page.text + plain.text).not.toMatch(/console_messages|\.ts|node:|SqliteError/);
    expect(desk.log.logged[0]).toMatchObject({ level: 'error', message: 'console page failed', fields: { ref } });
  });

  it('with a form is a slip of who sent it', async () => {
    const desk = await openGuardDesk({});
    const multipart = { ...formOf(desk), 'content-type': 'multipart/form-data; boundary=x' };

    const tooLong = await desk.raw({ ...say, headers: formOf(desk), body: `line=${'x'.repeat(700)}` });
    const broken = await desk.raw({ ...say, headers: multipart, body: '--x\r\nnot a part at all' });
    const none = await desk.raw({
      ...say,
      headers: { ...multipart, 'content-type': 'multipart/form-data' },
      body: 'x',
    });

    expect([tooLong.status, broken.status, none.status]).toEqual([400, 400, 400]);
    expect(broken.text).toContain('What was sent is no form, or it broke off.');
    expect(desk.log.logged).toEqual([]);
  });

  it('is never a body that is too large, however it is sent', async () => {
    const desk = await openGuardDesk({ password });
    const cookie = await desk.session();
    const { bodyBytesMax, signIn } = limits.console;
    const headers = { ...formOf(desk), cookie };

    const whole = await desk.raw({ ...say, headers, body: `line=${'x'.repeat(bodyBytesMax)}` });
    const inParts = await desk.raw({
      ...say,
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body: `line=${'x'.repeat(2 * bodyBytesMax)}`,
    });
    const ofAnybody = await desk.signIn('x'.repeat(signIn.bodyBytesMax));
    const within = await desk.raw({
      ...say,
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body: 'line=/help',
    });

    expect([whole.status, inParts.status, ofAnybody.status, within.status]).toEqual([413, 413, 413, 200]);
    expect(whole.text).toContain('That is too large: this page takes 200 kB at most.');
  });

  it('is nothing that keeps others waiting: fifty who send slowly', async () => {
    const desk = await openGuardDesk({});
    await desk.follow(consoleChannel);
    const { port, host } = new URL(desk.address);
    const slow = Array.from({ length: 50 }, () => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
      const head = ['POST /console/say HTTP/1.1', `host: ${host}`, `origin: ${desk.address}`, 'content-length: 100000'];
      socket.write(`${head.join('\r\n')}\r\ncontent-type: application/x-www-form-urlencoded\r\n\r\nline=`);
      return socket;
    });
    await Promise.all(slow.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));

    const startedAt = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.raw({})));
    for (const socket of slow) socket.destroy();
    const after = await desk.raw({ ...say, headers: formOf(desk), body: 'line=/subscriptions' });

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(after.status).toBe(200);
    expect(desk.log.logged).toEqual([]);
  });
});
