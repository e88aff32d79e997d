import { describe, expect, it } from 'vitest';
import { composeAlert } from '../../src/pipeline/compose.ts';
import { alertOf, developmentOf, entryOf, itemOf, usTariff } from '../store/rows.ts';
import { linesOf, openAsking, unmatchedMarks } from './asking.ts';

const teller = (itemId: string, parts: { outlet?: string; voice?: string | null } = {}) => ({
  ...{ itemId, outlet: 'Gazette', voice: 'Gazette', tier: 'paper' as const },
  ...{ title: `Title of ${itemId}`, date: '2026-11-01', url: `https://gazette.example/${itemId}` },
  ...parts,
});

describe('/sources with an alert’s short id', () => {
  it('lists all who tell it, each with outlet, tier, time, title, link, and what it told with its quote', async () => {
    const { ask, store } = await openAsking();
    const publishedAt = Date.parse('2026-11-01T09:30:00Z');
    await store.coverage.put(entryOf(itemOf('first', { publishedAt })));
    await store.alerts.put(
      alertOf('a', {
        tellers: [
          teller('first'),
          teller('second', { outlet: 'Courier', voice: 'Courier' }),
          teller('third', { outlet: 'Reprint', voice: 'Courier' }),
        ],
        developments: [
          developmentOf({ itemId: 'first' }),
          developmentOf({ id: 'd2', itemId: 'second', statement: usTariff(55), quote: 'It is 55%.', kind: 'disputed' }),
        ],
      }),
    );

    const reply = await ask('/sources alert:#abcde');

    expect(reply.title).toMatch(/^Sources of ABCDE: /);
    expect(linesOf(reply)).toEqual([
      '3 pieces, 2 independent outlets.',
      '• Gazette (paper), 1 Nov 2026, 09:30 UTC: “Title of first” [1]',
      '◦ reported: US tariff on Chinese goods: 57 %, in force, from “The tariff is 57%.”',
      '• Courier (paper), 1 Nov 2026: “Title of second” [2]',
      '◦ disputed: US tariff on Chinese goods: 55 %, in force, from “It is 55%.”',
      '• Reprint (paper, after Courier), 1 Nov 2026: “Title of third” [3]',
    ]);
    expect(reply.citations.map(({ url }) => url)).toEqual([
      'https://gazette.example/first',
      'https://gazette.example/second',
      'https://gazette.example/third',
    ]);
    expect(unmatchedMarks(reply)).toEqual([]);
  });
});

describe('The buttons under an alert', () => {
  const labels = (kind: 'story' | 'catch-up' | 'correction') =>
    composeAlert(alertOf('a', { kind })).buttons?.map(({ label }) => label);

  it('ask why, ask for its sources, and mute its story', () => {
    expect(composeAlert(alertOf('a'))).toMatchObject({
      more: '/why ABCDE',
      notes: ['Alert ABCDE · /why ABCDE'],
      buttons: [
        { label: 'Why', command: '/why ABCDE' },
        { label: 'Sources', command: '/sources alert:ABCDE' },
        { label: 'Wrong?', command: '/wrong ABCDE' },
        { label: 'Mute story', command: '/unsubscribe story:ABCDE' },
      ],
    });
  });

  it('mute no story where there is none to mute', () => {
    expect([labels('story'), labels('catch-up'), labels('correction')]).toEqual([
      ['Why', 'Sources', 'Wrong?', 'Mute story'],
      ['Why', 'Sources', 'Wrong?'],
      ['Why', 'Sources', 'Wrong?'],
    ]);
  });
});
