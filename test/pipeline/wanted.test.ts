import { describe, expect, it } from 'vitest';
import { newSubscription, type Subscription } from '../../src/domain/subscriptions.ts';
import { isWanted, whyUnwanted } from '../../src/pipeline/wanted.ts';
import { aDevelopment, anAlert, aTariff, aTeller, noon } from './builders.ts';

const subscription = (parts: Partial<Subscription> = {}): Subscription =>
  newSubscription({ id: 's', channel: 'slack:T1/C1', topics: ['tariffs', 'talks'], createdAt: noon, ...parts });

const alertOn = (topics: string[]) => anAlert({ developments: [aDevelopment({ topics })] });

describe('what a channel wants', () => {
  it.each([
    [{}, ['truce', 'talks'], true],
    [{}, ['truce'], false],
    [{}, [], false],
    [{ topics: ['all'] }, ['truce'], true],
    [{ topics: ['all'] }, [], true],
    [{ state: 'paused', topics: ['all'] }, ['talks'], false],
  ] as const)('%j of %j: %s', (...[parts, topics, isIt]) => {
    expect(isWanted(subscription(parts as Partial<Subscription>), alertOn([...topics]))).toBe(isIt);
  });

  const soybeans = anAlert({
    storyId: 'story 7',
    developments: [
      aDevelopment({ statement: aTariff({ goods: 'soybeans', percent: 20 }), quote: 'A duty on Soybeans of 20 %.' }),
    ],
    tellers: [aTeller('Harbour Gazette', { title: 'Chips next, says ministry' })],
  });

  it.each([
    [{ include: ['soybeans'] }, undefined],
    [{ include: ['SOYBEAN'] }, undefined],
    [{ include: ['chips', 'oil'] }, undefined],
    [{ include: ['bean'] }, 'is told only of what names “bean”'],
    [{ exclude: ['soybeans'] }, 'leaves out what names “soybeans”'],
    [{ include: ['soybeans'], exclude: ['ministry'] }, 'leaves out what names “ministry”'],
    [{ significance: 'normal' }, undefined],
    [{ significance: 'high' }, 'is told only of high significance'],
    [{ mutedStories: ['story 7'] }, 'has muted its story'],
    [{ topics: ['talks'] }, 'follows none of its topics'],
  ] as const)('by terms, significance and stories: %j', (...[parts, why]) => {
    expect(whyUnwanted(subscription(parts as Partial<Subscription>), soybeans)).toBe(why);
  });
});
