import { expect, it } from 'vitest';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { auditWrite } from '../../../src/web/console/audit-write.ts';
import { openAsking } from '../../commands/asking.ts';

const clock = { now: () => Date.parse('2026-11-20T12:00:00Z') };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('a channel is told what an operator changed at the console, and nobody is called by it', async () => {
  const asking = await openAsking();
  const channel = 'slack:T1/C1';

  await auditWrite({ ...asking, clock, log }, { channel, what: 'paused it,\n\u202E as asked' });

  const { notes } = await asking.call({ name: 'subscriptions', options: {}, channel, by: 'U7' });
  expect(notes).toEqual([expect.stringMatching(/^Changed on \d+ \w+ \d{4} at the console: paused it, as asked$/)]);
});

it('what an operator changes of no channel stands with the console’s own', async () => {
  const asking = await openAsking();

  await auditWrite({ ...asking, clock, log }, { what: 'took 3 feeds from a list' });

  expect(await asking.store.audit.ofChannel(consoleChannel, 9)).toMatchObject([
    { by: 'console', command: 'took 3 feeds from a list' },
  ]);
});
