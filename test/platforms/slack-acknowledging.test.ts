import { expect, it } from 'vitest';
import { unlogged } from '../../src/platforms/slack/acknowledging.ts';

it('an acknowledgement over Socket Mode is sent whole, and costs nothing where only a log would take it', () => {
  const body = { text: 'US tariffs', blocks: [{ type: 'divider' }], mrkdwn: false };

  const given = unlogged(body);

  // As Bolt writes debug lines, and as it sends.
  expect(JSON.stringify(given)).toBe('null');
  expect(JSON.stringify({ envelope_id: 'e', payload: { ...given } })).toBe(
    JSON.stringify({ envelope_id: 'e', payload: body }),
  );
});
