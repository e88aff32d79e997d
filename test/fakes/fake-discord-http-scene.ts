import { onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createDiscordPlatform } from '../../src/platforms/discord/discord-platform.ts';
import { openWebServer } from '../../src/web/web-server.ts';
import { createScene, type SceneSettings } from './fake-discord-scene.ts';

/** Parley's side of Discord where commands come over signed HTTP, on a web server of its own, started. */
export async function createHttpScene(settings: SceneSettings = {}) {
  const scene = await createScene(settings);
  const { fake, options } = scene;
  const platform = createDiscordPlatform({
    ...options,
    settings: { ...options.settings, publicKey: fake.endpoint.publicKey },
  });
  const intakes = platform.intake === undefined ? [] : [platform.intake];
  const web = await openWebServer({ host: '127.0.0.1', port: 0, intakes, limits: limits.web });
  onTestFinished(() => web.close());
  onTestFinished(() => platform.stop());
  await platform.start();
  const url = `http://127.0.0.1:${web.port}/discord/interactions`;
  await fake.endpoint.set(url);
  return { ...scene, platform, url };
}
