import { describe, expect, it } from 'vitest';
import { openHome, runParley } from './parley.ts';

describe('parley commands manifest', () => {
  it.each(['parley.example', 'http://parley.example', 'javascript:alert(1)'])(
    'says in one line what address would be right: %s',
    async (url) => {
      const { code, out, err } = await runParley(openHome(), 'commands', 'manifest', '--url', url);

      expect([code, out, err]).toEqual([1, '', 'Slack asks https addresses only: --url https://parley.example.\n']);
    },
  );

  it('names the address that it is given', async () => {
    const { code, out } = await runParley(openHome(), 'commands', 'manifest', '--url', 'https://desk.example');

    expect(code).toBe(0);
    expect(out).toContain('"https://desk.example/slack/commands"');
  });
});
