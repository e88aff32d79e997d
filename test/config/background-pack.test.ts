import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backgroundPack } from '../../config/seed/background/index.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { seed } from '../../src/jobs/seed.ts';
import { linesOf, lineWith, openAsking } from '../commands/asking.ts';

const sectionFiles = ['tariffs', 'talks', 'leaders', 'controls', 'agreements', 'deadlines', 'economy'];

/** The dated facts that the pack has to hold, each with what its row is about. */
const timeline: readonly (readonly [date: string, about: string])[] = [
  ['2018-07-06', '$34 bn of Chinese goods'],
  ['2018-07-06', '$34 bn of US goods'],
  ['2018-08-23', 'Another $16 bn of goods on each side'],
  ['2018-09-24', '$200 bn of Chinese goods'],
  ['2018-09-24', '$60 bn of US goods'],
  ['2018-12-01', 'The pause of December 2018'],
  ['2019-05-10', '$200 bn of Chinese goods'],
  ['2019-06-01', '$60 bn of US goods'],
  ['2019-06-29', 'Trump and Xi at the G20 in Japan'],
  ['2019-09-01', 'List 4A'],
  ['2020-02-14', 'List 4A'],
  ['2020-01', 'Phase One'],
  ['2024-09-13', 'Section 301 rises of 2024'],
  ['2024-09-27', 'Section 301 rises of 2024'],
  ['2025-02-04', 'US tariff over fentanyl, early 2025'],
  ['2025-03-04', 'US tariff over fentanyl, early 2025'],
  ['2025-02', "China's answers of early 2025"],
  ['2025-04-02', 'Another 34 % announced in April 2025'],
  ['2025-04', 'The peaks of April 2025'],
  ['2025-05-12', 'The cuts of Geneva'],
  ['2025-05', 'The Geneva talks'],
  ['2025-06-05', 'Phone call of June 2025'],
  ['2025-06-09', 'The London talks'],
  ['2025-06-10', 'The London talks'],
  ['2025-06-11', 'The rates as Trump gives them after London'],
  ['2025-07-28', 'The Stockholm talks'],
  ['2025-07-29', 'The Stockholm talks'],
  ['2025-08-12', 'The truce is extended'],
  ['2025-11-10', 'The end of the truce'],
  ['2025-08-28', 'Li Chenggang in Washington'],
  ['2025-09-14', 'The Madrid talks'],
  ['2025-09-15', 'The Madrid talks'],
  ['2025-09-19', 'Phone call of September 2025'],
  ['2025-09-29', 'The US affiliates rule'],
  ['2025-10-09', "China's rare-earth controls of October 2025"],
  ['2025-12-01', "China's rare-earth controls of October 2025"],
  ['2025-10-10', 'The threat of another 100 %'],
  ['2025-11-01', 'The threat of another 100 %'],
  ['2025-10-14', 'Port fees of both sides'],
  ['2025-10-25', 'The Kuala Lumpur talks'],
  ['2025-10-26', 'The Kuala Lumpur talks'],
  ['2025-10-30', 'Trump and Xi in Busan'],
  ['2025-10-30', 'The US total before Busan'],
  ['2025-10-30', 'The US cuts agreed in Busan'],
  ['2025-10-30', 'What Busan settled'],
  ['2025-10-30', 'Soybeans'],
  ['2025-11-01', 'The White House fact sheet'],
  ['2025-11-05', '24 points of the Chinese tariffs stay suspended'],
  ['2025-11-05', 'China keeps its 10 %'],
  ['2025-11-10', 'The US rates from 10 November 2025'],
  ['2025-11-10', 'Port fees of both sides'],
  ['2026-11-09', 'Port fees of both sides'],
  ['2025-11-10', 'The US affiliates rule'],
  ['2026-11-10', 'The pause of the affiliates rule'],
  ['2025-11-24', 'Phone call of November 2025'],
  ['2025-12-08', 'H200 chips'],
  ['2025-12-08', 'Average US tariff, December 2025'],
  ['2025-11', 'Chinese exports to the US, November 2025'],
  ['2025-12-23', 'Chinese chips'],
  ['2025-12-23', 'The earlier duty on Chinese chips'],
  ['2027-06-23', 'The rise of the duty on chips'],
  ['2026-01-20', 'Soybeans'],
  ['2026-02-04', 'Phone call of February 2026'],
  ['2026-02-20', 'The Supreme Court ends the IEEPA tariffs'],
  ['2026-02-20', 'The global tariff under Section 122'],
  ['2026-02', 'The total on Chinese goods after the ruling, as estimated'],
  ['2026-03-12', 'Section 301 probes of March 2026'],
  ['2026-03-15', 'The Paris talks'],
  ['2026-03-16', 'The Paris talks'],
  ['2026-03-17', 'The Beijing visit is put off'],
  ['2026-03-25', 'The Beijing visit is put off'],
  ['2026-05-12', 'The Seoul talks'],
  ['2026-05-13', 'The Seoul talks'],
  ['2026-05-14', 'The Beijing summit'],
  ['2026-05-15', 'The Beijing summit'],
  ['2026-05-17', 'The fact sheet after Beijing'],
  ['2026-05-20', "China's Ministry of Commerce on what comes next"],
  ['2026-06-02', 'Comments on the Board of Trade'],
  ['2026-07-10', 'Comments on the Board of Trade'],
  ['2026-07-27', 'Comments on the Board of Trade'],
  ['2026-07', 'The end of the Section 122 tariff'],
  ['2026-11-10', 'The end of the truce'],
  ['2026-11-10', 'The reciprocal suspension'],
  ['2026-11-10', 'The Section 301 exclusions'],
];

describe('the background pack', () => {
  it.each(timeline)('holds what happened on %s: %s', (date, about) => {
    const { documents, rows } = backgroundPack();
    const row = rows.find((one) => one.about === about);
    const told = new Set(row?.versions.flatMap((version) => version.documents));
    const publishedOn = documents.filter(({ id }) => told.has(id)).map((document) => document.publishedOn);

    expect(
      [...JSON.stringify(row).matchAll(/"(\d{4}(?:-\d\d){0,2})"/g)].map(([, day]) => day).concat(publishedOn),
    ).toContain(date);
  });

  it('has no row without a date above, but for the list that never took effect', () => {
    const dated = new Set(timeline.map(([, about]) => about));

    expect(
      backgroundPack()
        .rows.map(({ about }) => about)
        .filter((about) => !dated.has(about)),
    ).toEqual(['List 4B', 'The rates of Geneva stay in the longer truce']);
  });

  it('numbers its rows from B1 on, under known topics', () => {
    const { rows } = backgroundPack();
    const known = topics.map(({ id }) => id);

    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => `B${index + 1}`));
    expect(rows.flatMap((row) => row.topics).filter((topic) => !known.includes(topic))).toEqual([]);
  });

  it('links every page that has an address, and gives no other a name, a voice or a tier above copy', () => {
    for (const { id, url, outlet, voice, tier } of backgroundPack().documents)
      if (url === undefined) expect({ outlet, voice, tier }, id).toEqual({ outlet: null, voice: null, tier: 'copy' });
      else expect([tier === 'copy', voice === outlet, voice === null], id).toEqual([false, true, false]);
  });

  it('rests on every one of its documents', () => {
    const { documents, rows } = backgroundPack();
    const told = new Set(rows.flatMap(({ versions }) => versions.flatMap((version) => version.documents)));

    expect(documents.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });

  it('loses no slot of its files, and says in a remark what its version says', () => {
    const written = sectionFiles.flatMap((name) => readSection(name));
    const { rows } = backgroundPack();

    expect(rows).toEqual(written);
    for (const { statement, says } of rows.flatMap(({ versions }) => versions))
      if (statement.kind === 'remark') expect(statement.says).toBe(says);
  });
});

describe('/tariffs with both packs', () => {
  const lists = ['$16 bn list, Section 301 25', '$34 bn list, Section 301 25'];
  const lists2019 = ['$16 bn list, Section 301 25', '$200 bn list, Section 301 25', '$34 bn list, Section 301 25'];
  const lists2020 = [...lists2019, 'list 4A, Section 301 7.5'];
  const group = 'electric cars, batteries, solar and others';
  const lists2024 = [
    ...lists2019,
    `${group}, highest rate, Section 301 100`,
    `${group}, lowest rate, Section 301 25`,
    'list 4A, Section 301 7.5',
  ];

  it.each([
    ['2018-08-01', lists.slice(1)],
    ['2018-10-01', ['$16 bn list, Section 301 25', '$200 bn list, Section 301 10', '$34 bn list, Section 301 25']],
    ['2019-06-15', lists2019],
    ['2019-10-01', [...lists2019, 'list 4A, Section 301 15']],
    ['2020-03-01', lists2020],
    ['2025-02-10', ['fentanyl 10', ...lists2024]],
    ['2025-04-20', ['total 145', 'fentanyl 20', ...lists2024]],
    ['2025-05-20', ['total 30', 'fentanyl 20', ...lists2024]],
    ['2025-06-10', ['total 30', 'baseline 10', 'fentanyl 20', ...lists2024]],
    ['2025-10-20', ['total 30', 'baseline 10', 'fentanyl 20', 'duty not named 55', ...lists2024]],
    ['2025-11-05', ['total 30', 'baseline 10', 'fentanyl 20', 'duty not named 55', ...lists2024]],
    ['2025-12-01', ['total 47', 'baseline 10', 'fentanyl 10', ...lists2024]],
    ['2026-03-01', withChips(lists2024)],
    ['2026-11-20', withChips(lists2024)],
  ])('has in force of the US on %s: %j', async (day, rates) => {
    const reply = await answerFor(`as_of:${day}`);

    expect(inForce(reply, 'US tariffs on Chinese goods')).toEqual(rates);
  });

  const answers = ['energy, highest rate, duty not named 15', 'energy, lowest rate, duty not named 10'];
  const farm = ['farm goods, highest rate, duty not named 15', 'farm goods, lowest rate, duty not named 10'];
  const [sixteen, thirtyFour] = ['$16 bn list, duty not named 25', '$34 bn list, duty not named 25'];
  const sixty = (highest: number, lowest: number) => [
    `$60 bn list, highest rate, duty not named ${highest}`,
    `$60 bn list, lowest rate, duty not named ${lowest}`,
  ];
  const lists2025 = [sixteen, thirtyFour, ...sixty(25, 10), ...answers, ...farm];

  it.each([
    ['2018-08-01', [thirtyFour]],
    ['2018-10-01', [sixteen, thirtyFour, ...sixty(10, 5)]],
    ['2019-06-15', [sixteen, thirtyFour, ...sixty(25, 10)]],
    ['2025-02-10', [sixteen, thirtyFour, ...sixty(25, 10), ...answers]],
    ['2025-04-20', ['total 125', ...lists2025]],
    ['2025-06-10', ['total 10', ...lists2025]],
    ['2025-10-20', ['total 10', ...lists2025]],
    ['2026-03-01', ['total 10', ...lists2025]],
    ['2026-11-20', lists2025],
  ])('has in force of China on %s: %j', async (day, rates) => {
    const reply = await answerFor(`as_of:${day}`);

    expect(inForce(reply, 'Chinese tariffs on US goods')).toEqual(rates);
  });

  it('has the Section 122 tariff in force for 150 days, and its rise as announced only', async () => {
    const [before, within] = [await answerFor('as_of:2026-02-19'), await answerFor('as_of:2026-03-01')];

    expect(linesOf(before).join('\n')).not.toContain('Section 122');
    expect(inForce(within, 'US tariffs on all goods')).toEqual(['Section 122 10']);
    expect(lineWith(within, 'Section 122: 15 %')).toContain('15 %, announced, due to end Jul 2026');
  });

  it('says today what has lapsed, and of nothing lapsed that it is in force', async () => {
    const reply = await answerFor('');

    const unknown = 'what followed is not known here';
    expect(lineWith(reply, 'Section 122: 10 %')).toContain(`10 %, was due to end Jul 2026; ${unknown}`);
    expect(lineWith(reply, 'Section 122: 15 %')).toContain(`15 %, announced, was due to end Jul 2026; ${unknown}`);
    expect(lineWith(reply, 'total: 10 %')).toContain(`10 %, was due to end 10 Nov 2026; ${unknown}`);
    expect(lineWith(reply, 'reciprocal: 24 %')).toContain(`24 %, suspended, was due to end 10 Nov 2026; ${unknown}`);
    for (const ended of ['baseline: 10 %', 'average: 47.5 %'])
      expect(lineWith(reply, ended)).toContain(', until 20 Feb 2026 —');
    expect(
      linesOf(reply).filter((line) => /(total|fentanyl|baseline|average|Section 122).*in force/.test(line)),
    ).toEqual([]);
  });

  it('tells each rate of Geneva once, by both packs, with the end that the truce got in the end', async () => {
    const reply = await answerFor('as_of:2025-06-10');

    expect(lineWith(reply, 'total: 30 %')).toContain(
      '30 %, in force since May 2025, until 10 Nov 2025 — as of 12 Aug 2025',
    );
    expect(lineWith(reply, 'total: 10 %')).toContain('10 %, in force since May 2025, due to end 10 Nov 2026');
  });

  it('shows the threat of October 2025 as a threat before the day that it was meant for', async () => {
    const reply = await answerFor('as_of:2025-10-20');

    expect(lineWith(reply, 'duty not named: 100 %')).toContain('100 %, threatened for 1 Nov 2025');
    expect(lineWith(reply, 'total: 57 %')).toContain('57 %, former from 2025, until 10 Nov 2025');
  });

  it('says the same when only the background pack is there', async () => {
    const reply = await answerFor('as_of:2025-12-01', ['background']);

    expect(inForce(reply, 'US tariffs on Chinese goods')).toEqual(['total 47', 'fentanyl 10', ...lists2024]);
  });
});

function withChips(lists: readonly string[]): string[] {
  const [before, after] = [lists.slice(0, 3), lists.slice(3)];
  return [...before, 'chips, Section 301 0', ...after, 'chips, earlier duty, duty not named 50'];
}

const readSection = (name: string): unknown[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../config/seed/background/${name}.json`), 'utf8'));

async function answerFor(
  options: string,
  packs: Parameters<typeof seedPacks>[0] = ['documents', 'background'],
): Promise<Reply> {
  const { store, ask } = await openAsking({ isSeeded: false });
  const clock = { now: () => Date.parse('2026-11-20T12:00:00Z') };
  for (const pack of seedPacks(packs)) await seed({ store, clock, pack });
  return await ask(`/tariffs ${options}`);
}

/** The rates under a heading that are called in force, as `total 30`. */
function inForce(reply: Reply, heading: string): string[] {
  const lines = linesOf(reply);
  const below = lines.slice(lines.indexOf(heading) + 1);
  const end = below.findIndex((line) => !line.startsWith('•'));
  return below
    .slice(0, end < 0 ? undefined : end)
    .flatMap((line) => [...line.matchAll(/^• (.+): ([\d.]+) %, in force/g)].map(([, what, rate]) => `${what} ${rate}`));
}
