import { describe, expect, it } from 'vitest';
import { factOf, usTariff } from '../store/rows.ts';
import { linesOf, lineWith, openAsking, unmatchedMarks } from './asking.ts';

describe('/timeline', () => {
  it('shows dated facts in the order of their dates, newest last, each with its status and sources', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/timeline');

    const lines = linesOf(reply);
    expect(lines[0]).toMatch(/^• May 2025: /);
    expect(lines.at(-1)).toMatch(/^• Aug 2025: Deadline: truce: was due Aug 2025, .*not known here — as of /);
    expect(lines.filter((line) => !/ — as of .* (?:\[\d+\])+$/.test(line))).toEqual([]);
    expect(unmatchedMarks(reply)).toEqual([]);
  });

  it('shows at most 40 lines, leaves out remarks first, and says how to narrow', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/timeline');

    expect(linesOf(reply)).toHaveLength(40);
    expect(linesOf(reply).filter((line) => line.includes('control'))).not.toEqual([]);
    expect(reply.notes[0]).toMatch(/^\d+ more left out: .* from:2018-01 to:2019-12\.$/);
  });

  it('tells a date of the fact from the day on which it was told', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/timeline topic:economy');

    expect(lineWith(reply, '34.5 %')).toMatch(/^• May 2025: /);
    expect(lineWith(reply, '2.9 %')).toMatch(/^• told 9 Jun 2025: /);
  });

  it('shows row S2 among the tariffs', async () => {
    const { ask } = await openAsking();

    expect(lineWith(await ask('/timeline tariffs'), 'The start of the trade war is put at February 2025')).toContain(
      '— as of 9 Jun 2025',
    );
  });

  it('names a dispute where it touches', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/timeline topic:delegation');

    expect(linesOf(reply).filter((line) => line.includes('Accounts differ: Head of the US team'))).toHaveLength(3);
  });

  it('shows a span, with months taken whole', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/timeline topic:talks from:2025-05 to:2025-05');

    expect(reply.title).toBe('Timeline on Talks, from 1 May 2025 to 31 May 2025');
    expect(linesOf(reply).map((line) => line.split(' — ')[0])).toEqual([
      '• May 2025: Agreement: truce, Geneva: reached',
      '• May 2025: Talks in Geneva, May 2025: concluded',
    ]);
  });

  it('shows the last 24 months unless another span is asked for', async () => {
    const { ask, store } = await openAsking({ isSeeded: false });
    await store.facts.put(factOf({ ...usTariff(25), from: '2018-07-06' }));

    const [now, then] = [await ask('/timeline'), await ask('/timeline from:2018-01 to:2019-12')];

    expect(now.title).toBe('Timeline, from 20 Nov 2024');
    expect(linesOf(now)).toEqual([
      'Nothing from 20 Nov 2024 is known here. Other dates: /timeline from:2018-01 to:2019-12.',
    ]);
    expect(lineWith(then, '25 %')).toMatch(/^• 6 Jul 2018: /);
  });

  it.each([
    ['/timeline from:soon', '“soon” is no date. Write it as year-month-day, such as 2025-06-10.'],
    [
      '/timeline to:2025-02-30',
      '“2025-02-30” is no date. The last day of that month is 2025-02-28: write that or an earlier one.',
    ],
    [
      '/timeline from:2025-06 to:2025-05',
      'from 2025-06-01 lies after to 2025-05-31. Write the earlier date in from, the later one in to.',
    ],
    ['/timeline topic:tarifs', 'There is no topic “tarifs”. Did you mean tariffs?'],
  ])('answers the slip %s', async (line, sentence) => {
    const { ask } = await openAsking();

    expect(linesOf(await ask(line))).toEqual([sentence]);
  });
});
