import type { RequestListener } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import type { Feed } from '../../../src/domain/feeds.ts';
import { createFeedReader } from '../../../src/feeds/feed-reader.ts';
import { createPageReader } from '../../../src/feeds/pages/page-reader.ts';
import { fetcherFor, serve } from '../loopback.ts';
import { aFeedOf } from './kind-feeds.ts';

const pages = createPageReader({ limits: limits.pages });
afterAll(() => pages.close());

async function poll({ kind, options, answer }: { kind: string; options: Feed['options']; answer: RequestListener }) {
  const { host, url } = await serve(answer);
  const reader = createFeedReader({ fetchBody: fetcherFor({ hosts: [host] }), pages, clock: { now: () => 1_234 } });
  return reader.fetchSince(aFeedOf(kind, { url: url('/list'), options }), undefined);
}

// What the service takes; it answers anything else with an error.
const fields = `abstract action agencies body_html_url cfr_references citation comments_close_on dates docket_ids
  document_number effective_on excerpts executive_order_number full_text_xml_url html_url json_url pdf_url
  publication_date signing_date title topics type`.split(/\s+/);
const conditions = ['conditions[agencies][]', 'conditions[type][]', 'conditions[term]'];

const register: RequestListener = ({ url = '' }, response) => {
  const { searchParams } = new URL(url, 'http://register.example');
  const asked = searchParams.getAll('fields[]');
  const isKnown = [...searchParams.keys()].every((name) =>
    [...conditions, 'order', 'per_page', 'fields[]', 'asked'].includes(name),
  );
  const unknown = asked.find((field) => !fields.includes(field));
  if (unknown !== undefined || !isKnown || searchParams.get('order') !== 'newest')
    return response.writeHead(400).end(JSON.stringify({ status: 400, message: `field '${unknown}' not valid` }));
  const document = {
    ...{ title: 'Duties on buoys', document_number: '2031-1', html_url: 'https://register.example/documents/2031-1' },
    ...{
      abstract: `Of ${searchParams.getAll('conditions[agencies][]').join(' and ')}.`,
      publication_date: '2031-05-14',
    },
  };
  return response.end(JSON.stringify({ count: 1, results: [document] }));
};

describe('a poll', () => {
  it('asks the Federal Register in words that it takes', async () => {
    const options = { agencies: ['harbour-office', 'pilot-board'], types: ['RULE'], term: 'buoys' };

    const result = await poll({ kind: 'federal-register', options, answer: register });

    expect(result).toMatchObject({
      kind: 'fetched',
      items: [
        { title: 'Duties on buoys', text: 'Of harbour-office and pilot-board.', document: { number: 'FR 2031-1' } },
      ],
    });
  });

  it('of a list that has become too short says so', async () => {
    const answer: RequestListener = (_request, response) => response.end('<ul><li><a href="/a">Envoys land</a></ul>');

    const result = await poll({ kind: 'html-list', options: { item: 'li' }, answer });

    expect(result).toEqual({
      kind: 'failed',
      trouble: 'wrong-content',
      reason: 'only 1 item where at least 3 are expected',
    });
  });

  it('of an inspection list that is closed for the night finds nothing amiss', async () => {
    const answer: RequestListener = (_request, response) =>
      response.end('{"count":0,"results":[],"meta":{"pil_unavailability_message":"Back at 8:45AM Eastern time."}}');

    const result = await poll({ kind: 'public-inspection', options: {}, answer });

    expect(result).toMatchObject({ kind: 'fetched', items: [], dropped: 0 });
  });
});
