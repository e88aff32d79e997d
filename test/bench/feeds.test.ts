import { describe, expect, it } from 'vitest';
import { measureAgreement } from '../../bench/feeds/agreement.ts';
import { readFeedCase } from '../../bench/feeds/feed-case.ts';
import { generatedCases } from '../../bench/feeds/generated-cases.ts';
import { readers } from '../../bench/feeds/libraries.ts';

const fileOf = (expectation: string, feed: string) =>
  readFeedCase(
    'a.xml',
    Buffer.from(
      `<!--\nHeader: Content-Location: http://b.example/\nDescription: x\nExpect:  ${expectation}\n-->\n${feed}`,
    ),
  );

describe('the bench of feeds', () => {
  it('finds that Parley reads every form of title, link, id and date', async () => {
    const cases = [1, 2].flatMap((seed) => generatedCases(seed));

    const { misses, asked } = await measureAgreement(cases, readers.parley!);

    expect(asked).toBeGreaterThan(1_500);
    expect(misses).toEqual([]);
  });

  it.each([
    ["not bozo and feed['title'] == u'Zo\\xeb \\u2019s'", [{ of: 'feed', field: 'title', value: 'Zoë ’s' }]],
    ["entries[1].link == 'http://x/?a=1&b=2'", [{ of: 1, field: 'link', value: 'http://x/?a=1&b=2' }]],
    [
      "entries[0]['id'] == entries[1]['guid'] == r'C:\\new'",
      [
        { of: 0, field: 'id', value: 'C:\\new' },
        { of: 1, field: 'id', value: 'C:\\new' },
      ],
    ],
    [
      "not bozo and feed['updated_parsed'] == (2031, 5, 14, 9, 5, 7, 2, 134, 0)",
      [{ of: 'feed', field: 'date', value: Date.UTC(2031, 4, 14, 9, 5, 7) }],
    ],
    ["not bozo and entries[0]['title_detail']['value'] == 'x'", []],
    ["bozo and encoding in ('GB2312', 'GB18030')", []],
  ])('takes “%s” for what it asks', (expectation, checks) => {
    const read = fileOf(expectation, '<rss/>');

    expect(read.checks).toEqual(checks);
    expect(read.address).toBe('http://b.example/');
  });

  it('counts what is read otherwise', async () => {
    const wrong = fileOf(
      "not bozo and feed['title'] == 'Quay'",
      '<rss><channel><title>Harbour</title></channel></rss>',
    );

    const { agreed, asked, misses } = await measureAgreement([wrong], readers.parley!);

    expect([agreed, asked]).toEqual([0, 1]);
    expect(misses).toEqual(['a.xml: feed title should be Quay, is Harbour']);
  });
});
