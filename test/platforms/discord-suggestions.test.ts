import { describe, expect, it } from 'vitest';
import { createCommands } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { topics } from '../../config/topics.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { Suggester } from '../../src/ports.ts';
import { openAsking } from '../commands/asking.ts';
import { createScene, suggestionsFor } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

const commands = createCommands(topics);
const unused: Suggester = async () => [];

async function startScene(suggest: Suggester, deferAfterMs = 2_000) {
  const scene = await createScene({ platform: { commands, suggest, limits: { deferAfterMs } } });
  await scene.platform.start();
  return scene;
}

describe('suggestions in Discord', () => {
  it('name the known rounds for what is written of one', async () => {
    const { store } = await openAsking();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { fake } = await startScene(
      createSuggester({ commands, store, clock: { now: () => 0 }, topics, feeds: createFeedList([]), log }),
    );

    expect(await suggestionsFor(fake, ['delegation', 'round', 'lo'])).toEqual(['London']);
    expect(await suggestionsFor(fake, ['delegation', 'round', 'nowhere'])).toEqual([]);
  });

  it('are asked for with the command, the option, what is written and where', async () => {
    const asked: unknown[] = [];
    const { fake, calls } = await startScene(async (call) => {
      asked.push(call);
      return [];
    });

    await suggestionsFor(fake, ['tariffs', 'goods', 'soy']);

    expect(asked).toEqual([
      { name: 'tariffs', option: 'goods', written: 'soy', channel: expect.stringMatching(/^discord:\d+\/\d+$/) },
    ]);
    expect(calls).toEqual([]);
  });

  it('are registered for free text that has them, never beside choices', async () => {
    const { fake } = await startScene(unused);

    const options = fake
      .commands()
      .flatMap(({ name, options: all = [] }) => all.map((option) => ({ command: name, option })));

    const suggested = options.filter(({ option }) => option.autocomplete === true);
    expect(suggested.map(({ command, option }) => `${command} ${option.name}`)).toEqual([
      'tariffs goods',
      'tariffs as_of',
      'tariffs page',
      'delegation round',
      'delegation page',
      'talks round',
      'talks page',
      'controls item',
      'controls page',
      'economy page',
      'deadlines page',
      'disputes page',
      'timeline from',
      'timeline to',
      'timeline page',
      'latest page',
      'ask page',
      'sources feed',
      'sources alert',
      'source-remove feed',
      'why about',
      'wrong about',
      'wrong line',
      'subscribe topic',
      'subscribe include',
      'subscribe exclude',
      'subscribe zone',
      'subscribe at',
      'subscribe quiet',
      'subscribe per_hour',
      'subscribe story',
      'unsubscribe story',
    ]);
    expect(suggested.filter(({ option }) => option.choices !== undefined)).toEqual([]);
  });

  it.each<[string, Suggester]>([
    ['fail', () => Promise.reject(new Error('a fault of ours'))],
    ['take too long', () => new Promise(() => undefined)],
  ])('are none when they %s', async (_what, suggest) => {
    const { fake } = await startScene(suggest, 50);

    expect(await suggestionsFor(fake, ['delegation', 'round', 'lo'])).toEqual([]);
  });

  it('that Discord does not take any more are logged, and commands go on', async () => {
    const { fake, logged } = await startScene(async () => [{ name: 'London', value: 'London' }]);
    fake.fault(({ path }) => path.endsWith('/callback'), { status: 404, body: { code: 10_062, message: 'Unknown' } });

    const late = fake.slash('delegation', { round: 'lo' }, { focused: 'round' }).catch(() => 'nothing shown');
    await until(() => logged.some(({ message }) => message === 'discord suggestions not given'));
    const answer = await fake.slash('delegation', { round: 'London' });

    expect(fake.textOf(answer.data ?? {})).toContain('/delegation');
    expect(await late).toBe('nothing shown');
  });
});
