import { describe, expect, it } from 'vitest';
import type { HomePage } from '../../src/domain/home.ts';
import { homeView } from '../../src/platforms/slack/home-view.ts';
import { effectsOf } from '../fakes/fake-slack-blocks.ts';
import { checkView } from '../fakes/fake-slack-view-check.ts';
import { hostileWords } from '../fakes/hostile-replies.ts';

const pageOf = (words: string, count: number): HomePage => ({
  title: words,
  buttons: Array.from({ length: Math.min(count, 5) }, () => ({ label: words, command: '/help' })),
  sections: Array.from({ length: 4 }, () => ({
    heading: words,
    lines: Array.from({ length: count }, (_line, i) => ({ text: words, channel: i % 2 === 0 ? 'C1' : words })),
    citations: Array.from({ length: count }, () => ({
      ...{ outlet: words, tier: 'paper' as const, date: '2026-11-01' },
      ...{ url: 'https://paper.example/', title: words },
    })),
  })),
  notes: Array.from({ length: count }, () => words),
});

describe('the layout of the home page', () => {
  it.each([...hostileWords, 'x'.repeat(5_000), '😀'.repeat(3_000)])('is what Slack takes of %j', (words) => {
    for (const count of [0, 1, 40, 300]) {
      const view = homeView(pageOf(words, count));
      const mentions = effectsOf(view).filter(({ kind, what }) => kind === 'mention' && !what.includes('"C1"'));

      expect(checkView(view, 'home')).toEqual([]);
      expect(mentions).toEqual([]);
      expect(JSON.stringify(view)).not.toMatch(/mrkdwn|\\u0000|\\ud83d"|"emoji":true/);
    }
  });
});
