import { describe, expect, it } from 'vitest';
import { linesOf, lineWith, openAsking } from './asking.ts';

/** The lines under a heading, until the next one. */
function linesUnder(lines: readonly string[], heading: string): string[] {
  const from = lines.indexOf(heading) + 1;
  const length = lines.slice(from).findIndex((line) => !line.startsWith('•'));
  return lines.slice(from, length < 0 ? undefined : from + length);
}

describe('/tariffs for a day of June 2025', () => {
  it('shows 30 % and 10 % in force since Geneva, with an end that has lapsed by today', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs as_of:2025-06-10');

    const lapsed = 'in force since May 2025, due to end Aug 2025 (lapsed by today; what followed is not known here)';
    expect(reply.title).toBe('US–China tariffs on 10 Jun 2025, by what is known now');
    expect(linesUnder(linesOf(reply), 'US tariffs on Chinese goods')[0]).toContain(`total: 30 %, ${lapsed}`);
    expect(linesUnder(linesOf(reply), 'Chinese tariffs on US goods')[0]).toContain(`total: 10 %, ${lapsed}`);
  });

  it('keeps the 10 % baseline apart from the total, with a note on why', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs as_of:2025-06-10');

    expect(lineWith(reply, 'baseline:')).toContain('baseline: 10 %, in force — as of 9 Jun 2025');
    expect(reply.notes.filter((note) => note.includes('(baseline)'))).toEqual([
      'On US tariff on Chinese goods (baseline): The two figures seem to name different measures, the total and a baseline. That is our reading; no document says so.',
    ]);
  });

  it('shows the April levels as threatened, by whose account and with the reserve', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs as_of:2025-06-10');

    expect(lineWith(reply, 'reciprocal:')).toMatch(
      /level not given, threatened — .*by the account of the White House, “may” \[\d\]$/,
    );
  });

  it('shows what held before Geneva as former, and the deadline with its condition', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs as_of:2025-06-10');

    const former = linesUnder(linesOf(reply), 'US tariffs on Chinese goods');
    expect(former.join('\n')).toContain('total: over 100 %, former, until May 2025');
    expect(lineWith(reply, 'Deadline: truce')).toContain(
      'Aug 2025, unless the president extends it (lapsed by today; what followed is not known here)',
    );
  });
});

describe('/tariffs today', () => {
  it('never calls a rate in force whose end has passed', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs');

    expect(lineWith(reply, '30 %')).toContain('30 %, was due to end Aug 2025; what followed is not known here');
    expect(lineWith(reply, 'total: 10 %')).toContain('10 %, was due to end Aug 2025; what followed is not known here');
    expect(linesOf(reply).filter((line) => /(total).*in force/.test(line))).toEqual([]);
  });

  it('begins with the level on all goods, before its parts and single lists', async () => {
    const { ask } = await openAsking({ packs: ['documents', 'background'] });

    const lines = linesUnder(linesOf(await ask('/tariffs side:us')), 'US tariffs on Chinese goods');
    const onAll = linesUnder(linesOf(await ask('/tariffs side:us goods:all')), 'US tariffs on Chinese goods');

    expect(lines[0]).toContain('• total: 47 %');
    expect(lines.findIndex((line) => line.includes('list'))).toBeGreaterThan(
      lines.findIndex((line) => line.includes('fentanyl: 10 %')),
    );
    expect(onAll.filter((line) => line.includes('list'))).toEqual([]);
  });

  it('says of a rate without an end that it is old news', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs');

    expect(lineWith(reply, 'baseline:')).toContain('in force when last reported — as of 9 Jun 2025 (17 months ago)');
  });

  it('tells the last day before the end from the first day after it', async () => {
    const before = await openAsking({ today: '2025-08-31' });
    const after = await openAsking({ today: '2025-09-01' });

    const lineBefore = lineWith(await before.ask('/tariffs'), '30 %');
    const lineAfter = lineWith(await after.ask('/tariffs'), '30 %');

    expect(lineBefore).toContain('30 %, in force since May 2025, due to end Aug 2025 —');
    expect(lineAfter).toContain('30 %, was due to end Aug 2025; what followed is not known here —');
  });

  it('shows a rate that is asked for on a later day than its end as ended, never as in force', async () => {
    const { ask } = await openAsking({ today: '2025-07-01' });

    const reply = await ask('/tariffs as_of:2026-01-01');

    expect(lineWith(reply, '30 %')).toContain('was due to end Aug 2025');
  });

  it('takes a month or a year for its last day', async () => {
    const { ask } = await openAsking();

    const [month, year] = [await ask('/tariffs as_of:2025-06'), await ask('/tariffs as_of:2024')];

    expect(month.title).toContain('on 30 Jun 2025');
    expect(year.title).toContain('on 31 Dec 2024');
    expect(linesOf(year).join('\n')).not.toMatch(/30 %|in force/);
  });
});

describe('/tariffs for one side or some goods', () => {
  it('shows only the tariffs of that side, under any of its names', async () => {
    const { ask } = await openAsking();

    for (const side of ['us', 'US', 'America', '"United States"']) {
      const lines = linesOf(await ask(`/tariffs side:${side} as_of:2025-06-10`));
      expect(lines).toContain('US tariffs on Chinese goods');
      expect(lines).not.toContain('Chinese tariffs on US goods');
    }
    expect(linesOf(await ask('/tariffs china'))).not.toContain('US tariffs on Chinese goods');
  });

  it('takes options by place: side, goods, day', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs china all 2025-06-10');

    expect(lineWith(reply, 'total: 10 %')).toContain('in force since May 2025');
  });

  it('says that it knows no tariff on goods that nobody has reported on', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs goods:soybeans');

    expect(reply.title).toBe('US–China tariffs on soybeans');
    expect(linesOf(reply)).toEqual(['No tariff on soybeans is known here for 20 Nov 2026.']);
  });

  it('leaves out what the US threatens others with', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/tariffs goods:steel');

    expect(linesOf(reply)).toEqual(['No tariff on steel is known here for 20 Nov 2026.']);
  });

  it('says so plainly when nothing has been read yet', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    const reply = await ask('/tariffs');

    expect(linesOf(reply)).toEqual(['No tariff is known here for 20 Nov 2026.']);
    expect(reply.notes).toEqual(['No coverage has been read yet, so nothing is known here.']);
  });
});

describe('/tariffs with the years before', () => {
  it('leaves out rates that gave way more than a year before, and says how to see them', async () => {
    const { ask } = await openAsking({ packs: ['documents', 'background'] });

    const today = await ask('/tariffs side:us');
    const then = await ask('/tariffs side:us as_of:2019-06-15');

    expect(linesOf(today).join('\n')).not.toContain('until 10 May 2019');
    expect(today.notes.join('\n')).toContain('as_of:2018-08-01');
    expect(linesOf(then).join('\n')).toContain('10 %, until 10 May 2019');
  });

  it('shows the end of the truce that was known on the day', async () => {
    const { ask } = await openAsking({ packs: ['documents', 'background'] });

    const then = await ask('/tariffs as_of:2025-06-10');

    expect(lineWith(then, 'Deadline: truce')).toContain('Aug 2025');
  });
});
