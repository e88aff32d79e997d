import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../jobs/newsroom.ts';
import { cookieOf, formOf, openGuardDesk, password } from './guard-desk.ts';

const html = { accept: 'text/html' };

describe('a console with a password', () => {
  it('leads to the password, and from there back to the page that was asked for', async () => {
    const desk = await openGuardDesk({ password });

    const led = await desk.raw({ path: '/console/access?x=1', headers: html });
    const asked = await desk.raw({ path: String(led.headers.location), headers: html });
    const signedIn = await desk.signIn(password, { to: '/console/access?x=1' });
    const page = await desk.raw({ path: String(signedIn.headers.location), headers: { cookie: cookieOf(signedIn) } });

    expect([led.status, led.headers.location]).toEqual([303, '/console/login?to=%2Fconsole%2Faccess%3Fx%3D1']);
    expect(asked.text).toMatch(/<label for="password">[\s\S]*type="password" autocomplete="current-password"/);
    expect([signedIn.status, signedIn.headers.location]).toEqual([303, '/console/access?x=1']);
    expect(page.text).toContain(
      'You are signed in until <time datetime="2026-11-02T20:00:00.000Z">2 Nov 2026, 20:00 UTC',
    );
  });

  it('shows nothing without a session but what the page for the password is made of', async () => {
    const desk = await openGuardDesk({ password, host: '0.0.0.0' });
    const closed = [
      '',
      '/',
      '/access',
      '/live',
      '/assets/console.js',
      '/assets/channel.css',
      '/chart.png?line=/tariffs',
      '/no',
    ];

    for (const path of closed) {
      expect([path, (await desk.raw({ path: `/console${path}` })).status]).toEqual([path, 401]);
      expect([path, (await desk.raw({ path: `/console${path}`, method: 'HEAD' })).status]).toEqual([path, 401]);
    }
    const write = await desk.raw({ method: 'POST', path: '/console/say', headers: formOf(desk), body: 'line=/help' });
    expect([write.status, write.text.includes('/tariffs')]).toEqual([401, false]);
    for (const name of ['console.css', 'parts.css', 'login.css', 'icon.svg'])
      expect((await desk.raw({ path: `/console/assets/${name}` })).status).toBe(200);
    for (const path of ['/console/login/../access', '/console/assets/console.css/../console.js', '/console/login/'])
      expect([path, [401, 404].includes((await desk.raw({ path })).status)]).toEqual([path, true]);
  });

  it('says in a sentence that a password is wrong, and lets nobody in', async () => {
    const desk = await openGuardDesk({ password });

    for (const given of [`${password} `, password.toUpperCase(), password.slice(1), `${password}\u0000`, '__proto__']) {
      const { status, text, headers } = await desk.signIn(given);
      expect([given, status, headers['set-cookie']]).toEqual([given, 401, undefined]);
      expect(text).toContain('That is not the password.');
    }
    const without = await desk.raw({ method: 'POST', path: '/console/login', headers: formOf(desk), body: 'x=1' });
    expect([without.status, without.text.includes('Type the password.')]).toEqual([400, true]);
  });

  it('knows a password however its letters are put together', async () => {
    const desk = await openGuardDesk({ password: 'grüße-aus-genf'.normalize('NFC') });

    expect((await desk.signIn('grüße-aus-genf'.normalize('NFD'))).status).toBe(303);
  });

  it.each([
    ...[
      '//evil.example',
      '/\\evil.example',
      '\\/evil.example',
      '/console/../../evil',
      '/console/..',
      '/console/%2e%2e/x',
    ],
    ...[
      'https://evil.example/console',
      '/consoles',
      '/console@evil.example',
      'javascript:alert(1)',
      '/metrics',
      'console',
    ],
    ...['/console\r\nset-cookie: x=1', '/console/\t/x', ' /console', '/console/../console/../x', '/console#x', ''],
  ])('leads after the password to the console and never to %j', async (to) => {
    const desk = await openGuardDesk({ password });

    const { status, headers } = await desk.signIn(password, { to });
    const again = await desk.raw({
      path: `/console/login?${new URLSearchParams({ to })}`,
      headers: { ...html, cookie: cookieOf({ status, headers, text: '' }) },
    });

    expect([status, headers.location]).toEqual([303, '/console']);
    expect([again.status, again.headers.location]).toEqual([303, '/console']);
  });
});

describe('a session', () => {
  it('is kept where no script and no other site has it, and over TLS only where it came so', async () => {
    const desk = await openGuardDesk({ password });

    const plain = String((await desk.signIn(password)).headers['set-cookie']);
    const secure = String(
      (await desk.signIn(password, { headers: { 'x-forwarded-proto': 'https' } })).headers['set-cookie'],
    );

    expect(plain.split('; ').slice(1)).toEqual(['Max-Age=43200', 'Path=/console', 'HttpOnly', 'SameSite=Strict']);
    expect(secure).toContain('; Secure');
  });

  it('ends after twelve hours, whatever the browser keeps', async () => {
    const desk = await openGuardDesk({ password });
    const cookie = await desk.session();

    desk.clock.move(12 * hourMs - 1);
    const before = await desk.raw({ headers: { cookie } });
    desk.clock.move(1);
    const after = await desk.raw({ headers: { cookie } });

    expect([before.status, after.status]).toEqual([200, 401]);
  });

  it('ends in the browser when one signs out', async () => {
    const desk = await openGuardDesk({ password });
    const cookie = await desk.session();

    const out = await desk.raw({ method: 'POST', path: '/console/logout', headers: { ...formOf(desk), cookie } });
    const byLink = await desk.raw({ path: '/console/logout', headers: { cookie } });

    expect([out.status, out.headers.location]).toEqual([303, '/console/login']);
    expect(String(out.headers['set-cookie'])).toMatch(/^parley_console=; Max-Age=0; Path=\/console/);
    expect([byLink.status, byLink.headers['set-cookie']]).toEqual([404, undefined]);
  });

  it('goes on with another replica and after a restart, and ends with the password', async () => {
    const [desk, replica, changed] = await Promise.all([
      openGuardDesk({ password }),
      openGuardDesk({ password }),
      openGuardDesk({ password: `${password}!` }),
    ]);
    const cookie = await desk.session();

    expect((await replica.raw({ headers: { cookie } })).status).toBe(200);
    expect((await changed.raw({ headers: { cookie } })).status).toBe(401);
  });

  it('cannot be made or mended without the password', async () => {
    const desk = await openGuardDesk({ password });
    const cookie = await desk.session();
    const [name = '', value = ''] = cookie.split('=');
    const [until = '', signature = ''] = decodeURIComponent(value).split('.');
    const later = String(Number(until) + 1);
    const signedBy = (key: string) => createHmac('sha256', key).update(later).digest('base64');
    const forged = [
      ...[later, `${later}.`, `${later}.${signature}`, `.${signature}`, `${until}.${signature.slice(0, -1)}`],
      ...[`${until}.${signature}.${signature}`, `1e99.${signature}`, `Infinity.${signature}`, `${until}.AAAA`],
      ...['', password, 'parley console session', 'undefined', 'null'].flatMap((key) =>
        key === '' ? [] : [`${later}.${signedBy(key)}`],
      ),
    ];

    for (const one of forged) {
      const { status } = await desk.raw({ headers: { cookie: `${name}=${encodeURIComponent(one)}` } });
      expect([one, status]).toEqual([one, 401]);
    }
    for (const odd of [
      `${name}`,
      `${name}=`,
      `=${value}`,
      `x${name}=${value}`,
      `${name}=;${name}`,
      '%%%',
      `${name}=%ff`,
    ])
      expect([odd, (await desk.raw({ headers: { cookie: odd } })).status]).toEqual([odd, 401]);
    expect((await desk.raw({ headers: { cookie: `other=1; ${cookie}` } })).status).toBe(200);
  });
});
