import { describe, expect, it } from 'vitest';
import { feedSchema } from '../../src/domain/feeds.ts';
import { type FeedDesk, openFeedDesk, rssOf } from './feed-desk.ts';

const title = 'Notice of Modification of Section 301 Action: China’s Acts on Harbour Cranes';
const agency = { name: 'Trade Representative, Office of United States', slug: 'trade-representative' };
const filed = {
  ...{ title, type: 'Notice', document_number: '2026-31234', agencies: [agency] },
  ...{ filed_at: '2026-11-02T11:15:00.000-05:00', filing_type: 'special', publication_date: '2026-11-05' },
  html_url: 'https://register.example/public-inspection/2026-31234/notice-of-modification',
};
const printed = {
  ...{ title, type: 'Notice', document_number: '2026-31234', agencies: [agency], publication_date: '2026-11-05' },
  ...{ abstract: 'This notice modifies the action on cranes of China.', action: 'Notice', dates: null, excerpts: null },
  html_url: 'https://register.example/documents/2026/11/05/2026-31234/notice-of-modification',
};

/** What is published at the moment. */
interface Published {
  readonly inspection?: readonly object[];
  readonly print?: readonly object[];
  readonly press?: string;
}

/** The lists of the Federal Register and the press releases of an office, each as a feed of its kind. */
async function openOffice() {
  const desk = await openFeedDesk({
    feed: { id: 'office', outlet: 'Office', tier: 'official-us', expectedEvery: '30d' },
    others: (url) =>
      ['public-inspection', 'federal-register'].map((kind) =>
        feedSchema.parse({
          ...{ id: kind, outlet: 'Federal Register', tier: 'official-us', kind, url: url(`/${kind}`) },
          ...{ expectedEvery: '30d', pollSeconds: 600, options: { agencies: [] } },
        }),
      ),
  });
  publish(desk, {});
  await desk.poll();
  return desk;
}

const listOf = (results: readonly object[] = []) => JSON.stringify({ count: results.length, results });

function publish(desk: FeedDesk, { inspection, print, press }: Published): void {
  desk.answer(({ url = '' }, response) => {
    if (url.startsWith('/public-inspection')) response.end(listOf(inspection));
    else if (url.startsWith('/federal-register')) response.end(listOf(print));
    else
      response.end(rssOf(...(press === undefined ? [] : [{ title: press, link: 'https://office.example/release' }])));
  });
}

describe('A document of the Federal Register', () => {
  it('is told as filed ahead of its print; print and press release edit that one alert', async () => {
    const desk = await openOffice();
    publish(desk, { inspection: [filed] });
    await desk.polls(2);
    const early = desk.texts();
    publish(desk, { inspection: [] });
    await desk.polls(2);
    publish(desk, { print: [printed] });
    await desk.polls(2);
    publish(desk, { print: [printed], press: title.toUpperCase() });
    await desk.polls(3);

    expect(early).toHaveLength(1);
    expect(early[0]).toContain('Filed for public inspection, to be printed on 5 Nov 2026.');
    expect(early[0]).toContain('Document: FR 2026-31234');
    expect(desk.texts()).toHaveLength(1);
    expect(desk.texts()[0]).not.toContain('Filed for public inspection');
  });

  it('that first comes as a press release is told once too', async () => {
    const desk = await openOffice();
    publish(desk, { press: title });
    await desk.polls(2);
    publish(desk, { press: title, inspection: [filed] });
    await desk.polls(2);
    publish(desk, { press: title, print: [printed] });
    await desk.polls(2);

    expect(desk.texts()).toHaveLength(1);
    expect(desk.texts()[0]).toContain('Document: FR 2026-31234');
  });
});
