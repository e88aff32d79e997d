import { describe, expect, it } from 'vitest';
import { openDesk } from './slack-harness.ts';

describe('what Slack marks in a command', () => {
  const goodsOf = async (text: string): Promise<string | undefined> => {
    const { slack, channel, team, calls, platform } = await openDesk();
    slack.addChannel({ team, name: 'news' });
    slack.handles.set('desk', '<!subteam^S123|@NAME>').set('ann', '<@U123|NAME>').set('bob', '<@U124>');
    slack.handles.set('here', '<!here>');
    await platform.start();
    await slack.slash({ channel, command: '/parley', text: `tariffs goods:${text}` });
    return calls[0]?.options.goods;
  };

  it.each([
    { what: 'a user group', typed: '@desk', meant: 'S123' },
    { what: 'a person', typed: '@ann', meant: '@ann' },
    { what: 'a person without a name', typed: '@bob', meant: '@U124' },
    { what: 'a group that is none', typed: '@elsewhere', meant: '@elsewhere' },
    { what: 'everybody here', typed: '@here', meant: '@here' },
    { what: 'an address', typed: '"https://ex.ample/a?b=1&c=2"', meant: 'https://ex.ample/a?b=1&c=2' },
    { what: 'brackets that a reader typed', typed: '"<!subteam^S9|@x>"', meant: '<!subteam^S9|@x>' },
    { what: 'an entity that a reader typed', typed: '&lt;', meant: '&lt;' },
  ])('reads $what', async ({ typed, meant }) => {
    expect(await goodsOf(typed)).toBe(meant);
  });

  it('reads a channel as its id', async () => {
    expect(await goodsOf('#news')).toMatch(/^C[0-9A-F]+$/);
  });
});
