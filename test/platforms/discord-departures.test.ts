import { expect, it } from 'vitest';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';

it('sends Discord no more than its share in any second, whoever asks and however many at once', async () => {
  const { fake, platform } = await createScene({ fake: { rateLimit: { limit: 1000, perMs: 1000 } } });
  const channels = Array.from({ length: 120 }, () => fake.addChannel());

  const outcomes = await Promise.all(
    channels.map(({ id }, i) =>
      platform.post({ channel: `discord:${fake.guildId}/${id}`, key: `${i}`, message: replyOf('25%') }),
    ),
  );

  const arrivedAt = fake.log.filter(({ method }) => method === 'POST').map(({ atMs }) => atMs);
  const most = Math.max(...arrivedAt.map((from) => arrivedAt.filter((at) => at >= from && at < from + 950).length));
  expect(outcomes.filter(({ kind }) => kind !== 'sent')).toEqual([]);
  expect(most).toBeLessThanOrEqual(50);
}, 20_000);
