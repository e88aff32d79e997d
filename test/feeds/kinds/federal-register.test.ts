import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/feeds/kinds/index.ts';
import { describeAnyBody } from './any-body.ts';
import { aFeedOf, itemsAs, readAs } from './kind-feeds.ts';

const url = 'https://register.example/api/v1/documents.json';
const aFeed = (options = {}) => aFeedOf('federal-register', { url, options });
const asked = (options = {}) => new URL(kindOf(aFeed(options)).addressOf!(aFeed(options), 1_234));

const row = {
  title: 'Notice of Modification of Action: Harbour Cranes',
  type: 'Notice',
  abstract: 'The Harbour Representative raises the duty on cranes under section 301 of the Trade Act of 1974.',
  action: 'Notice of action',
  dates: 'The modification takes effect on May 20, 2031.',
  document_number: '2031-04567',
  html_url: 'https://register.example/documents/2031/05/14/2031-04567/notice-of-modification',
  publication_date: '2031-05-14',
  agencies: [
    {
      raw_name: 'OFFICE OF THE HARBOUR REPRESENTATIVE',
      name: 'Harbour Representative, Office of',
      id: 491,
      url: 'https://register.example/agencies/harbour',
      json_url: 'https://register.example/api/v1/agencies/491',
      parent_id: 538,
      slug: 'harbour-representative-office-of',
    },
  ],
  excerpts: 'duties on <span class="match">cranes</span> &amp; buoys',
  executive_order_number: null,
  signing_date: null,
};
const body = (rows: readonly unknown[]) =>
  JSON.stringify({ count: rows.length, description: 'Documents of the harbour', total_pages: 1, results: rows });

describeAnyBody({ kind: 'federal-register', body: body([row]) });

describe('the Federal Register', () => {
  it('gives a document with its number, its law, and the words that it says of itself', () => {
    expect(readAs(aFeed(), body([row]))).toEqual({
      kind: 'items',
      items: [
        {
          guid: '2031-04567',
          url: row.html_url,
          title: 'Notice of Modification of Action: Harbour Cranes',
          text: [
            'The Harbour Representative raises the duty on cranes under section 301 of the Trade Act of 1974.',
            'Action: Notice of action.',
            'Dates: The modification takes effect on May 20, 2031.',
            'US agency: Harbour Representative, Office of.',
            'Excerpt: duties on cranes & buoys.',
          ].join('\n'),
          publishedAt: Date.UTC(2031, 4, 14, 10),
          document: { number: 'FR 2031-04567', authority: 'section 301 of the Trade Act of 1974' },
        },
      ],
      dropped: 0,
    });
  });

  it('gives an order of the President, which has no abstract, with number and day', () => {
    const order = {
      ...row,
      title: 'Adjusting Duties on Buoys',
      ...{ abstract: null, action: null, dates: null, excerpts: null },
      ...{ executive_order_number: '17001', signing_date: '2031-05-09' },
    };

    const [item] = itemsAs(aFeed(), body([order]));

    expect(item).toMatchObject({
      text: 'Executive Order 17001, signed on 9 May 2031.\nUS agency: Harbour Representative, Office of.',
      document: { number: 'FR 2031-04567' },
    });
    expect(item?.document?.authority).toBeUndefined();
  });

  it('is asked for the newest, by agency, type and words, with exactly the fields that are read', () => {
    const { origin, pathname, searchParams } = asked({
      ...{ agencies: ['harbour-office', 'pilot-board'], types: ['RULE', 'PRESDOCU'] },
      ...{ term: 'cranes & buoys', perPage: 20 },
    });

    expect(`${origin}${pathname}`).toBe(url);
    expect(searchParams.getAll('conditions[agencies][]')).toEqual(['harbour-office', 'pilot-board']);
    expect(searchParams.getAll('conditions[type][]')).toEqual(['RULE', 'PRESDOCU']);
    expect(searchParams.get('conditions[term]')).toBe('cranes & buoys');
    expect([searchParams.get('order'), searchParams.get('per_page')]).toEqual(['newest', '20']);
    expect(searchParams.getAll('fields[]').toSorted()).toEqual(Object.keys(row).toSorted());
  });

  it('is asked by another address each time, since a cache keeps old answers', () => {
    const feed = aFeed();
    const addressOf = kindOf(feed).addressOf!;

    expect(addressOf(feed, 1)).not.toBe(addressOf(feed, 2));
    expect(addressOf({ ...feed, url: addressOf(feed, 1) }, 2)).toBe(addressOf(feed, 2));
  });

  it('may have nothing that fits: then it leaves the list out', () => {
    expect(readAs(aFeed(), '{"count":0,"description":"Documents of the harbour"}')).toEqual({
      kind: 'items',
      items: [],
      dropped: 0,
    });
  });

  it('drops and counts a row without number, title or address, and keeps one whose other fields are broken', () => {
    const broken = { ...row, abstract: 7, dates: [], agencies: 'none', publication_date: 'soon', excerpts: {} };
    const rows = [{ ...row, title: ' ' }, { ...row, html_url: 'javascript:0' }, { title: 'x' }, null, 'x', broken];

    expect(readAs(aFeed(), body(rows))).toMatchObject({
      dropped: 5,
      items: [{ text: 'Action: Notice of action.', publishedAt: null }],
    });
  });

  it.each([
    ['a page', '<!doctype html><p>Request Access</p>', 'this is no list of documents in JSON'],
    ['nothing', '', 'this is no list of documents in JSON'],
    ['half a body', body([row]).slice(0, 300), 'this is no list of documents in JSON'],
    ['an error', '{"status":500,"message":"Internal Server Error"}', 'this answer has no results'],
    ['something else', '{"count":3}', 'this answer has no results'],
    ['a bare list', '[]', 'this is no list of documents in JSON'],
    ['results of another form', '{"count":1,"results":{"a":1}}', 'this is no list of documents in JSON'],
    ['brackets', '['.repeat(3_000_000), 'this is no list of documents in JSON'],
  ])('says what is wrong with %s', (...[_what, text, reason]) => {
    expect(readAs(aFeed(), text)).toEqual({ kind: 'wrong-content', reason });
  });
});
