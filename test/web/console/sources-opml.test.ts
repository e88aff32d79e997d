import { describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { feedSchema } from '../../../src/domain/feeds.ts';
import { openConsoleDesk } from './console-desk.ts';

const wire = feedSchema.parse({
  ...{ id: 'wire', outlet: 'Sample <Wire>', tier: 'wire', kind: 'rss', url: 'https://wire.example/rss?a=1&b=2' },
});
const listOf = (...urls: string[]) =>
  `<opml version="2.0"><body>${urls.map((url, i) => `<outline text="Feed ${i}" xmlUrl="${url}"/>`).join('')}</body></opml>`;

async function openDesk() {
  const desk = await openConsoleDesk({ feeds: [wire] });
  const send = (fields: Readonly<Record<string, string | File>>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return desk.fetch('/console/sources/import', { method: 'POST', body });
  };
  return { ...desk, send };
}

describe('feeds as OPML', () => {
  it('go out, the operator’s and those of workspaces', async () => {
    const { fetch, store } = await openDesk();
    await store.feeds.put({
      ...wire,
      id: 'own-1',
      outlet: 'Harbour',
      url: 'https://harbour.example/rss',
      workspace: 'slack:T1',
    });

    const answer = await fetch('/console/sources/parley-feeds.opml');

    const text = await answer.text();
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(text).toContain('text="Sample &lt;Wire&gt;"');
    expect(text).toContain('<outline text="slack:T1">');
    expect(text).toContain('xmlUrl="https://harbour.example/rss"');
  });

  it('come in from a file, for one workspace, with what became of each and a line of who did it', async () => {
    const { send, store } = await openDesk();
    const list = listOf('https://harbour.example/rss', 'https://wire.example/rss?a=1&amp;b=2', 'http://127.0.0.1/rss');

    const answer = await send({ workspace: 'slack:T1', file: new File([list], 'feeds.opml'), list: '' });

    const sentence = 'Added 1 feed for slack:T1. Polled already: 1. Left out, no address that is fetched: 1.';
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(sentence);
    expect((await store.feeds.all()).map(({ workspace, url }) => [workspace, url])).toEqual([
      ['slack:T1', 'https://harbour.example/rss'],
    ]);
    expect(await store.audit.ofChannel('console:main', 9)).toMatchObject([
      { by: 'console', command: `imported an OPML list. ${sentence}` },
    ]);
  });

  it('come in as text too, for the console’s own channel', async () => {
    const { send, store } = await openDesk();

    await send({ workspace: 'console:main', list: listOf('https://harbour.example/rss') });

    expect((await store.feeds.ofWorkspace('console:main')).map(({ outlet }) => outlet)).toEqual(['Feed 0']);
  });

  it('are added once however often the list comes', async () => {
    const { send, store } = await openDesk();
    const list = { workspace: 'slack:T1', list: listOf('https://harbour.example/rss') };

    await send(list);
    const again = await send(list);

    expect(await again.text()).toContain('Polled already: 1.');
    expect(await store.feeds.count()).toBe(1);
  });

  it.each([
    [{ list: listOf() }, 422, '“” is no workspace.'],
    [{ workspace: 'T1', list: listOf() }, 422, '“T1” is no workspace.'],
    [{ workspace: 'slack:T1', list: '<p>hello</p>' }, 422, 'This is no OPML list'],
    [
      { workspace: 'slack:T1', list: 'x'.repeat(limits.console.bodyBytesMax + 1) },
      413,
      'That is too large: this page takes 200 kB at most.',
    ],
  ])('is refused with a sentence where it cannot be taken: case %#', async (...[fields, status, sentence]) => {
    const { send, store } = await openDesk();

    const answer = await send(fields);

    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
    expect(await store.feeds.count()).toBe(0);
  });
});
