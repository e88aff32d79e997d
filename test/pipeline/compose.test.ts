import { describe, expect, it } from 'vitest';
import type { Alert } from '../../src/domain/alerts.ts';
import type { Development } from '../../src/domain/developments.ts';
import { textOf } from '../../src/domain/replies.ts';
import { alertTopics, composeAlert, headlineOf } from '../../src/pipeline/compose.ts';
import { aDeadline, aDevelopment, anAlert, aRound, aTariff, aTeller, aTelling, noon } from './builders.ts';

const headline = (parts: Partial<Development>) => headlineOf(anAlert({ developments: [aDevelopment(parts)] }));
const textsOf = (alert: Alert) => composeAlert(alert).lines.map(textOf);
const rate = (percent: number) => aTariff({ percent });

describe('the headline of an alert', () => {
  it.each<[string, Partial<Development>]>([
    ['Reported: US tariff on Chinese goods: 30 %, in force', {}],
    ['US tariff on Chinese goods: 30 %, in force', { isSeconded: true }],
    [
      'US tariff on Chinese goods: 30 % → 45 %, in force',
      { kind: 'changed', statement: rate(45), before: rate(30), isFirm: true, isSeconded: true },
    ],
    [
      'Reported: US tariff on Chinese goods: 30 % → 45 %, in force',
      { kind: 'changed', statement: rate(45), before: rate(30), isFirm: true },
    ],
    [
      'Reported: US tariff on Chinese goods: 45 %, in force',
      { kind: 'changed', statement: rate(45), before: rate(30), isFirm: false },
    ],
    [
      'Reports differ: US tariff on Chinese goods: 30 % or 45 %, in force',
      { kind: 'disputed', statement: rate(45), before: rate(30) },
    ],
    [
      'Corrected: US tariff on Chinese goods: not 30 %, but 45 %, in force',
      { kind: 'corrected', statement: rate(45), before: rate(30) },
    ],
    ['Corrected: US tariff on Chinese goods: 45 %, in force', { kind: 'corrected', statement: rate(45) }],
    [
      'Reported: US tariff on Chinese goods: 30 %, in force → 90 %, threatened',
      { kind: 'changed', statement: aTariff({ percent: 90, status: 'threatened' }), before: rate(30), isFirm: true },
    ],
    [
      'Reported: Chinese tariff on US goods (soybeans): over 20 %, in force',
      {
        statement: aTariff({
          imposer: 'CN',
          target: 'US',
          goods: 'soybeans',
          measure: 'unspecified',
          percent: 20,
          isOver: true,
        }),
      },
    ],
    [
      'Reported: Talks in Oslo, May 2031: planned → under way',
      { kind: 'changed', statement: aRound('under_way'), before: aRound('planned'), isFirm: true },
    ],
    [
      'Reported: US tariff on Chinese goods, 30 %: in force → suspended',
      { kind: 'changed', statement: aTariff({ status: 'suspended' }), before: rate(30), isFirm: true },
    ],
    ['Reported: Deadline: truce: 19 Aug 2031', { statement: aDeadline('2031-08-19') }],
    ['Reported: US tariff on Chinese goods: 30 %, in force (“may”)', { hedge: 'may', isSeconded: true }],
    [
      'US tariff on Chinese goods: 30 %, threatened, says the White House',
      { statement: aTariff({ status: 'threatened' }), speaker: 'White House' },
    ],
    ['Taken back since: US tariff on Chinese goods: 30 %, in force', { isStruck: true }],
    [
      'Corrected since: US tariff on Chinese goods: not 30 %, but 45 %, in force',
      { isStruck: true, correctedTo: rate(45) },
    ],
  ])('%s', (title, parts) => {
    expect(headline(parts)).toBe(title);
  });

  it('says plainly what a government’s own outlet says', () => {
    const alert = anAlert({ tellers: [aTeller('Harbour Gazette', { tier: 'official-us' })] });

    expect(headlineOf(alert)).toBe('US tariff on Chinese goods: 30 %, in force');
  });

  it('says that a document is only filed', () => {
    const document = { number: 'FR 1', printsOn: '2031-05-20' };
    const alert = anAlert({ tellers: [aTeller('Harbour Gazette', { tier: 'official-us', document })] });

    expect(headlineOf(alert)).toBe('Filed, to be printed on 20 May 2031: US tariff on Chinese goods: 30 %, in force');
  });

  it('says that it catches up', () => {
    const alert = anAlert({ kind: 'catch-up' });

    expect(headlineOf(alert)).toBe('While Parley was away: Reported: US tariff on Chinese goods: 30 %, in force');
  });

  it('is the strongest of what came in', () => {
    const alert = anAlert({
      developments: [
        aDevelopment({ statement: aDeadline('2031-08-19'), significance: 'normal' }),
        aDevelopment({ kind: 'disputed', statement: rate(31), before: rate(30), significance: 'high' }),
        aDevelopment({ kind: 'changed', statement: rate(45), before: rate(30), significance: 'high', isFirm: true }),
      ],
    });

    expect(headlineOf(alert)).toBe('Reported: US tariff on Chinese goods: 30 % → 45 %, in force');
  });

  it('is what still stands before what was taken back for nothing', () => {
    const alert = anAlert({
      developments: [
        aDevelopment({ statement: rate(45), significance: 'high', isStruck: true }),
        aDevelopment({ statement: aDeadline('2031-08-19'), significance: 'low' }),
      ],
    });

    expect(headlineOf(alert)).toBe('Reported: Deadline: truce: 19 Aug 2031');
  });

  it('of an alert without developments still says something', () => {
    expect(headlineOf(anAlert({ developments: [] }))).toBe('New coverage');
  });
});

describe('the message of an alert', () => {
  it('says how much it matters, then what the outlet says in a sentence, then its words, and cites it', () => {
    const { lines, citations, notes, significance } = composeAlert(anAlert());

    expect(lines).toEqual([
      'Normal significance · Tariffs',
      'A US tariff of 30 % on Chinese goods is in force, Harbour Gazette reports. [1]',
      '“The duty stands at 30 %.” [1]',
    ]);
    expect(significance).toBe('normal');
    expect(citations).toEqual([
      { outlet: 'Harbour Gazette', tier: 'paper', date: '2031-05-14', title: 'What Harbour Gazette wrote' },
    ]);
    expect(notes).toEqual(['Alert K7XQ2 · /why K7XQ2']);
  });

  it('cites the moment where it is known', () => {
    const { citations } = composeAlert(anAlert({ tellers: [aTeller('Harbour Gazette', { at: noon })] }));

    expect(citations[0]?.at).toBe(noon);
  });

  it('names who says it', () => {
    const alert = anAlert({ developments: [aDevelopment({ speaker: 'an aide' })] });

    expect(textsOf(alert)[1]).toBe(
      'A US tariff of 30 % on Chinese goods is in force, says an aide, according to Harbour Gazette. [1]',
    );
  });

  it('tells what else matters in a sentence each, and details in short', () => {
    const developments = [
      aDevelopment({ significance: 'high' }),
      aDevelopment({ statement: aDeadline('2031-08-19') }),
      aDevelopment({ statement: aRound('planned'), significance: 'low' }),
    ];

    expect(textsOf(anAlert({ developments })).slice(3)).toEqual([
      'The deadline of the truce is 19 Aug 2031, Harbour Gazette reports. [1]',
      'Reported besides:',
      '• Talks in Oslo, May 2031: planned [1]',
    ]);
  });

  it('shows a story that is told by its headline as the outlet’s words', () => {
    const statement = { kind: 'remark', about: 'story', says: 'Both sides talk on' } as const;
    const alert = anAlert({ developments: [aDevelopment({ statement, quote: 'Both sides talk on' })] });

    expect(textsOf(alert).slice(1)).toEqual(['“Both sides talk on”, Harbour Gazette reports. [1]']);
  });

  it('shows both sides of a dispute, each with its outlets', () => {
    const told = aTelling({ outlet: 'Plain Courier' });
    const disputed = aDevelopment({
      kind: 'disputed',
      statement: rate(45),
      before: rate(30),
      beforeTold: [told, aTelling({ outlet: 'Third Page' })],
    });

    const { lines, citations } = composeAlert(anAlert({ developments: [disputed] }));

    expect(lines.slice(1)).toEqual([
      'A US tariff of 45 % on Chinese goods is in force (others: 30 %), Harbour Gazette reports. [1]',
      '“The duty stands at 30 %.” [1]',
      '• 45 %, in force: Harbour Gazette [1]',
      '• 30 %, in force: Plain Courier and Third Page [2][3]',
    ]);
    expect(citations.map(({ outlet }) => outlet)).toEqual(['Harbour Gazette', 'Plain Courier', 'Third Page']);
  });

  it('crosses out what was corrected and says what holds instead', () => {
    const struck = aDevelopment({ isStruck: true, correctedTo: rate(45) });

    const { lines } = composeAlert(anAlert({ developments: [struck] }));

    expect(lines.slice(1)).toEqual([
      { text: 'A US tariff of 30 % on Chinese goods is in force, Harbour Gazette reports. [1]', isStruck: true },
      'What holds instead, by a correction of that outlet: 45 %, in force.',
      { text: '“The duty stands at 30 %.” [1]', isStruck: true },
    ]);
  });

  it.each([
    [['Plain Courier'], 'Also reported by 1 outlet: Plain Courier.'],
    [['Plain Courier', 'Third Page'], 'Also reported by 2 outlets: Plain Courier and Third Page.'],
    [['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], 'Also reported by 8 outlets: A, B, C, D, E, F and 2 more.'],
  ])('names who else reports it: %j', (others, note) => {
    const alert = anAlert({ tellers: [aTeller('Harbour Gazette'), ...others.map((name) => aTeller(name))] });

    expect(composeAlert(alert).notes).toContain(note);
  });

  it('does not count the cited outlet among those who also report', () => {
    const alert = anAlert({
      tellers: [aTeller('Harbour Gazette'), aTeller('Harbour Gazette', { itemId: 'its second piece' })],
    });

    expect(composeAlert(alert).notes.join(' ')).not.toContain('Also reported');
  });

  it('shows eight more developments and counts the rest', () => {
    const developments = Array.from({ length: 12 }, (_, i) =>
      aDevelopment({ statement: rate(i + 1), significance: 'low' }),
    );

    const { lines } = composeAlert(anAlert({ developments }));

    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toBe('… and 3 more');
  });

  it('cuts a long quote', () => {
    const alert = anAlert({ developments: [aDevelopment({ quote: 'so '.repeat(500) })] });

    const line = textsOf(alert)[2];

    expect(line?.length).toBeLessThan(220);
    expect(line).toContain('…”');
  });
});

describe('the topics of an alert', () => {
  it('are those of all its developments, each once', () => {
    const developments = [aDevelopment({ topics: ['talks', 'truce'] }), aDevelopment({ topics: ['truce', 'tariffs'] })];

    expect(alertTopics(anAlert({ developments }))).toEqual(['talks', 'truce', 'tariffs']);
  });
});
