import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Home, openHome, runParley } from './parley.ts';

/** A server that knows just enough of PostgreSQL to answer the first message with these bytes. */
async function startRefusing(answer: Buffer): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(answer));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

// An ErrorResponse: fields of a letter and a text that ends with 0.
function refusalOf(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from('E....');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** A home with another database. */
const on = (url: string): Home => {
  const { folder, env } = openHome();
  return { folder, env: { ...env, DATABASE_URL: url } };
};

describe('A database that', () => {
  it.each([
    { that: 'knows another password', answer: refusalOf('28P01', 'password authentication failed'), query: '' },
    { that: 'is not there', answer: refusalOf('3D000', 'database "news" does not exist'), query: '' },
    { that: 'gives no right', answer: refusalOf('42501', 'permission denied for schema public'), query: '' },
    { that: 'has no TLS', answer: Buffer.from('N'), query: '?sslmode=verify-full' },
    { that: 'is none of PostgreSQL', answer: Buffer.from('d\0\0\0\x04'), query: '' },
  ])('$that is told in one line, with what to look at and no secret', async ({ answer, query }) => {
    const home = on(`postgres://parley:hunter2@${await startRefusing(answer)}/news${query}`);

    const [asked, begun] = await Promise.all([runParley(home, 'ask', '/tariffs'), runParley(home, 'start')]);

    for (const { code, err } of [asked, begun]) {
      expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
      expect(err).toMatch(/^The database does not let Parley in: look at DATABASE_URL.* \(.{10,}\)\n$/);
      expect(err).not.toContain('hunter2');
    }
  });

  it('does not answer is told with where it was looked for', async () => {
    const { err, code } = await runParley(on('postgres://parley@localhost:1/news'), 'status');
    const asked = await runParley(on('postgres://parley@localhost:1/news'), 'ask', '/tariffs');

    expect(code).toBe(1);
    expect(err).toBe('');
    expect(asked.err).toMatch(/^The database cannot be reached\. \(.*ECONNREFUSED.*:1\b.*\)\n$/);
  });

  it('is a folder, or stands below a file, is told in one line', async () => {
    const { folder } = openHome();
    mkdirSync(join(folder, 'is-folder'));
    writeFileSync(join(folder, 'is-file'), '');

    for (const path of [join(folder, 'is-folder'), join(folder, 'is-file', 'parley.sqlite')]) {
      const { code, err } = await runParley(on(`sqlite:${path}`), 'ask', '/tariffs');

      expect(code).toBe(1);
      expect(err).toMatch(/^The database cannot be reached\. \(E\w+: .*\)\n$/);
    }
  });
});

describe('A backup', () => {
  it('that cannot be written is told in one line', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/tariffs');
    writeFileSync(join(home.folder, 'is-file'), '');

    const { code, err } = await runParley(home, 'backup', join(home.folder, 'is-file', 'copy.sqlite'));

    expect(code).toBe(1);
    expect(err).toMatch(/copy\.sqlite cannot be written \(E\w+: .*\)\. Name a file where Parley may write\.\n$/);
  });

  it('that would take the place of a folder is told in one line, and leaves nothing', async () => {
    const home = openHome();
    await runParley(home, 'ask', '/tariffs');

    const { code, err } = await runParley(home, 'backup', '--force', join(home.folder, 'empty'));

    expect(code).toBe(1);
    expect(err).toMatch(/empty cannot be written \(E\w+: .*\)\. Name a file where Parley may write\.\n$/);
    expect(readdirSync(home.folder).filter((name) => name.includes('.part-'))).toEqual([]);
  });

  it('that is none is told in one line, and leaves nothing', async () => {
    const home = openHome();
    const file = join(home.folder, 'none.sqlite');
    writeFileSync(file, 'a text of some length, which is no database at all');

    const { code, err } = await runParley(home, 'restore', file);

    expect(code).toBe(1);
    expect(err).toBe(`${file} is no backup, or a damaged one. Name a file that parley backup wrote.\n`);
  });
});
