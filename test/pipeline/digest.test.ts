import { describe, expect, it } from 'vitest';
import { topics } from '../../config/topics.ts';
import type { Alert } from '../../src/domain/alerts.ts';
import type { Reply } from '../../src/domain/replies.ts';
import type { Subscription } from '../../src/domain/subscriptions.ts';
import { composeDigest } from '../../src/pipeline/digest.ts';
import { hourMs, subscriptionOf } from '../jobs/newsroom.ts';
import { alertOf, developmentOf, usTariff } from '../store/rows.ts';

const untilMs = Date.UTC(2026, 10, 9, 13, 30);

interface Told {
  readonly percent: number;
  readonly topic?: string;
  readonly significance?: 'low' | 'normal' | 'high';
  readonly parts?: Partial<Alert>;
}

const told = ({ percent, topic = 'tariffs', significance = 'normal', parts = {} }: Told): Alert => {
  const at = untilMs - percent * hourMs;
  const development = developmentOf({ statement: usTariff(percent), topics: [topic], significance });
  const usual = { shortId: `A10${percent}`, openedAt: at, dueAt: at, developments: [development] };
  return alertOf(`alert ${percent}`, { ...usual, ...parts });
};

function digestOf(alerts: readonly Alert[], settings: Partial<Subscription> = {}): Reply | undefined {
  const since = { createdAt: untilMs - 7 * 24 * hourMs };
  const wanted = { ...subscriptionOf('slack:T1/C1', ['all']), ...since, mode: 'digest' as const, ...settings };
  return composeDigest({ alerts, wanted, untilMs, topics, newestAt: untilMs - 3 * hourMs });
}

const weekly = { every: 'weekly', at: '08:30', day: 'mon', saysNothingNew: false } as const;

describe('A digest', () => {
  it('has a heading for each topic, and begins with what matters most', () => {
    const digest = digestOf([
      told({ percent: 11 }),
      told({ percent: 12, topic: 'shipping', significance: 'high' }),
      told({ percent: 13, significance: 'low' }),
    ]);

    expect(digest?.title).toBe('Digest of 9 Nov 2026: 3 alerts');
    expect(digest?.lines).toEqual([
      'Shipping',
      '• 9 Nov 2026: Reported: US tariff on Chinese goods: 12 %, in force (alert A1012) [1]',
      'Tariffs',
      '• 9 Nov 2026: Reported: US tariff on Chinese goods: 11 %, in force (alert A1011) [1]',
      '• 9 Nov 2026: Reported: US tariff on Chinese goods: 13 %, in force (alert A1013) [1]',
    ]);
    expect(digest?.citations).toHaveLength(1);
  });

  it('puts an alert below the topic of its headline, as far as that is followed', () => {
    const alerts = [told({ percent: 11, topic: 'talks' })].map((alert) => ({
      ...alert,
      developments: alert.developments.map((one) => ({ ...one, topics: ['talks', 'tariffs', 'truce'] })),
    }));

    expect(digestOf(alerts)?.lines[0]).toBe('Talks');
    expect(digestOf(alerts, { topics: ['truce', 'tariffs'] })?.lines[0]).toBe('Tariffs');
  });

  it('does not cross out what its headline says to hold instead', () => {
    const corrected = developmentOf({ statement: usTariff(12), isStruck: true, correctedTo: usTariff(10) });
    const takenBack = developmentOf({ statement: usTariff(13), isStruck: true });
    const digest = digestOf([
      told({ percent: 12, parts: { developments: [corrected] } }),
      told({ percent: 13, parts: { developments: [takenBack] } }),
    ]);

    expect(digest?.lines.slice(1)).toEqual([
      '• 9 Nov 2026: Corrected since: US tariff on Chinese goods: not 12 %, but 10 %, in force (alert A1012) [1]',
      {
        text: '• 9 Nov 2026: Taken back since: US tariff on Chinese goods: 13 %, in force (alert A1013) [1]',
        isStruck: true,
      },
    ]);
  });

  it('of a week says so, and shows days and times by the clocks of its channel', () => {
    const digest = digestOf([told({ percent: 11 })], { zone: 'America/New_York', topics: ['tariffs'], digest: weekly });

    expect(digest?.title).toBe('Week to 9 Nov 2026: 1 alert');
    expect(digest?.lines).toEqual([
      '• 8 Nov 2026: Reported: US tariff on Chinese goods: 11 %, in force (alert A1011) [1]',
    ]);
    expect(digest?.notes[0]).toMatch(/^Since 2 Nov 2026, 08:30 New York time, most significant first\./);
  });

  it('is left out when nothing came, or says so in one line where that is wished for', () => {
    const saying = { ...weekly, saysNothingNew: true };

    expect(digestOf([])).toBeUndefined();
    expect(digestOf([], { topics: ['tariffs', 'talks'], digest: saying })).toEqual({
      title: 'Week to 9 Nov 2026: nothing new',
      lines: ['Nothing new on Tariffs, Talks since 2 Nov 2026, 13:30 UTC; newest coverage 9 Nov 2026.'],
      citations: [],
      notes: [],
    });
  });

  it('leaves out what was taken back where it tells the correction', () => {
    const struck = developmentOf({ statement: usTariff(12), isStruck: true });
    const corrected = developmentOf({ kind: 'corrected', before: usTariff(12), statement: usTariff(10) });
    const digest = digestOf([
      told({ percent: 10, parts: { kind: 'correction', correctsId: 'alert 12', developments: [corrected] } }),
      told({ percent: 11 }),
      told({ percent: 12, parts: { developments: [struck] } }),
    ]);

    expect(digest?.lines.slice(1)).toEqual([
      '• 9 Nov 2026: Corrected: US tariff on Chinese goods: not 12 %, but 10 %, in force (alert A1010, corrects A1012) [1]',
      '• 9 Nov 2026: Reported: US tariff on Chinese goods: 11 %, in force (alert A1011) [1]',
    ]);
  });

  it('names the alert that a correction corrects, though an earlier digest told of it', () => {
    const before = untilMs - 9 * 24 * hourMs;
    const digest = digestOf([
      told({ percent: 10, parts: { kind: 'correction', correctsId: 'alert 12' } }),
      told({ percent: 12, parts: { openedAt: before, dueAt: before } }),
    ]);

    expect(JSON.stringify(digest?.lines)).toContain('(alert A1010, corrects A1012)');
  });
});
