import { expect, it } from 'vitest';
import { inboxRowOf } from '../store/rows.ts';
import { onEveryEngine } from './engines.ts';

const key = 'leader';
const forMs = 100;

onEveryEngine('A lease', (open) => {
  it('keeps its number while one owner renews it, late too, when nobody else had it', async () => {
    const { store } = await open();
    const lease = (owner: string, now: number) => store.holds.lease({ key, owner, now, forMs });

    const numbers = [await lease('one', 0), await lease('one', 90), await lease('two', 100), await lease('one', 500)];

    expect(numbers).toEqual([1, 1, undefined, 1]);
  });

  it('has a higher number with each other owner, and with the first again', async () => {
    const { store } = await open();
    const lease = (owner: string, now: number) => store.holds.lease({ key, owner, now, forMs });

    const numbers = [await lease('one', 0), await lease('two', 100), await lease('one', 200)];

    expect(numbers).toEqual([1, 2, 3]);
  });

  it('that was given back goes to the next at once, and its number is not used again', async () => {
    const { store } = await open();
    await store.holds.lease({ key, owner: 'one', now: 0, forMs });

    await store.holds.release(key, 'two');
    const meanwhile = await store.holds.lease({ key, owner: 'two', now: 10, forMs });
    await store.holds.release(key, 'one');
    await store.holds.sweep(1_000_000);
    const again = await store.holds.lease({ key, owner: 'one', now: 10, forMs });

    expect([meanwhile, again]).toEqual([undefined, 2]);
  });

  it('goes to one of many who reach for it at once', async () => {
    const { store } = await open();
    const owners = Array.from({ length: 20 }, (_, index) => `owner ${index}`);

    const numbers = await Promise.all(owners.map((owner) => store.holds.lease({ key, owner, now: 0, forMs })));

    expect(numbers.filter((number) => number !== undefined)).toEqual([1]);
  });

  it('is current until another has taken it over', async () => {
    const { store } = await open();
    const tenure = { key, owner: 'one', number: 1 };
    await store.holds.lease({ key, owner: 'one', now: 0, forMs });

    const before = await store.holds.isCurrent(tenure);
    await store.holds.lease({ key, owner: 'two', now: 100, forMs });
    const after = await store.holds.isCurrent(tenure);
    await store.holds.lease({ key, owner: 'one', now: 200, forMs });

    expect([before, after, await store.holds.isCurrent(tenure)]).toEqual([true, false, false]);
  });

  it('that was given back is not current any more', async () => {
    const { store } = await open();
    await store.holds.lease({ key, owner: 'one', now: 0, forMs });

    await store.holds.release(key, 'one');

    expect(await store.holds.isCurrent({ key, owner: 'one', number: 1 })).toBe(false);
  });
});

onEveryEngine('What is held', (open) => {
  it('is known to all, and counted by its beginning, until it has run out', async () => {
    const { store } = await open();
    for (const name of ['replica/a', 'replica/b', 'replicas', 'call/1'])
      await store.holds.take({ key: name, owner: 'one', now: name === 'replica/b' ? 50 : 0, forMs });

    expect([await store.holds.isTaken('call/1', 99), await store.holds.isTaken('call/1', 100)]).toEqual([true, false]);
    expect([await store.holds.isTaken('call/2', 0), await store.holds.isTaken('replica', 0)]).toEqual([false, false]);
    expect([await store.holds.countTaken('replica/', 99), await store.holds.countTaken('replica/', 100)]).toEqual([
      2, 1,
    ]);
  });
});

onEveryEngine('A lease that a transaction has found current', (open) => {
  it('is taken over only after that transaction: whoever takes it sees what was committed', async () => {
    const { store } = await open();
    await store.holds.lease({ key, owner: 'one', now: 0, forMs });
    const [found, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];

    const committing = store.transaction(async (trx) => {
      const isCurrent = await trx.holds.isCurrent({ key, owner: 'one', number: 1 });
      found.resolve();
      await goOn.promise;
      // Long enough for whoever would not wait.
      for (let queries = 0; queries < 30; queries++) await trx.inbox.count();
      if (isCurrent) await trx.inbox.add([inboxRowOf('late')]);
    });
    await found.promise;
    const seen = store.holds.lease({ key, owner: 'two', now: forMs, forMs }).then(() => store.inbox.count());
    goOn.resolve();
    await committing;

    expect(await seen).toBe(1);
  });
});
