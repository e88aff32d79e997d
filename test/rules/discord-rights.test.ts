import { expect, it } from 'vitest';
import { neededRights } from '../../src/platforms/discord/needed-rights.ts';
import { sectionOf, tableRowsOf } from './repository.ts';

it('README names just the rights that the invite link asks for, and why', () => {
  const told = tableRowsOf(sectionOf('README.md', 'Discord'));

  expect(told.toSorted()).toEqual(neededRights.map(({ right, why }) => [right, why]).toSorted());
});
