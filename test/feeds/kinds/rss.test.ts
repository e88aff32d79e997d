import { describe, expect, it } from 'vitest';
import { describeAnyBody } from './any-body.ts';
import { aFeedOf, readAs } from './kind-feeds.ts';

const body = '<rss><channel><item><title>Envoys land</title><link>/a</link></item></channel></rss>';

describeAnyBody({ kind: 'rss', body });

describe('a feed of kind rss', () => {
  it('gives its items, with links from where it was answered', () => {
    expect(readAs(aFeedOf('rss'), body)).toMatchObject({
      kind: 'items',
      items: [{ title: 'Envoys land', url: 'https://office.example/a' }],
      dropped: 0,
    });
  });

  it('is wrong content when a page comes instead', () => {
    expect(readAs(aFeedOf('rss'), '<html><p>Sign in</p></html>')).toMatchObject({
      kind: 'wrong-content',
      reason: expect.stringContaining('html'),
    });
  });
});
