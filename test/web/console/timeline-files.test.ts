import { describe, expect, it } from 'vitest';
import { readCsv } from '../../lib/csv-reading.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';
import { openSeededDesk, rowsShown, toldFact } from './timeline-desk.ts';

/** The rows of the file under a query, by the names of its columns. */
async function fileOf(desk: ConsoleDesk, query = ''): Promise<Record<string, string>[]> {
  const response = await desk.fetch(`/console/timeline.csv${query}`);
  const [columns = [], ...rows] = readCsv(await response.text());
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])));
}

describe('the timeline as a file', () => {
  it('has the rows of the page, in its order', async () => {
    const desk = await openSeededDesk();
    const query = '?topic=tariffs&from=2018&to=2026-05&order=oldest';

    const file = await fileOf(desk, query);
    const page = await rowsShown(desk, query);

    expect(file.length).toBeGreaterThan(30);
    expect(file.map(({ what }) => what)).toEqual(page.map(({ what }) => what));
    expect(file.map(({ status, disputed }) => [status, disputed])).toEqual(
      page.map(({ badges }) => [
        badges.find((badge) => badge !== 'disputed') ?? '',
        badges.includes('disputed') ? 'yes' : 'no',
      ]),
    );
  });

  it('gives a rate as a number, with its side, its status and where it was told', async () => {
    const file = await fileOf(await openSeededDesk(), '?topic=tariffs');

    expect(file.find(({ date, side }) => date === '2018-07-06' && side === 'US')).toMatchObject({
      ...{ kind: 'tariff', value: '25', unit: 'percent', disputed: 'no', 'date is of': 'the event' },
      'as reported on': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      'fact key': expect.stringMatching(/^tariff\/US>CN\//),
    });
  });

  it('lets no outlet’s word become a formula, and leaves a negative number a number', async () => {
    const desk = await openConsoleDesk();
    const figure = {
      kind: 'figure',
      metric: 'cn_exports_to_us',
      value: -34.5,
      unit: 'percent',
      period: '2026-10',
    } as const;
    const hostile = { outlet: '=HYPERLINK("http://x.example")', speaker: '@SUM(A1)', url: 'javascript:alert(1)' };
    await desk.store.facts.put(toldFact(figure, hostile));
    await desk.store.facts.put(toldFact({ kind: 'remark', about: 'x', says: '+1 from “both”, they said' }));

    const [first, second] = await fileOf(desk, '?remarks=yes');

    expect([first, second].map((row) => row?.value)).toContain('-34.5');
    const told = [first, second].find((row) => row?.kind === 'figure');
    expect(told).toMatchObject({ outlets: `'${hostile.outlet}`, 'by the account of': "'@SUM(A1)", urls: '' });
    const remark = [first, second].find((row) => row?.kind === 'remark');
    expect(remark?.what).toBe("'+1 from “both”, they said");
  });

  it('is saved under a name that says what is in it, and has a sentence for a slip', async () => {
    const desk = await openConsoleDesk();

    const file = await desk.fetch('/console/timeline.csv?topic=talks&from=2025&to=2025-06');
    const slip = await desk.fetch('/console/timeline.csv?from=soon');

    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="parley-talks-2025-01-01-to-2025-06-30.csv"',
    );
    expect([slip.status, await slip.text()]).toEqual([400, expect.stringContaining('“soon” in “from” is no date.')]);
  });
});

describe('the pictures of the timeline', () => {
  it('are PNGs that the page shows, with all of it in words for who cannot see them', async () => {
    const desk = await openSeededDesk();
    const page = await desk.page('/console/timeline?from=2025-01');
    const pictures = [...page.querySelectorAll('.chart img')];

    const sent = await Promise.all(pictures.map((one) => desk.fetch(one.getAttribute('src') ?? '')));

    expect(pictures.map((one) => one.getAttribute('alt'))).toEqual([
      expect.stringMatching(/^Talks and deadlines\. .*Talks in London: concluded, 9 Jun 2025 to 10 Jun 2025/),
      expect.stringMatching(/^US–China tariffs on all goods since 2025\. .*145 %/),
    ]);
    for (const response of sent) {
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="parley-[a-z-]+2026-11-02\.png"$/);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.length).toBeGreaterThan(20_000);
    }
  });

  it('are not sent again while they are the same', async () => {
    const desk = await openSeededDesk();
    const path = '/console/timeline/events.png?topic=truce';
    const first = await desk.fetch(path);

    const again = await desk.fetch(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });

    expect([first.status, again.status]).toEqual([200, 304]);
  });

  it('are not there where there is too little to draw, and the page has no empty frame', async () => {
    const desk = await openConsoleDesk();

    const page = await desk.page('/console/timeline');
    const events = await desk.fetch('/console/timeline/events.png');

    expect(events.status).toBe(404);
    expect(page.querySelectorAll('img')).toHaveLength(0);
    expect(page.querySelector('main')?.textContent).toContain('Nothing is known here for these dates.');
  });
});
