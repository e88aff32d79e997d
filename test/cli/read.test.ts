import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHome, runParley } from './parley.ts';

const piece = (id: string, parts: Record<string, unknown> = {}) => ({
  id,
  url: `https://news.example/${id}`,
  outlet: 'harbour.example',
  published: '2031-05-14',
  seen: '2031-05-14',
  title: 'US raises tariff on Chinese goods',
  text: 'The US raised its tariff on Chinese goods from 20% to 35% on Wednesday. Trade talks with China go on.',
  ...parts,
});
const recipe = piece('b', {
  title: 'Ten ways to cook rice',
  text: 'Wash it first, and then wash it again. Use a lid.',
});
const retold = piece('c', { outlet: 'plain.example', published: null, seen: '2031-05-15' });
const linesOf = (pieces: readonly unknown[]) => `${pieces.map((one) => JSON.stringify(one)).join('\n')}\n`;
const parsed = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('parley read', () => {
  it('says of each piece whether it is coverage, what it claims, its story and what is new in it', async () => {
    const { code, out } = await runParley({ ...openHome(), input: linesOf([piece('a'), recipe, retold]) }, 'read');

    const [first, aside, second] = parsed(out);
    expect(code).toBe(0);
    expect(first).toMatchObject({ id: 'a', relevant: true, story: expect.any(String) });
    expect(first.claims).toContainEqual(
      expect.objectContaining({
        kind: 'tariff',
        imposer: 'US',
        target: 'CN',
        percent: 35,
        status: 'in_force',
        measure: 'total',
      }),
    );
    for (const { quote, start, end, in: place } of first.claims)
      expect(piece('a')[place === 'title' ? 'title' : 'text'].slice(start, end)).toBe(quote);
    expect(first.developments).toContainEqual(
      expect.objectContaining({ key: 'tariff/US>CN/all/total', kind: 'reported', after: '35', status: 'in_force' }),
    );
    expect(aside).toMatchObject({
      id: 'b',
      relevant: false,
      topics: [],
      claims: [],
      developments: [],
      story: expect.any(String),
    });
    expect(second).toMatchObject({ id: 'c', story: first.story });
    expect(second.developments.filter(({ kind }: { kind: string }) => kind !== 'corroborated')).toEqual([]);
  });

  it('names the line that it cannot read, and what would be right', async () => {
    const { code, err } = await runParley({ ...openHome(), input: `${linesOf([piece('a')])}{"id": 5}\n` }, 'read');

    expect(code).toBe(1);
    expect(err).toContain('Line 2 is no piece of coverage');
    expect(err).toContain('Right would be {"id"');
  });
});

describe('parley replay', () => {
  it('writes a line for each post: what caused it, what is new, and the text that readers see', async () => {
    const home = openHome();
    const file = join(home.folder, 'items.jsonl');
    const later = piece('d', {
      ...{ published: '2031-05-20', seen: '2031-05-20', title: 'US cuts tariff on Chinese goods' },
      text: 'The US cut its tariff on Chinese goods from 35% to 28% on Tuesday, officials said.',
    });
    writeFileSync(file, linesOf([piece('a'), recipe, retold, later]));

    const { code, out } = await runParley(home, 'replay', file);

    const posts = parsed(out);
    expect(code).toBe(0);
    expect(posts.map(({ type, item }) => `${type} ${item}`)).toEqual(['alert a', 'edit c', 'alert d']);
    expect(posts[2]).toMatchObject({ significance: 'high', story: expect.any(String) });
    expect(posts[2].topics).toContain('tariffs');
    expect(posts[2].developments).toContainEqual(
      expect.objectContaining({ kind: 'changed', before: '35', after: '28', status: 'in_force' }),
    );
    expect(posts[2].text).toContain('US tariff on Chinese goods: 35 % → 28 %, in force');
  });

  it('says when there is no such file', async () => {
    const { code, err } = await runParley(openHome(), 'replay', 'nowhere.jsonl');

    expect([code, err.trim()]).toEqual([1, 'There is no file nowhere.jsonl. Name a file of coverage as JSON lines.']);
  });
});
