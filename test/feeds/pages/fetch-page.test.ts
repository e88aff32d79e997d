import { expect, it } from 'vitest';
import { fetchPage } from '../../../src/feeds/pages/fetch-page.ts';

it('what reads a page is started before the page is fetched, so that neither waits for the other', async () => {
  const order: string[] = [];
  const fetchBody = async ({ address }: { readonly address: string }) => {
    order.push('fetched');
    const body = Buffer.from('<p>Envoys met.</p>');
    return { address, status: 200, body, contentType: 'text/html', isChallenge: false, validators: {} };
  };
  const pages = {
    prepare: () => void order.push('started'),
    read: async () => ({ title: '', text: 'Envoys met.' }),
    close: async () => undefined,
  };

  const page = await fetchPage({ fetchBody, pages }, 'http://news.example/1');

  expect(order).toEqual(['started', 'fetched']);
  expect(page).toMatchObject({ text: 'Envoys met.' });
});
