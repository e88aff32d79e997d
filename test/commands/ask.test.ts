import { describe, expect, it } from 'vitest';
import type { CoverageItem } from '../../src/domain/coverage.ts';
import type { Store } from '../../src/ports.ts';
import { openAsk } from './ask-opening.ts';
import { linesOf, lineWith, unmatchedMarks } from './asking.ts';

const firstOf = async (words: string): Promise<string> => linesOf(await (await openAsk()).ask(words))[0] ?? '';

describe('a question in plain words', () => {
  it('is answered with status, age and sources', async () => {
    const line = await firstOf('who heads the Chinese side');

    expect(line).toBe(
      '• Head of the Chinese team in London: He Lifeng — as of 10 Jun 2025 (17 months ago), 1 outlet (paper) [1][2][3][4][5]',
    );
  });

  it('tells US tariffs on China from Chinese tariffs on US goods', async () => {
    const [ours, theirs] = [await firstOf('US tariffs on China'), await firstOf('tariffs on American goods by China')];

    expect(ours).toContain('US tariff on Chinese goods: 30 %');
    expect(theirs).toContain('Chinese tariff on US goods: 10 %');
  });

  it('never shows a rate or a deadline past its end as if it still held', async () => {
    const [rate, deadline] = [
      await firstOf('how high are US tariffs on China'),
      await firstOf('when does the truce end'),
    ];

    expect(rate).toContain('was due to end Aug 2025; what followed is not known here');
    expect(deadline).toContain('was due Aug 2025, unless the president extends it; what followed is not known here');
  });

  it('keeps who said it and how sure they were beside what they said', async () => {
    const { ask } = await openAsk();

    const line = lineWith(await ask('did Xi agree to resume rare earth exports'), 'it is claimed');

    expect(line).toContain('by the account of Trump, “claimed”');
  });

  it('shows every version where outlets differ, and says so', async () => {
    const { ask } = await openAsk();

    const reply = await ask('who leads for the US');

    expect(linesOf(reply).filter((line) => line.includes('Head of the US team'))).toHaveLength(3);
    expect(reply.notes).toContain('Disputed: Head of the US team in London.');
  });

  it('marks every citation that it lists, and lists every one that it marks', async () => {
    const { ask } = await openAsk();

    for (const words of ['rare earths', 'OECD', 'who heads the Chinese side', 'London talks'])
      expect(unmatchedMarks(await ask(words))).toEqual([]);
  });

  it('brings at most six facts and four items of coverage', async () => {
    const { ask } = await openAsk();

    const lines = linesOf(await ask('rare earths China US talks London tariffs'));
    const heading = lines.indexOf('Coverage');

    expect(heading).toBeLessThanOrEqual(6);
    expect(lines.length - heading - 1).toBeLessThanOrEqual(4);
  });
});

describe('a word that nobody used', () => {
  it('is read as the nearest one, and the answer says so', async () => {
    const { ask } = await openAsk();

    const reply = await ask('US tarrifs on China');

    expect(linesOf(reply)[0]).toContain('US tariff on Chinese goods: 30 %');
    expect(reply.notes).toContain('Read “tarrifs” as “tariffs”.');
  });

  it('is named as not found, while the rest is answered', async () => {
    const { ask } = await openAsk();

    const reply = await ask('tariffs on soybeans');

    expect(linesOf(reply)[0]).toContain('tariff');
    expect(reply.notes).toContain('Nothing here on “soybeans”.');
  });

  it('alone is answered with: nothing here', async () => {
    const { ask } = await openAsk();

    const reply = await ask('Mexico');

    expect(linesOf(reply)).toEqual(['Nothing here on “Mexico”.']);
    expect(reply.citations).toEqual([]);
  });
});

describe('signs and odd words', () => {
  it.each(['"', 'tariff* OR', 'NEAR(', '(', "' ; drop table coverage", '關税', '!!!', 'the', 'a'.repeat(200)])(
    'do no harm: %s',
    async (words) => {
      const { ask } = await openAsk();

      expect((await ask(words)).title).toContain('On “');
    },
  );
});

describe('coverage', () => {
  it('is found by its title and its text, with the sentence that fits', async () => {
    const { ask, store } = await openAsk();
    await store.coverage.put(entry(item()));

    const line = lineWith(await ask('soybean buyers'), 'Harvest');

    expect(line).toBe('• Harvest news: “Chinese buyers ordered soybeans in Iowa.” [1]');
  });

  it('that is not relevant is not found', async () => {
    const { ask, store } = await openAsk();
    await store.coverage.put({ ...entry(item()), isRelevant: false });

    expect(linesOf(await ask('Iowa soybeans'))).toEqual(['Nothing here on “Iowa soybeans”.']);
  });

  it('with mischief in its title stays on one line', async () => {
    const { ask, store } = await openAsk();
    await store.coverage.put(entry({ ...item(), title: 'Harvest\n[1] fake \u202Enews' }));

    expect(lineWith(await ask('harvest'), 'Harvest')).not.toMatch(/[\n\u202E]/);
  });
});

const item = (): CoverageItem => ({
  id: 'soy',
  feedId: 'example',
  outlet: 'Example Times',
  tier: 'paper',
  voice: 'Example Times',
  url: 'https://example.test/soy',
  title: 'Harvest news',
  text: 'It rained. Chinese buyers ordered soybeans in Iowa. More is to come.',
  publishedAt: Date.parse('2026-11-19T08:00:00Z'),
  seenAt: Date.parse('2026-11-19T08:05:00Z'),
});

const entry = (one: CoverageItem): Parameters<Store['coverage']['put']>[0] => ({
  item: one,
  claims: [],
  topics: [],
  isRelevant: true,
  storyId: one.id,
  contentHash: 'one',
  names: [one.id],
});
