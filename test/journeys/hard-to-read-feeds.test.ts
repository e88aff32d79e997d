import { describe, expect, it } from 'vitest';
import { before, openAfterGoodPoll, rise, rssOf, titleOf } from './feed-desk.ts';

const bare = (body: string) =>
  body.replace('</channel></rss>', '').replaceAll('</description>', ' AT&T & Co</description>');
const entityBomb = `<!DOCTYPE rss [<!ENTITY a "${'lol'.repeat(1_000)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'a'.repeat(n + 2)} "${`&${'a'.repeat(n + 1)};`.repeat(10)}">`).join('')}]>`;
const long = Array.from({ length: 9_000 }, (_, n) => ({
  title: `Ferry timetable ${n}`,
  link: `https://gazette.example/f${n}`,
}));

describe('A body that is hard to read', () => {
  it.each<[string, (body: string) => string | Uint8Array, Record<string, string>]>([
    ['with bare ampersands and no end', bare, {}],
    [
      'with entities that would grow to a thousand million',
      (body) => body.replace('<rss', `${entityBomb}<rss`).replace('Officials', '&aaaaaaaaaa; Officials'),
      {},
    ],
    [
      'in UTF-16 without a word of it',
      (body) => Buffer.from(`\ufeff${body}`, 'utf16le'),
      { 'content-type': 'text/xml' },
    ],
    ['that calls UTF-8 Latin-1', (body) => body, { 'content-type': 'text/xml; charset=iso-8859-1' }],
    [
      'with 9,000 items behind the news',
      (body) =>
        body.replace(
          '</channel></rss>',
          rssOf(...long)
            .split('</title>')
            .slice(1)
            .join('</title>'),
        ),
      {},
    ],
  ])('%s brings its news once', { timeout: 60_000 }, async (...[_what, spoil, headers]) => {
    const desk = await openAfterGoodPoll();
    desk.answer((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(spoil(rssOf(rise, before))),
    );

    await desk.polls(2);

    expect(desk.texts().map(titleOf)).toEqual([expect.stringContaining('57 %')]);
    expect(await desk.sources()).toContain('gazette: ok');
  });
});
