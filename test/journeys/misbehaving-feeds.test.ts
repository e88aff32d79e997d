import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../jobs/newsroom.ts';
import { before, type DeskParts, openAfterGoodPoll, openFeedDesk, rise, rssOf, sends, titleOf } from './feed-desk.ts';

const lost = 'Parley hears nothing on any topic at the moment';
const back = 'Parley hears of every topic again';

interface Misbehaviour {
  readonly listener: RequestListener;
  readonly says: string;
  readonly parts?: DeskParts;
}

const quick: DeskParts = { fetchLimits: { fetchMs: 300 } };
const failures: Readonly<Record<string, Misbehaviour>> = {
  'drips its body slowly': {
    parts: quick,
    listener(request, response) {
      response.writeHead(200);
      const dripping = setInterval(() => response.write('<'), 50);
      request.socket.on('close', () => clearInterval(dripping));
    },
    says: 'failing',
  },
  'never answers': { parts: quick, listener: () => undefined, says: 'failing' },
  'redirects in a loop': {
    listener: (_request, response) => void response.writeHead(302, { location: '/feed' }).end(),
    says: 'redirects',
  },
  'redirects to a private address': {
    listener: (_request, response) => void response.writeHead(302, { location: 'http://10.0.0.5/feed' }).end(),
    says: '10.0.0.5 is not a public address',
  },
  'redirects to where a cloud keeps its keys': {
    listener: (_request, response) =>
      void response.writeHead(301, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    says: '169.254.169.254 is not a public address',
  },
  'sends a small body that grows to 200 MB': {
    listener: (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    says: '10 MB',
  },
  'breaks off in the middle of its body': {
    listener(request, response) {
      response.writeHead(200, { 'content-length': '100000' }).write(rssOf(rise));
      setImmediate(() => request.socket.destroy());
    },
    says: 'failing',
  },
  'answers with a page instead of a feed': {
    listener: sends('<!doctype html><html><body>Our feeds have moved, please see our new site.</body></html>'),
    says: 'wrong content',
  },
  'answers with items about something else': {
    parts: { feed: { links: { hosts: ['gazette.example'], path: '^/(where|rise)' } } },
    listener: sends(rssOf({ title: 'How to apply for a small-business grant', link: 'https://grants.example/faq' })),
    says: 'wrong content',
  },
  'refuses Parley': {
    listener: (_request, response) => void response.writeHead(403).end('Forbidden'),
    says: 'blocked by its server',
  },
  'has an error of its own': { listener: (_request, response) => void response.writeHead(500).end(), says: 'HTTP 500' },
};
const bomb = gzipSync(Buffer.alloc(200_000_000));

describe.each(Object.entries(failures))('A server that %s', (_how, { listener, says, parts }) => {
  it('costs one warning after three polls; its feed is shown as it is, and the news is told when it is well', async () => {
    const desk = await openAfterGoodPoll(parts);
    desk.answer(listener);

    await desk.polls(2);
    const early = desk.texts();
    await desk.polls(3);
    const warned = desk.texts();
    const shown = await desk.sources();
    desk.answer(sends(rssOf(rise, before)));
    await desk.polls(2);

    expect(early).toEqual([]);
    expect(warned.map(titleOf)).toEqual([lost]);
    expect(warned[0]).toContain(says);
    expect(shown).toContain(says);
    expect(shown).toContain('5 times in a row');
    expect(desk.texts().map(titleOf)).toEqual([lost, back, expect.stringContaining('57 %')]);
    expect(await desk.sources()).toContain('gazette: ok');
  });
});

describe('A server that asks for patience', () => {
  it.each([
    ['in seconds', () => '7200'],
    ['by a date', (now: number) => new Date(now + 2 * hourMs).toUTCString()],
  ])('%s is not asked sooner', async (_how, retryAfter) => {
    const desk = await openAfterGoodPoll();
    desk.answer((_request, response) =>
      response
        .writeHead(429, {
          date: new Date(desk.clock.now()).toUTCString(),
          'retry-after': retryAfter(desk.clock.now()),
        })
        .end(),
    );
    const { clock } = desk;
    await desk.poll();
    const asked = desk.asked.length;
    const dueAt = (await desk.cursor())?.nextPollAt ?? 0;

    expect(dueAt - clock.now()).toBeGreaterThan(1.9 * hourMs);
    expect(dueAt - clock.now()).toBeLessThan(2.3 * hourMs);
    expect(asked).toBe(2);
    expect(await desk.sources()).toContain('HTTP 429');
  });
});

describe('A server that is gone for good', () => {
  it('is told at once and not asked any more', async () => {
    const desk = await openAfterGoodPoll();
    desk.answer((_request, response) => void response.writeHead(410).end());

    await desk.polls(3);

    expect(desk.asked).toHaveLength(2);
    expect(desk.texts().map(titleOf)).toEqual([lost]);
    expect(await desk.sources()).toContain('ended: its server says that it is gone for good');
  });
});

describe('A feed that is frozen', () => {
  it('answers well and is stale all the same', async () => {
    const desk = await openAfterGoodPoll();

    await desk.polls(60);

    expect(desk.texts().map(titleOf)).toEqual([lost]);
    expect(await desk.sources()).toMatch(/gazette: stale: nothing new since \d+ hours ago, expected every 6h/);
  });
});

describe('A feed that is empty from the first poll on', () => {
  it('is stale as well', async () => {
    const desk = await openFeedDesk();
    desk.answer(sends(rssOf()));

    await desk.polls(60);

    expect(desk.texts().map(titleOf)).toEqual([lost]);
    expect(await desk.sources()).toContain('stale: nothing new since the first poll, expected every 6h');
  });
});

describe('A server that honours only one validator', () => {
  it.each([
    ['the ETag', 'if-none-match'],
    ['the date', 'if-modified-since'],
  ])('is sent %s alone once that was seen, and answers without a body', async (_which, honoured) => {
    const desk = await openFeedDesk();
    const other = honoured === 'if-none-match' ? 'if-modified-since' : 'if-none-match';
    let [unchanged, polls] = [0, 0];
    desk.answer((request, response) => {
      polls++;
      // What it does not honour moves all the time, and spoils the other when both are sent.
      const isKnown = request.headers[honoured] !== undefined && request.headers[other] === undefined;
      if (isKnown) unchanged++;
      const moving = honoured === 'if-none-match' ? '"same"' : `"${polls}"`;
      const headers = { etag: moving, 'last-modified': new Date(desk.clock.now()).toUTCString() };
      response.writeHead(isKnown ? 304 : 200, headers).end(isKnown ? undefined : rssOf(before));
    });

    await desk.polls(12);

    expect(unchanged).toBeGreaterThanOrEqual(9);
    expect(desk.texts()).toEqual([]);
  });

  it('whose date moves without anything new brings nothing', async () => {
    const desk = await openFeedDesk();
    desk.answer((_request, response) =>
      response.writeHead(200, { 'last-modified': new Date(desk.clock.now()).toUTCString() }).end(rssOf(before)),
    );

    await desk.polls(8);

    expect(desk.texts()).toEqual([]);
    expect((await desk.cursor())?.failures).toBe(0);
  });
});

describe('A feed that names its items anew every day', () => {
  it.each([
    ['with the address', rise],
    ['without one', { ...rise, link: undefined }],
  ])('is told once, %s', async (_how, item) => {
    const desk = await openAfterGoodPoll();
    const { link, ...rest } = item;
    for (let day = 0; day < 5; day++) {
      desk.answer(sends(rssOf({ ...rest, ...(link && { link }), guid: `day-${day}` }, before)));
      await desk.poll();
    }

    expect(desk.texts().filter((text) => text.includes('57 %'))).toHaveLength(1);
  });
});

describe('An item that is edited', () => {
  it('is told again only for a fact that is new, and not when it goes back and forth', async () => {
    const desk = await openAfterGoodPoll();
    const typo = { ...rise, title: 'Washington raises tarif on Chinese goods from 47% to 57%' };
    for (const item of [typo, rise, typo, rise, typo]) {
      desk.answer(sends(rssOf(item, before)));
      await desk.poll();
    }
    const afterTypos = desk.texts().length;
    const text = `The United States raised its tariff on Chinese goods from 57% to 67% on Tuesday. ${rise.text}`;
    desk.answer(sends(rssOf({ ...rise, text }, before)));

    await desk.poll();

    expect(afterTypos).toBe(1);
    expect(desk.texts()).toHaveLength(2);
    expect(desk.texts()[1]).toContain('67 %');
  });

  it('under an old name with another address and title is another item', async () => {
    const desk = await openAfterGoodPoll();
    desk.answer(sends(rssOf({ ...before, guid: 'lead' })));
    await desk.poll();
    desk.answer(sends(rssOf({ ...rise, guid: 'lead' })));

    await desk.poll();

    expect(desk.texts().filter((text) => text.includes('57 %'))).toHaveLength(1);
  });
});

describe('A name that leads to a public address first and to this machine later', () => {
  it('is never dialled on this machine', async () => {
    const dialled: string[] = [];
    let looks = 0;
    const desk = await openFeedDesk({
      feed: { url: 'http://rebinding.example/feed' },
      fetching: {
        lookup: (...[_name, options, done]) => {
          const address = looks++ === 0 ? '10.255.255.1' : '127.0.0.1';
          dialled.push(address);
          return options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4);
        },
      },
    });

    await desk.polls(4);

    expect(looks).toBeGreaterThanOrEqual(4);
    expect(desk.asked).toEqual([]);
    expect(await desk.sources()).toContain('rebinding.example leads to 127.0.0.1, which is not public');
    expect(desk.texts().map(titleOf)).toEqual([lost]);
  });
});
