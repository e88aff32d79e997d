import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { createPageReader } from '../../../src/feeds/pages/page-reader.ts';

const stubborn = new URL('./stubborn-worker.ts', import.meta.url);
const story = '<p>Envoys of both sides met in the old harbour office today, and spoke for four hours.</p>'.repeat(4);

function open(parts: { entry?: URL; deadlineMs?: number } = {}) {
  const { entry, ...changed } = parts;
  const pages = createPageReader({
    limits: { ...limits.pages, heapMbMax: 64, deadlineMs: 15_000, ...changed },
    ...(entry ? { entry } : {}),
  });
  onTestFinished(() => pages.close());
  return pages;
}

describe('a page that is read', () => {
  it('gives its title and text', async () => {
    expect(await open().read(`<title>Envoys meet</title>${story}`)).toEqual({
      title: 'Envoys meet',
      text: expect.stringMatching(/^Envoys of both sides .* four hours\.$/m),
    });
  });

  it('is read by what was started for it', async () => {
    const pages = open({ entry: stubborn });

    pages.prepare();
    pages.prepare();

    expect(await pages.read('a')).toEqual({ title: '', text: 'a' });
  });

  it('comes with its own answer when many are read at once', async () => {
    const pages = open({ entry: stubborn });

    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((html) => pages.read(html)));

    expect(answers.map((page) => 'text' in page && page.text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    { what: 'takes too long', html: 'hang', reason: 'took over 1000 ms' },
    { what: 'takes too much memory', html: 'grow', reason: 'memory' },
    { what: 'ends the worker', html: 'leave', reason: 'the worker ended' },
    { what: 'breaks the worker', html: 'throw', reason: 'the page was too strange' },
  ])('and $what costs one error; the pages behind it are read', async ({ html, reason }) => {
    const pages = open({ entry: stubborn, ...(html === 'hang' ? { deadlineMs: 1_000 } : {}) });

    const answers = await Promise.all(['before', html, 'after', html, 'last'].map((page) => pages.read(page)));

    const error = { error: expect.stringContaining(reason) };
    const text = (words: string) => ({ title: '', text: words });
    expect(answers).toEqual([text('before'), error, text('after'), error, text('last')]);
  });

  it.each(['end afterwards', 'break afterwards'])(
    'and lets its worker %s keeps the next from nothing',
    async (html) => {
      const pages = open({ entry: stubborn });
      await pages.read(html);

      await expect.poll(() => pages.read('next'), { timeout: 15_000 }).toEqual({ title: '', text: 'next' });
    },
  );

  it('nested 5,000 deep, or with an attribute of ten megabytes, keeps the next from nothing', async () => {
    const pages = open();

    const answers = await Promise.all(
      [`${'<div>'.repeat(5_000)}${story}`, `<p title="${'x'.repeat(10_000_000)}">${story}`, story].map((html) =>
        pages.read(html),
      ),
    );

    expect(answers[0]).toMatchObject({ text: expect.stringContaining('harbour office') });
    expect(answers[2]).toMatchObject({ text: expect.stringContaining('harbour office') });
  });

  it('after the reader was closed and is used again, is read too', async () => {
    const pages = open({ entry: stubborn });
    await pages.read('a');

    await pages.close();

    expect(await pages.read('b')).toEqual({ title: '', text: 'b' });
  });
});
