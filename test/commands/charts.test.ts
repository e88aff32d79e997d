import { describe, expect, it } from 'vitest';
import { replySchema } from '../../src/domain/replies.ts';
import { svgOf } from '../../src/pictures/draw-chart.ts';
import { linesOf, openAsking } from './asking.ts';

const bothPacks = { packs: ['documents', 'background'] as const, today: '2026-11-09' };

describe('/tariffs with a chart', () => {
  it.each([
    ['on', 'US–China tariffs on all goods since 2025'],
    ['since-2025', 'US–China tariffs on all goods since 2025'],
    ['2018', 'US–China tariffs since 2018'],
    ['since-2018', 'US–China tariffs since 2018'],
  ])('shows the levels beside the lines: chart:%s', async (...[written, title]) => {
    const { ask } = await openAsking(bothPacks);

    const reply = await ask(`/tariffs chart:${written}`);

    expect(reply.chart).toMatchObject({ kind: 'steps', title, today: '2026-11-09' });
    expect(linesOf(reply)).toEqual(linesOf(await ask('/tariffs')));
    expect(replySchema.parse(reply).chart).toEqual(reply.chart);
  });

  it('comes only when it is asked for', async () => {
    const { ask } = await openAsking(bothPacks);

    expect((await ask('/tariffs')).chart).toBeUndefined();
  });

  it('shows one side alone', async () => {
    const { ask } = await openAsking(bothPacks);

    const { chart } = await ask('/tariffs side:china chart:on');

    expect(chart?.kind === 'steps' && chart.series.map(({ name }) => name)).toEqual(['China on US goods']);
  });

  it('says that single goods are not in it', async () => {
    const { ask } = await openAsking(bothPacks);

    expect((await ask('/tariffs goods:chips chart:on')).notes).toContain('The chart does not show chips apart.');
  });

  it('says so where there is nothing to draw', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    const reply = await ask('/tariffs chart:on');

    expect(reply.chart).toBeUndefined();
    expect(reply.notes).toContain('No level is known here that a chart could show.');
  });

  it('says in one sentence what would be right', async () => {
    const { ask } = await openAsking();

    expect(linesOf(await ask('/tariffs chart:pie'))).toEqual([
      '“pie” is no chart. Write chart:on or chart:since-2018.',
    ]);
    expect(linesOf(await ask('/timeline chart:pie'))).toEqual(['Write chart:off for an answer without the chart.']);
  });
});

describe('/timeline', () => {
  it('shows talks and deadlines whose days are known, as a chart', async () => {
    const { ask } = await openAsking(bothPacks);

    const { chart } = await ask('/timeline topic:talks from:2025-06 to:2025-12');

    const events = chart?.kind === 'events' ? chart.events : [];
    expect(events.map(({ label, from }) => [from, label])).toEqual([
      ['2025-06-09', 'Talks in London'],
      ['2025-07-28', 'Talks in Stockholm'],
      ['2025-09-14', 'Talks in Madrid'],
      ['2025-10-25', 'Talks in Kuala Lumpur'],
    ]);
    expect(chart?.alt).toContain('Talks in London: concluded, 9 Jun 2025 to 10 Jun 2025');
    expect(chart && svgOf(chart)).toContain('9–10\u00A0Jun\u00A02025: Talks in London');
  });

  it('leaves the chart out on request, and where fewer than two days are known', async () => {
    const { ask } = await openAsking(bothPacks);

    expect((await ask('/timeline chart:off')).chart).toBeUndefined();
    expect((await ask('/timeline from:2025-06 to:2025-06')).chart).toBeUndefined();
  });

  it('keeps at most 16, those nearest to today, and says so', async () => {
    const { ask } = await openAsking(bothPacks);

    const { chart } = await ask('/timeline from:2018-01');

    const events = chart?.kind === 'events' ? chart.events : [];
    expect(events).toHaveLength(16);
    expect(events.map(({ from }) => from)).toEqual(events.map(({ from }) => from).toSorted());
    expect(events.filter(({ isPlanned }) => isPlanned).map(({ from }) => from)).toEqual([
      ...['2026-11-09', '2026-11-10', '2026-11-10', '2026-11-10', '2026-11-10', '2027-06-23'],
    ]);
  });

  it('shows its chart on the first page alone', async () => {
    const { call } = await openAsking(bothPacks);

    const [first, second] = [
      await call({ name: 'timeline', charsMax: 2000 }),
      await call({ name: 'timeline', options: { page: '2' }, charsMax: 2000 }),
    ];

    expect(first.chart?.kind).toBe('events');
    expect(first.notes[0]).toMatch(/^Page 1 of /);
    expect(second.chart).toBeUndefined();
  });
});
