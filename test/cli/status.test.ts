import { describe, expect, it } from 'vitest';
import type { InboxRow } from '../../src/domain/inbox.ts';
import type { Store } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { follow, openFedHome, ratePiece } from './feeds.ts';
import { type Home, openHome, runParley } from './parley.ts';

const hourMs = 3_600_000;

/** Changes what is stored, as a run of some hours would. */
async function alter(home: Home, change: (store: Store) => Promise<void>): Promise<void> {
  const database = await openDatabase(home.env.DATABASE_URL ?? '');
  await change(createStore(database));
  await database.close();
}

async function jsonOf(home: Home) {
  const { code, out } = await runParley(home, 'status', '--json');
  return { code, ...JSON.parse(out) };
}

describe('parley status', () => {
  it('is well with nothing but an empty store', async () => {
    const { code, out } = await runParley(openHome({ SEED_PACKS: 'none' }), 'status');

    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('Parley is well.');
    expect(out).toContain('Last alert: never.');
    expect(out).toContain('No coverage has been read yet');
  });

  it('counts feeds and messages, and names the last alert and the newest coverage', async () => {
    const home = await openFedHome();
    await follow(home);
    await runParley(home, 'check');
    home.server.publish(ratePiece(57));
    await runParley(home, 'check');

    const { code, out } = await runParley(home, 'status');

    expect(code).toBe(0);
    expect(out).toContain('Feeds: 1 ok.');
    expect(out).toContain('Items waiting to be read: 0.');
    expect(out).toMatch(/Messages: 1 waiting, 0 held until their hour, 0 sent/);
    expect(out).toMatch(/Last alert: just now, .*57/);
    expect(out).toMatch(/Newest coverage in the store: .*today/);
  });

  it('says the same as one object, with what is amiss of each feed', async () => {
    const gone = { id: 'gone', outlet: 'Old Post', tier: 'paper', kind: 'rss', url: 'http://127.0.0.1:9/feed.xml' };
    const home = await openFedHome([gone]);
    await runParley(home, 'check');

    const { code, ...told } = await jsonOf(home);

    expect(code).toBe(0);
    expect(told).toMatchObject({
      well: true,
      troubles: [],
      feeds: { ok: 1, failing: 1 },
      unhealthy: [{ feed: 'gone', state: 'failing', reason: expect.stringContaining('port 9') }],
      topicsWithoutPath: [],
      inbox: 0,
      deliveries: { waiting: 0, sent: 0, paused: 0, abandoned: 0 },
      lastAlert: null,
    });
  });

  it('is unwell when no feed is left that brings news, and names the topics', async () => {
    const home = await openFedHome();
    await home.server.close();
    for (let checks = 0; checks < 3; checks++) await runParley(home, 'check');

    const told = await jsonOf(home);

    expect(told).toMatchObject({ code: 1, well: false, topicsWithoutPath: expect.arrayContaining(['tariffs']) });
    expect(told.troubles.join(' ')).toContain('Tariffs');
  });

  it('is unwell when nobody has polled for long', async () => {
    const home = await openFedHome();
    await runParley(home, 'check');
    await alter(home, async ({ cursors }) => {
      const cursor = await cursors.get('local');
      if (cursor) await cursors.put('local', { ...cursor, nextPollAt: cursor.nextPollAt - 2 * hourMs });
    });

    const { code, out } = await runParley(home, 'status');

    expect(code).toBe(1);
    expect(out).toContain('Parley is unwell.');
    expect(out).toMatch(/! No feed has been polled for 11\d minutes longer than it should: is the bot running\?/);
  });

  it('is unwell when items are not read', async () => {
    const home = await openFedHome();
    await alter(home, ({ inbox }) => inbox.add([rowSeen(Date.now() - hourMs)]));

    const told = await jsonOf(home);

    expect(told).toMatchObject({ code: 1, inbox: 1, troubles: ['Items have been waiting to be read for 60 minutes.'] });
  });

  it('is unwell when a message is not even tried', async () => {
    const home = await openFedHome();
    await alter(home, ({ deliveries }) =>
      deliveries.enqueue(
        [
          {
            ...{ id: 'one', channel: 'slack:T1/C1', kind: 'alert', alertId: 'an-alert', message: null, replyTo: null },
            dueAt: Date.now() - hourMs,
          },
        ],
        Date.now() - hourMs,
      ),
    );

    const told = await jsonOf(home);

    expect(told).toMatchObject({ code: 1, troubles: ['A message to slack has been waiting for 60 minutes.'] });
  });
});

const rowSeen = (seenAt: number): InboxRow => ({
  ...{ id: '1', feedId: 'local', outlet: 'Harbour Post', tier: 'paper', arrival: 'live', contentHash: 'hash', seenAt },
  item: { title: 'A title', text: 'A text.', publishedAt: null },
});
