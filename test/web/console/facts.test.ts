import { describe, expect, it } from 'vitest';
import { seedPacks } from '../../../config/seed/index.ts';
import { seed } from '../../../src/jobs/seed.ts';
import { factFamilies } from '../../../src/pipeline/fact-groups.ts';
import { background, hourMs, rise, riseRetoldBy } from '../../jobs/newsroom.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';

const total = 'tariff/US>CN/all/total';
const unnamed = 'tariff/US>CN/all/unspecified';

const factPath = (key: string, more = ''): string => `/console/facts/fact?key=${encodeURIComponent(key)}${more}`;

const openSeeded = async (): Promise<ConsoleDesk> => {
  const desk = await openConsoleDesk();
  for (const pack of seedPacks(['documents', 'background'])) await seed({ ...desk, pack });
  return desk;
};

const differing = {
  outlet: 'Harbour Daily',
  tier: 'paper' as const,
  title: 'US duty on Chinese goods now 55%',
  text: 'The US tariff on Chinese goods is now 55%, officials said.',
};
const correction = {
  outlet: 'Harbour Daily',
  tier: 'paper' as const,
  title: 'Correction: US duty on Chinese goods is 57%',
  text: 'Correction: the US tariff on Chinese goods is 57%, not 55%.',
};

const textsOf = (within: ParentNode | null, selector: string): string[] =>
  [...(within?.querySelectorAll(selector) ?? [])].map(({ textContent }) =>
    (textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
type Page = Awaited<ReturnType<ConsoleDesk['page']>>;
type ParentNode = Pick<Page, 'querySelectorAll'>;

/** The key of the only fact that the news has brought. */
async function onlyKey({ store }: ConsoleDesk): Promise<string> {
  const [fact] = await store.facts.ofFamilies(['tariff']);
  return fact?.key ?? '';
}

describe('the list of facts', () => {
  it('names no outlet as unnamed that has a name and is no voice of its own', async () => {
    const desk = await openConsoleDesk();
    await desk.publish(background);
    await desk.publish({ ...rise, outlet: 'Sample Portal', tier: 'aggregator' });

    const page = await desk.page(factPath(await onlyKey(desk)));

    expect(textsOf(page, '.version').join()).toMatch(/by no independent outlet.*Sample Portal/);
    expect(page.querySelector('main')?.textContent).not.toContain('outlet not named');
  });

  it('says that nothing is known yet where nothing is', async () => {
    const desk = await openConsoleDesk();

    const page = await desk.page('/console/facts');

    expect(page.querySelector('.notice')?.textContent).toMatch(/^Nothing is known yet/);
  });

  it('counts the facts of each topic, how many are disputed, and how new the newest is', async () => {
    const desk = await openSeeded();

    const page = await desk.page('/console/facts');

    const [tariffs] = textsOf(page, '.topics .card');
    expect(textsOf(page, '.topics h2').slice(0, 3)).toEqual(['Tariffs', 'Export controls', 'Rare earths']);
    expect(tariffs).toBe('Tariffs 53 facts 1 disputed Newest report 3 Jun 2026, 4 months ago');
  });

  it('groups rates by side and duty, each with its status, age and outlets', async () => {
    const desk = await openSeeded();

    const page = await desk.page('/console/facts?topic=tariffs');

    expect(textsOf(page, 'h2').slice(0, 3)).toEqual([
      'US tariffs on Chinese goods',
      'Chinese tariffs on US goods',
      'US tariffs on goods of all countries',
    ]);
    const [us] = page.querySelectorAll('table');
    expect(textsOf(us ?? null, '.part')).toEqual([
      ...['Total', 'Baseline', 'Reciprocal', 'Fentanyl', 'Section 301', 'Average', 'Duty not named'],
    ]);
    expect(textsOf(us ?? null, 'tbody:not(.part) tr')[0]).toBe(
      'All goods 47 % former until 20 Feb 2026 20 Feb 2026, 8 months ago outlet not named syndicated copy',
    );
  });

  it('finds facts by words and by their key, and says so where there are none', async () => {
    const desk = await openSeeded();

    const licences = await desk.page('/console/facts?q=rare+earth+licences');
    const byKey = await desk.page(`/console/facts?q=${encodeURIComponent(total)}`);
    const none = await desk.page('/console/facts?q=%3Cscript%3Ezyzzyva');

    expect(textsOf(licences, 'tbody a')).toContain('Rare earth licences');
    expect(textsOf(byKey, 'tbody a')[0]).toBe('US tariff on Chinese goods');
    expect(none.querySelector('.notice')?.textContent).toContain('Nothing is known here on “<script>zyzzyva”.');
  });

  it('shows what accounts differ on', async () => {
    const desk = await openSeeded();

    const page = await desk.page('/console/facts?only=disputed');

    expect(textsOf(page, 'tbody th').map((text) => text.replace(/ disputed$/, ''))).toEqual([
      ...['Head of the US team in London', 'Agreement: UK–US deal', 'First contact since', 'Rare earth licences'],
    ]);
  });

  it('parts many facts into pages', async () => {
    const desk = await openSeeded();
    const first = await desk.page('/console/facts?topic=tariffs&page=1');
    const past = await desk.page('/console/facts?topic=tariffs&page=99');

    expect(first.querySelectorAll('tbody:not(.part)').length).toBe(53);
    expect(past.querySelectorAll('tbody:not(.part)').length).toBe(0);
  });

  it('refuses a topic that is not there in a sentence', async () => {
    const desk = await openConsoleDesk();

    const answer = await desk.fetch('/console/facts?topic=%E2%80%AEx');

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no topic “x” here.');
  });
});

describe('the page of a fact', () => {
  it('shows what gave way to news, in its history and its chart', async () => {
    const desk = await openConsoleDesk();
    await desk.publish(background);
    desk.clock.move(48 * hourMs);
    await desk.publish(rise);

    const key = await onlyKey(desk);
    const page = await desk.page(factPath(key));
    const picture = await desk.fetch(page.querySelector('figure img')?.getAttribute('src') ?? '');

    expect(textsOf(page, '.version .value')).toEqual(['57 %']);
    expect(textsOf(page, '.version .badge')).toEqual(['in force']);
    expect(
      textsOf(page, '.history tbody tr').map((row) => row.replace(/^(\d+ %)(in force|former).*$/, '$1, $2')),
    ).toEqual([...['57 %, in force', '47 %, former', '47 %, former']]);
    expect(page.querySelector('figure img')?.getAttribute('alt')).toContain('57 %');
    expect(picture.headers.get('content-type')).toBe('image/png');
  });

  it('shows two accounts side by side, and crosses out what was taken back', async () => {
    const desk = await openConsoleDesk();
    await desk.publish(rise);
    desk.clock.move(hourMs);
    await desk.publish(differing);
    const key = await onlyKey(desk);

    const disputed = await desk.page(factPath(key));
    desk.clock.move(hourMs);
    await desk.publish(correction);
    const corrected = await desk.page(factPath(key));

    expect(textsOf(disputed, '.version .value')).toEqual(['57 %', '55 %']);
    expect(textsOf(disputed, '.version .sources').join()).toMatch(/Sample Wire.*Harbour Daily/);
    expect(disputed.querySelector('.notice.bad')?.textContent).toContain('Accounts differ');
    expect(textsOf(corrected, '.version .value')).toEqual(['57 %']);
    expect(textsOf(corrected, '.history s')).toEqual(['55 %']);
    expect(textsOf(corrected, '.history tr').join()).toContain('taken back by Harbour Daily on 2 Nov 2026');
  });

  it('never calls a rate in force that is past its own end', async () => {
    const desk = await openSeeded();
    desk.clock.move(400 * 24 * hourMs);

    const page = await desk.page(factPath('tariff/CN>US/all/total'));
    const onDay = await desk.page(factPath('tariff/CN>US/all/total', '&as_of=2026-01-10'));

    expect(textsOf(page, '.version .badge')).toEqual(['lapsed']);
    expect(page.querySelector('main')?.textContent).not.toContain('in force');
    expect(page.querySelector('.notice')?.textContent).toBe('What rate holds today is not known here.');
    expect(textsOf(onDay, '.notice').at(-1)).toContain('On 10 Jan 2026, by what is known now: 10 %, in force since');
    expect(textsOf(await desk.page(factPath(total, '&as_of=2016-01-10')), '.notice').at(-1)).toBe(
      'What rate held on 10 Jan 2016 is not known here.',
    );
  });

  it('highlights the very words of a quote amid what stands around them', async () => {
    const desk = await openConsoleDesk();
    const before = 'Markets 📈 fell <b>sharply</b> & fast. '.repeat(12);
    const quote = 'The US tariff on Chinese goods was raised to <b>57%</b> on Monday & from 47% 📈.';
    const after = ' Traders "shrugged" 🤷 it off.'.repeat(12);
    await desk.publish({ ...rise, text: `${before}${quote}${after}`, url: 'https://wire.example/a?b="><i>' });

    const answer = await (await desk.fetch(factPath(await onlyKey(desk)))).text();
    const page = await desk.page(factPath(await onlyKey(desk)));

    const marks = [...page.querySelectorAll('blockquote mark')].map(({ textContent }) => textContent);
    expect(marks).toContain(quote);
    const shown = [...page.querySelectorAll('blockquote')].find((one) => one.textContent?.includes('<b>57%</b>'));
    expect(shown?.textContent).toMatch(/^… Markets 📈 fell <b>sharply<\/b> & fast\. .*📈\. Traders .* 🤷 it off\. …$/u);
    expect(answer).not.toContain('<b>sharply');
    expect(page.querySelector('.claim a[href^="https://wire.example/"]')?.getAttribute('rel')).toContain('noreferrer');
    expect(page.querySelector('.claim a[href^="/console/stories/story?id="]')).not.toBeNull();
  });

  it('shows outlets, titles and words that would deceive as plain text', async () => {
    const desk = await openConsoleDesk();
    await desk.publish({
      ...rise,
      outlet: '<img src=x onerror=alert(1)>\u202Egnihton',
      title: `${rise.title} <script>alert(1)</script>\u202E`,
      url: 'javascript:alert(1)',
    });

    const answer = await (await desk.fetch(factPath(await onlyKey(desk)))).text();

    expect(answer).not.toMatch(/<img src=x|<script>alert|\u202E|javascript:/);
    expect(answer).toContain('&lt;img src=x onerror=alert(1)&gt; gnihton');
  });

  it('gives claims page by page, the last first, and none of a workspace’s own feeds', async () => {
    const desk = await openConsoleDesk();
    await desk.publish(rise);
    for (let told = 0; told < 45; told++) {
      desk.clock.move(60_000);
      await desk.publish(riseRetoldBy(`Paper ${told}`));
    }
    const key = await onlyKey(desk);
    await desk.publish({ ...riseRetoldBy('Own Paper'), workspace: 'slack:T1' });
    const seen: string[] = [];
    let path: string | null = factPath(key);
    for (let pages = 0; pages < 10 && path !== null; pages++) {
      const page: Page = await desk.page(path);
      seen.push(...textsOf(page, '.claim .sources').map((text) => text.split(' ·')[0] ?? ''));
      const older = [...page.querySelectorAll('nav.pager a')].find((one) => one.textContent === 'Older claims');
      path = older?.getAttribute('href') ?? null;
    }

    const papers = [...new Set(seen)];
    expect(papers).toEqual([...Array.from({ length: 45 }, (_, i) => `Paper ${44 - i}`), 'Sample Wire']);
  });

  it('says in a sentence that nothing is known under another key', async () => {
    const desk = await openConsoleDesk();

    for (const key of ['tariff/none', '', '\u0000', 'x'.repeat(5_000)]) {
      const answer = await desk.fetch(factPath(key));

      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('No fact is known here under the key');
    }
    expect((await desk.fetch('/console/facts/chart.png?key=x')).status).toBe(404);
  });

  it('asks for a day where another thing is written', async () => {
    const desk = await openConsoleDesk();
    await desk.publish(rise);

    const answer = await desk.fetch(factPath(await onlyKey(desk), '&as_of=2025-02-30'));

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Choose a day, such as 2025-06-10.');
  });

  it('is whole for every fact that comes with Parley', async () => {
    const desk = await openSeeded();
    const facts = await desk.store.facts.ofFamilies(factFamilies);

    for (const { key } of facts) {
      const answer = await desk.fetch(factPath(key));
      const text = await answer.text();

      expect(answer.status).toBe(200);
      expect(text, key).not.toMatch(/undefined|NaN|\[object|Invalid|>false</);
    }
    expect(facts.length).toBeGreaterThan(150);
    expect(facts.map(({ key }) => key)).toContain(unnamed);
  });
});
