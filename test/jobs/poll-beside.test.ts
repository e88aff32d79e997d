import { describe, expect, it } from 'vitest';
import { hourMs, morning } from './newsroom.ts';
import { brings, itemOf, openPolling } from './polling.ts';

describe('A feed that another has polled meanwhile', () => {
  it('keeps what that poll stored, and is polled again when that says so', async () => {
    const nextPollAt = morning + 3 * hourMs;
    // As `parley check` does beside a bot, or whoever leads after one that was frozen.
    const byAnother = { etag: '"newer"', nextPollAt, lastOkAt: morning, failures: 0 };
    let isPolledByAnother = false;
    const { answer, poll, pollAfter, inbox, store, fetched } = await openPolling({
      wrap: (real) => ({
        ...real,
        async transaction(work) {
          if (isPolledByAnother) await real.cursors.put('wire', byAnother);
          return await real.transaction(work);
        },
      }),
    });
    await poll();
    answer({ wire: brings(itemOf('one')) });
    isPolledByAnother = true;

    await pollAfter(hourMs);
    const kept = await store.cursors.get('wire');
    await pollAfter(hourMs);

    expect([kept, await inbox(), fetched.length]).toEqual([byAnother, [], 2]);
  });
});
