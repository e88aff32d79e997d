import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain/facts.ts';
import { factOf } from '../store/rows.ts';
import { linesOf, lineWith, openAsking, unmatchedMarks } from './asking.ts';

const truce = 'Deadline: truce: Aug 2025, unless the president extends it';

describe('/deadlines before they are due', () => {
  it('shows rows R5 and R9, soonest first, with condition and how far ahead', async () => {
    const { ask } = await openAsking({ today: '2025-06-20' });

    const reply = await ask('/deadlines');

    expect(linesOf(reply)[0]).toContain('Deadline: UK–US deal: 9 Jul 2025 (in 19 days)');
    expect(linesOf(reply)[1]).toContain(`${truce} (in 42 days)`);
    expect(linesOf(reply)).not.toContain('Lapsed');
    expect(unmatchedMarks(reply)).toEqual([]);
  });

  it('shows rates that end, with the day of their end', async () => {
    const { ask } = await openAsking({ today: '2025-06-20' });

    const line = lineWith(await ask('/deadlines'), 'US tariff on Chinese goods: 30 %');

    expect(line).toContain('30 %, in force since May 2025, due to end Aug 2025 (in 42 days) — as of 9 Jun 2025');
  });

  it('puts a lapsed deadline last, under its heading', async () => {
    const { ask } = await openAsking({ today: '2025-07-10' });

    const lines = linesOf(await ask('/deadlines'));

    expect(lines[0]).toContain(`${truce} (in 22 days)`);
    expect(lines.at(-2)).toBe('Lapsed');
    expect(lines.at(-1)).toContain('UK–US deal: was due 9 Jul 2025; what followed is not known here.');
  });
});

describe('/deadlines on the border', () => {
  it.each([
    ['2025-08-01', 'Aug 2025, unless the president extends it (this month)'],
    ['2025-08-31', 'Aug 2025, unless the president extends it (this month)'],
    ['2025-09-01', 'was due Aug 2025, unless the president extends it; what followed is not known here'],
    ['2026-11-20', 'was due Aug 2025, unless the president extends it; what followed is not known here'],
  ])('on %s says of the truce: %s', async (today, words) => {
    const { ask } = await openAsking({ today });

    expect(lineWith(await ask('/deadlines'), 'Deadline: truce')).toContain(`Deadline: truce: ${words}`);
  });

  it('counts the day itself as ahead', async () => {
    const { ask } = await openAsking({ today: '2025-07-09' });

    expect(linesOf(await ask('/deadlines'))[0]).toContain('UK–US deal: 9 Jul 2025 (today)');
  });
});

describe('/deadlines when all have passed', () => {
  it('says that none is ahead, and calls nothing in force', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/deadlines'));

    expect(lines.slice(0, 2)).toEqual(['No deadline ahead is known here.', 'Lapsed']);
    expect(lines.join('\n')).not.toContain('in force');
    expect(lines.slice(2).filter((line) => line.startsWith('•') && !/was due .*not known here/.test(line))).toEqual([]);
  });
});

describe('/deadlines when a date was moved', () => {
  it('shows the new one ahead and the old one as told before', async () => {
    const { ask, store } = await openAsking({ isSeeded: false });
    const [old, moved] = ['2026-11-10', '2027-02-10'].map((date) => factOf({ kind: 'deadline', what: 'truce', date }));
    const versions: Fact['versions'] = [
      { ...old!.versions[0]!, standing: 'past', replacedAt: Date.parse('2026-11-05') },
      moved!.versions[0]!,
    ];
    await store.facts.put({ ...moved!, versions });

    const lines = linesOf(await ask('/deadlines'));

    expect(lines[0]).toContain('Deadline: truce: 10 Feb 2027 (in 2 months)');
    expect(lines[2]).toContain('was set for 10 Nov 2026; another date was told on 5 Nov 2026');
  });
});

describe('/deadlines with nothing to show', () => {
  it('says so plainly', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    expect(linesOf(await ask('/deadlines'))).toEqual(['No deadline is known here.']);
  });
});
