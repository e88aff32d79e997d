import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/feeds/kinds/index.ts';
import { describeAnyBody } from './any-body.ts';
import { aFeedOf, itemsAs, readAs } from './kind-feeds.ts';

const url = 'https://register.example/api/v1/public-inspection-documents/current.json';
const aFeed = (options = {}) => aFeedOf('public-inspection', { url, options });

const row = {
  agencies: [
    { raw_name: 'DEPARTMENT OF HARBOURS', name: 'Harbours Department', id: 54, slug: 'harbours-department' },
    { raw_name: 'Bureau of Buoys', name: 'Buoys Bureau', id: 241, slug: 'buoys-bureau' },
  ],
  agency_letters: [],
  agency_names: ['Harbours Department', 'Buoys Bureau'],
  docket_numbers: ['Docket No. 310506-0061'],
  document_number: '2031-04567',
  editorial_note: null,
  excerpts: null,
  filed_at: '2031-05-12T11:15:00.000-04:00',
  filing_type: 'special',
  html_url: 'https://register.example/public-inspection/2031-04567/controls-on-buoys',
  json_url: 'https://register.example/api/v1/public-inspection-documents/2031-04567.json',
  last_public_inspection_issue: '2031-05-12',
  num_pages: 30,
  page_views: { count: 12, last_updated: '2031-05-12T11:30:00.000-04:00' },
  pdf_url: 'https://register.example/2031-04567.pdf',
  publication_date: '2031-05-14',
  subject_1: 'Controls on Buoys under the Export Control Reform Act',
  title: 'Controls on Buoys under the Export Control Reform Act ',
  toc_doc: 'Controls on Buoys',
  type: 'Rule',
};
const body = (rows: readonly unknown[]) =>
  JSON.stringify({
    count: rows.length,
    results: rows,
    special_filings_updated_at: '2031-05-12T11:15:00.000-04:00',
    regular_filings_updated_at: '2031-05-12T08:45:00.000-04:00',
  });
const titled = (title: string, parts = {}) => ({ ...row, title, ...parts });
const titlesOf = (options: object, rows: readonly unknown[]) =>
  itemsAs(aFeed(options), body(rows)).map(({ title }) => title);

describeAnyBody({ kind: 'public-inspection', options: { agencies: ['buoys-bureau'] }, body: body([row]) });

describe('the public inspection list', () => {
  it('tells when a document was filed, how, and on which day it will be printed', () => {
    expect(readAs(aFeed(), body([row]))).toEqual({
      kind: 'items',
      items: [
        {
          guid: '2031-04567',
          url: row.html_url,
          title: 'Controls on Buoys under the Export Control Reform Act',
          text: [
            'Filed for public inspection on 12 May 2031 at 11:15 in Washington (special filing), to be printed in the Federal Register on 14 May 2031.',
            'US agencies: Harbours Department; Buoys Bureau.',
            'Type: Rule.',
          ].join('\n'),
          publishedAt: Date.UTC(2031, 4, 12, 15, 15),
          document: { number: 'FR 2031-04567', authority: 'Export Control Reform Act of 2018' },
        },
      ],
      dropped: 0,
    });
  });

  it('gives a document the number under which it will be printed', () => {
    const { agencies, document_number, html_url, publication_date, title } = row;
    const printed = JSON.stringify({ results: [{ agencies, document_number, html_url, publication_date, title }] });

    const [filed] = itemsAs(aFeed(), body([row]));
    const [print] = itemsAs(aFeedOf('federal-register'), printed);

    expect(filed?.document).toEqual(print?.document);
  });

  it('reads a time in UTC, an unknown way of filing, and the note of an editor', () => {
    const note = 'The agency withdrew this document before it was printed';
    const late = { ...row, filed_at: '2031-05-13T00:30:00Z', filing_type: 'odd', editorial_note: note };

    const [item] = itemsAs(aFeed(), body([{ ...late, publication_date: null }]));

    expect(item?.text).toBe(
      `Filed for public inspection on 12 May 2031 at 20:30 in Washington.\nUS agencies: Harbours Department; Buoys Bureau.\nType: Rule.\nEditorial note: ${note}.`,
    );
  });

  it('is sifted by agency here, whatever the service sends', () => {
    const elsewhere = titled('Bakery Rules', { agencies: [{ raw_name: 'BAKERY BOARD' }] });

    expect(
      titlesOf({ agencies: ['buoys-bureau'] }, [titled('Buoys'), elsewhere, titled('None', { agencies: [] })]),
    ).toEqual(['Buoys']);
  });

  it('is sifted by type, by its name or its code', () => {
    const rows = [
      titled('A'),
      titled('B', { type: 'Presidential Document' }),
      titled('C', { type: 'PRORULE' }),
      titled('D', { type: null }),
      titled('E', { type: 'Notice' }),
    ];

    expect(titlesOf({ types: ['RULE', 'PRORULE', 'PRESDOCU'] }, rows)).toEqual(['A', 'B', 'C']);
  });

  it('is sifted by the words of a title, all of one alternative', () => {
    const rows = ['Duties on Cranes of Ruritania', 'Cranes: Safety', 'Entity List Additions', 'Crane-free Entity'].map(
      (title) => titled(title),
    );

    expect(titlesOf({ term: 'crane ruritania | entity LIST' }, rows)).toEqual([
      'Duties on Cranes of Ruritania',
      'Entity List Additions',
    ]);
  });

  it.each([
    ['empty', '{"count":0,"results":[]}'],
    ['closed until the morning', '{"meta":{"pil_unavailability_message":"The list is unavailable after 12AM."}}'],
    ['closed and empty', '{"count":0,"results":[],"meta":{"pil_unavailability_message":"The list is unavailable."}}'],
  ])('may be %s, which is neither an error nor a withdrawal', (...[_what, text]) => {
    expect(readAs(aFeed(), text)).toEqual({ kind: 'items', items: [], dropped: 0 });
  });

  it('may be said to be closed while it still shows what was filed yesterday', () => {
    const text = JSON.stringify({ results: [row], meta: { pil_unavailability_message: 'The list is unavailable.' } });

    expect(itemsAs(aFeed(), text)).toHaveLength(1);
  });

  it.each([
    ['{"status":404,"message":"Record Not Found"}', 'this answer has no results'],
    ['{"count":4,"meta":{}}', 'this answer has no results'],
    ['<html>Request Access</html>', 'this is no list of documents in JSON'],
  ])('is wrong content without a list: %s', (...[text, reason]) => {
    expect(readAs(aFeed(), text)).toEqual({ kind: 'wrong-content', reason });
  });

  it('drops and counts broken rows, and dates nothing by a time that cannot be read', () => {
    const rows = [
      { ...row, document_number: 'no number' },
      { ...row, html_url: null },
      { ...row, filed_at: '8:45 am' },
    ];

    expect(readAs(aFeed(), body(rows))).toMatchObject({ dropped: 2, items: [{ publishedAt: null }] });
  });

  it('is asked by another address each time', () => {
    const feed = aFeed();

    expect(kindOf(feed).addressOf?.(feed, 5)).toBe(`${url}?asked=5`);
  });
});
