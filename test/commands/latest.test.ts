import { describe, expect, it } from 'vitest';
import { alertOf, developmentOf } from '../store/rows.ts';
import { linesOf, lineWith, openAsking, unmatchedMarks } from './asking.ts';

const day = (date: string): number => Date.parse(`${date}T08:00:00Z`);

describe('/latest', () => {
  it('shows the newest alerts first, with day, outlets and short id', async () => {
    const { ask, store } = await openAsking();
    await store.alerts.put(alertOf('old', { shortId: 'OLDER', openedAt: day('2026-11-02') }));
    await store.alerts.put(alertOf('new', { shortId: 'NEWER', openedAt: day('2026-11-09') }));

    const reply = await ask('/latest');

    expect(linesOf(reply).map((line) => line.slice(0, 14))).toEqual(['• 9 Nov 2026: ', '• 2 Nov 2026: ']);
    expect(lineWith(reply, 'NEWER')).toBe(
      '• 9 Nov 2026: Reported: US tariff on Chinese goods: 57 %, in force (alert NEWER) — as of 1 Nov 2026 (19 days ago), 1 outlet (paper) [1]',
    );
    expect(unmatchedMarks(reply)).toEqual([]);
  });

  it('shows those of one topic', async () => {
    const { ask, store } = await openAsking();
    await store.alerts.put(alertOf('a', { shortId: 'AAAAA', openedAt: day('2026-11-02') }));
    const developments = [developmentOf({ topics: ['rare-earths'] })];
    await store.alerts.put(alertOf('b', { shortId: 'BBBBB', openedAt: day('2026-11-03'), developments }));

    const reply = await ask('/latest rare earths');

    expect(reply.title).toBe('The newest alerts on Rare earths');
    expect(linesOf(reply)).toEqual([expect.stringContaining('alert BBBBB')]);
  });

  it('shows ten alerts at most', async () => {
    const { ask, store } = await openAsking({ isSeeded: false });
    for (let n = 10; n < 22; n++)
      await store.alerts.put(alertOf(`a${n}`, { shortId: `AAA${n}`, openedAt: day(`2026-10-${n}`) }));

    const lines = linesOf(await ask('/latest'));

    expect([lines.length, lines[0]?.includes('AAA21'), lines[9]?.includes('AAA12')]).toEqual([10, true, true]);
  });

  it('shows what was told last where there has been no alert', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/latest topic:economy');

    expect(reply.title).toBe('What was told last on Economy');
    expect(linesOf(reply)[0]).toBe('There has been no alert on Economy yet.');
    expect(linesOf(reply)[1]).toContain(
      'Chinese exports to the US: −34.5 %, May 2025, by Chinese customs — as of 10 Jun 2025',
    );
    expect(linesOf(reply)).toHaveLength(11);
  });

  it('says so plainly when nothing has been read yet', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    expect(linesOf(await ask('/latest talks'))).toEqual([
      'There has been no alert on Talks yet, and nothing on Talks is known here.',
    ]);
  });

  it('answers a slip in the topic', async () => {
    const { ask } = await openAsking();

    expect(linesOf(await ask('/latest talkz'))).toEqual(['There is no topic “talkz”. Did you mean talks?']);
  });
});
