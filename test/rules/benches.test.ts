import { expect, it } from 'vitest';
import { benches } from '../../bench/benches.ts';
import { sectionOf, textOf } from './repository.ts';

it.each(Object.entries(benches))('docs/benchmarks.md has a part for the bench %s', (name, { title }) => {
  expect(sectionOf('docs/benchmarks.md', title)).toContain(`\`npm run bench ${name}\``);
});

it('every bench has a smoke in the suite', () => {
  expect(textOf('test/bench/benches.test.ts')).toContain('it.each(Object.keys(benches))');
});

it('docs/benchmarks.md names nothing of the machine but what its figures depend on', () => {
  expect(textOf('docs/benchmarks.md')).not.toMatch(/(?:^|[\s(`])\/(?:home|root|tmp|work|Users|var)\b/);
});
