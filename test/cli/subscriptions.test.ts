import { describe, expect, it } from 'vitest';
import { openHome, runParley } from './parley.ts';

const add = (home: ReturnType<typeof openHome>, ...args: string[]) => runParley(home, 'subscriptions', 'add', ...args);

describe('parley subscriptions add', () => {
  it('makes a channel follow topics, and adds to what it follows', async () => {
    const home = openHome({ SEED_PACKS: 'none' });

    const first = await add(home, 'slack:T1/C1', '--topic', 'tariffs');
    const second = await add(home, 'slack:T1/C1', '--topic', 'talks', 'rare-earths', '--set', 'mode:digest');

    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ channel: 'slack:T1/C1', topics: ['tariffs'], mode: 'now' });
    expect(JSON.parse(second.out)).toMatchObject({ topics: ['tariffs', 'talks', 'rare-earths'], mode: 'digest' });
    expect((await runParley(home, 'status')).out).toContain('2 waiting');
  });

  it.each([
    [['nowhere', '--topic', 'tariffs'], '“nowhere” is no channel'],
    [['slack:T1/C1', '--topic', 'tarifs'], 'Did you mean tariffs?'],
    [['slack:T1/C1', '--topic', 'tariffs', '--set', 'loud'], '“loud” is no option'],
    [['slack:T1/C1', '--topic', 'tariffs', '--set', 'volume:11'], '/subscribe has no option “volume”'],
    [['slack:T1/C1'], '--topic'],
  ])('ends with 2 and says what would be right for %j', async (...[args, sentence]) => {
    const { code, out, err } = await add(openHome({ SEED_PACKS: 'none' }), ...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });
});
