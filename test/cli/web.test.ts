import { expect, it } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { openWeb } from '../../src/cli/web.ts';
import { serve } from '../feeds/loopback.ts';
import { feedOf } from '../jobs/polling.ts';

it('what is still being fetched is cut when the reader of feeds is closed', async () => {
  const { asked, host, url } = await serve(() => undefined);
  const web = openWeb({ settings: readSettings({ FETCH_ALLOW: host }), clock: { now: () => 0 } });
  const fetching = web.reader.fetchSince(feedOf('hanging', { url: url() }), undefined);
  await expect.poll(() => asked.length).toBe(1);

  await web.close();

  expect(await fetching).toMatchObject({ kind: 'failed', trouble: 'failing' });
});
