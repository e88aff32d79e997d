import { describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { createTries } from '../../../src/web/console/sign-in-tries.ts';
import { openStore } from '../../contracts/engines.ts';
import { createMovedClock, minuteMs } from '../../jobs/newsroom.ts';
import { openGuardDesk, password } from './guard-desk.ts';

const { perAddressMax, inAllMax, windowMs } = limits.console.signIn;

describe('wrong passwords', () => {
  it('are taken ten times in fifteen minutes, then it is said when to try again', async () => {
    const desk = await openGuardDesk({ password });
    for (let tries = 0; tries < perAddressMax; tries++) expect((await desk.signIn(`wrong ${tries}`)).status).toBe(401);
    desk.clock.move(5 * minuteMs);

    const refused = await desk.signIn('wrong again');
    const right = await desk.signIn(password);
    desk.clock.move(10 * minuteMs);
    const later = await desk.signIn(password);

    expect([refused.status, right.status, right.headers['set-cookie'], later.status]).toEqual([
      429,
      429,
      undefined,
      303,
    ]);
    expect(refused.text).toContain('Too many wrong passwords. Try again in 10 minutes.');
  });

  it('stand in the log with the address, and never as they were typed', async () => {
    const desk = await openGuardDesk({ password });

    await desk.signIn('almost the password');
    await desk.signIn(password);

    expect(desk.log.logged.map(({ level, fields, message }) => [level, fields, message])).toEqual([
      ['warn', { address: '127.0.0.1' }, 'console password refused'],
      ['info', { address: '127.0.0.1' }, 'console signed in'],
    ]);
  });

  it('do not slip past by coming all at once, nor does the right one among them', async () => {
    const desk = await openGuardDesk({ password });

    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => desk.signIn(`wrong ${i}`)));
    const right = await desk.signIn(password);

    expect(answers.filter(({ status }) => status === 401)).toHaveLength(perAddressMax);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(60 - perAddressMax);
    expect(right.status).toBe(429);
  });

  it('are counted as one, whatever a proxy is said to have passed on', async () => {
    const desk = await openGuardDesk({ password });

    for (let i = 0; i < perAddressMax; i++)
      await desk.signIn('wrong', { headers: { 'x-forwarded-for': `203.0.113.${i}` } });

    expect((await desk.signIn('wrong', { headers: { 'x-forwarded-for': '198.51.100.1' } })).status).toBe(429);
  });

  it('are all that counts: who knows the password signs in as often as they like', async () => {
    const desk = await openGuardDesk({ password });

    for (let i = 0; i < 3 * perAddressMax; i++) expect((await desk.signIn(password)).status).toBe(303);
  });
});

describe('tries', () => {
  const open = async () => {
    const { store } = await openStore();
    const clock = createMovedClock();
    const replica = () => createTries({ store, clock, limits: limits.console.signIn });
    return { clock, tries: replica(), other: replica() };
  };
  const taken = async (counting: Promise<number | undefined>[]) =>
    (await Promise.all(counting)).filter((until) => until === undefined).length;

  it('are counted by all replicas together, each address by itself', async () => {
    const { tries, other } = await open();

    const counting = Array.from({ length: 40 }, (_, i) => (i % 2 ? tries : other).count('203.0.113.1'));

    expect(await taken(counting)).toBe(perAddressMax);
    expect(await tries.count('203.0.113.2')).toBeUndefined();
  });

  it('are bounded over all addresses, which one alone cannot use up', async () => {
    const { clock, tries } = await open();
    await taken(Array.from({ length: 150 }, () => tries.count('203.0.113.1')));

    const others = Array.from({ length: 150 }, (_, i) => tries.count(`198.51.100.${i}`));

    expect(await taken(others)).toBe(inAllMax - perAddressMax);
    clock.move(windowMs);
    expect(await tries.count('203.0.113.1')).toBeUndefined();
  });

  it('are those of a whole network where one has as many addresses as one likes', async () => {
    const { tries } = await open();

    const counting = Array.from({ length: 30 }, (_, i) => tries.count(`2001:db8:0:7::${i.toString(16)}`));

    expect(await taken(counting)).toBe(perAddressMax);
    expect(await tries.count('2001:db8:0:7:1:2:3:4')).toBeTypeOf('number');
    expect(await tries.count('2001:db8:0:8::1')).toBeUndefined();
    expect(await tries.count('2001:db8::7:0:0:1')).toBeUndefined();
    for (let i = 0; i < perAddressMax; i++) await tries.count('::ffff:192.0.2.1');
    expect(await tries.count('192.0.2.1')).toBeTypeOf('number');
  });

  it('that were right are taken back, and no more than those', async () => {
    const { tries } = await open();
    for (let i = 0; i < 5; i++) await tries.giveBack('203.0.113.1');
    for (let i = 0; i < 3; i++) {
      await tries.count('203.0.113.1');
      await tries.giveBack('203.0.113.1');
    }

    const counting = Array.from({ length: 20 }, () => tries.count('203.0.113.1'));

    expect(await taken(counting)).toBe(perAddressMax);
  });
});
