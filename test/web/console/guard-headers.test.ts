import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sections } from '../../../src/web/console/page.ts';
import { type Answered, type Asked, formOf, type GuardDesk, openGuardDesk, password } from './guard-desk.ts';

const assets = readdirSync('src/web/browser').filter((name) => /\.(?:css|js|svg)$/.test(name));

const looks: Asked[] = [
  ...sections.map(({ path }) => ({ path: `/console${path}` })),
  ...['/', '/access', '/login', '/live?after=0', '/no/such/page', '/chart.png?line=/help', '/%ff'].map((path) => ({
    path: `/console${path}`,
  })),
  ...assets.map((name) => ({ path: `/console/assets/${name}` })),
  ...[{ path: '/' }, { method: 'HEAD' }, { path: '/console?look=%3Cscript%3E' }],
];

const writes = (desk: GuardDesk): Asked[] =>
  ['/say', '/login', '/logout', '/no', '/assets/console.css'].flatMap((path) => [
    { method: 'POST', path: `/console${path}`, headers: formOf(desk), body: 'line=/help&password=x' },
    { method: 'PUT', path: `/console${path}`, body: 'x' },
    { method: 'POST', path: `/console${path}`, headers: formOf(desk), body: 'x'.repeat(300_000) },
    {
      method: 'POST',
      path: `/console${path}`,
      headers: { ...formOf(desk), 'content-type': 'multipart/form-data' },
      body: 'x',
    },
  ]);

/** What is wrong with the headers of an answer. */
function faultsOf({ headers, text }: Answered): string[] {
  const csp = String(headers['content-security-policy']).split('; ').toSorted();
  const wanted: Record<string, string | undefined> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': undefined,
    'access-control-allow-origin': undefined,
    'x-powered-by': undefined,
    server: undefined,
  };
  const type = String(headers['content-type']);
  const kept = String(headers['cache-control']);
  return [
    ...Object.entries(wanted).flatMap(([name, value]) => (headers[name] === value ? [] : `${name}: ${headers[name]}`)),
    ...(csp.join() === strict.join() ? [] : [`csp: ${csp.join('; ')}`]),
    ...(String(headers['permissions-policy']).includes('camera=()') ? [] : ['permissions-policy']),
    ...(type.startsWith('text/html') && !['no-store', 'private, no-cache'].includes(kept)
      ? [`a page is kept: ${kept}`]
      : []),
    ...(kept === 'undefined' || kept.includes('public') ? [`cache-control: ${kept}`] : []),
    ...(type.startsWith('text/event-stream') && headers['x-accel-buffering'] !== 'no' ? ['buffered'] : []),
    ...(/node_modules|\n\s+at |\.ts:\d|node:/.test(text) && type.startsWith('text/html')
      ? ['tells of the inside']
      : []),
  ];
}

const strict = [
  ...["base-uri 'none'", "connect-src 'self'", "default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"],
  ...["img-src 'self'", "script-src 'self'", "style-src 'self'"],
];

it('every answer of the console is strict, whoever asks and whatever is wrong', async () => {
  const [open, closed, guarded] = await Promise.all([
    openGuardDesk({}),
    openGuardDesk({ host: '0.0.0.0' }),
    openGuardDesk({ password }),
  ]);
  const cookie = await guarded.session();
  const asking: [GuardDesk, Record<string, string>][] = [
    [open, {}],
    [open, { host: 'evil.example' }],
    [open, { 'sec-fetch-site': 'cross-site', 'x-fragment': '1' }],
    [closed, {}],
    [guarded, {}],
    [guarded, { accept: 'text/html' }],
    [guarded, { cookie, accept: 'text/html' }],
    [guarded, { cookie, 'x-fragment': '1' }],
  ];
  const seen = new Set<number>();

  for (const [desk, headers] of asking)
    for (const one of [...looks, ...writes(desk)]) {
      const answer = await desk.raw({ ...one, headers: { ...one.headers, ...headers } });
      expect([headers, one.method, one.path, answer.status, faultsOf(answer)]).toEqual([
        headers,
        one.method,
        one.path,
        answer.status,
        [],
      ]);
      seen.add(answer.status);
    }

  expect([...seen].toSorted()).toEqual([200, 302, 303, 400, 401, 403, 404, 413]);
});
