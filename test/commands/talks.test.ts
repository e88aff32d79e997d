import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/domain/statements.ts';
import { factOf } from '../store/rows.ts';
import { linesOf, lineWith, openAsking, unmatchedMarks } from './asking.ts';

/** What each row of the documents pack shows here. */
const shown: readonly (readonly [row: string, words: string])[] = [
  ['T1', 'London; the venue is Lancaster House — as of 10 Jun 2025'],
  ['T2', 'It opened on Monday 9 June 2025 with a session called preliminary —'],
  [
    'T2',
    'The round is expected to open on Monday 9 June 2025 — as of 9 Jun 2025 (17 months ago), outlet not named (copy), “expected”',
  ],
  ['T2', 'The London talks go into a second day, Tuesday 10 June 2025 —'],
  ['T3', 'Talks in Geneva, May 2025: concluded.'],
  ['T3', 'Geneva round of May 2025 ended with a provisional agreement —'],
  ['T4', 'Export controls are on the table, those on rare earths above all —'],
  ['T4', 'On the other side stand US limits on technology, which China opposes —'],
  ['T5', 'Monday went into disagreements over what was settled in Geneva —'],
  ['T6', 'Both sides were expected to give word after Tuesday'],
  ['T7', 'Much of what Geneva settled could be interpreted in more than one way —'],
  ['T7', 'The aim now is to return to the point reached in Switzerland'],
  ['T8', 'Meeting of He Lifeng and Rachel Reeves: held, Jun 2025'],
  ['T8', 'stronger economic and financial ties with the UK important —'],
  ['T9', 'Beijing appears to hope for lower tariffs'],
  ['T10', 'helped to prepare the talks in London —'],
  ['T11', 'Enough is on offer for each side'],
  ['T11', 'Rare earths seem to take up some of the focus —'],
  ['T12', 'Worldwide supply chains and growth are at stake —'],
  ['T13', 'Relations have become worse since Trump'],
  ['R4', 'Geneva brought a truce of 90 days, with some tariffs rolled back —'],
  ['R4', 'Trade barriers are eased for a time —'],
  ['R8', 'Each side accuses the other of a breach of the Geneva agreement —'],
  ['R10', 'Geneva lifted markets at first'],
  ['X10', 'The US wants rare earths and magnets to flow'],
  ['L1', 'Trump and Xi spoke by phone in the week before the talks —'],
  ['L1', 'The call was “very good” —'],
  ['L2', 'Accounts differ on first contact since: The first call since January 2025 —'],
  ['L3', 'Trump gave Xi his word that the US still welcomes students from China —'],
  ['L4', 'The London talks should turn out “very well” —'],
  ['L5', 'The call raised the mood on Wall Street'],
  ['S1', 'China plans a new embassy close to the City of London —'],
];

describe('/talks', () => {
  it.each(shown)('shows row %s: %s', async (_row, words) => {
    const { ask } = await openAsking();

    expect(lineWith(await ask('/talks'), words)).toMatch(/ — as of .* (?:\[\d+\])+$/);
  });

  it('shows London before Geneva, and of a round first how it stands and what was agreed', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/talks'));

    const [london, geneva] = ['Talks in London', 'Talks in Geneva'].map((words) =>
      lines.findIndex((line) => line.startsWith(words)),
    );
    expect([london, lines[1]]).toEqual([0, 'Agreements']);
    expect(geneva).toBeGreaterThan(lines.indexOf('On the sidelines'));
    expect(lines.indexOf('Leaders, calls and meetings')).toBeLessThan(geneva ?? 0);
  });

  it('does not call a round under way long after the last word on it', async () => {
    const [during, later] = [await openAsking({ today: '2025-06-10' }), await openAsking()];

    const [then, now] = [linesOf(await during.ask('/talks'))[0], linesOf(await later.ask('/talks'))[0]];

    expect(then).toContain('London, Jun 2025: under way, 9 Jun 2025, Lancaster House —');
    expect(now).toContain(
      'under way when last reported, 9 Jun 2025, Lancaster House; how it ended is not known here —',
    );
  });

  it('shows one round alone, by its place, without what belongs to the other', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/talks geneva');

    expect(reply.title).toBe('Talks in Geneva, May 2025');
    expect(linesOf(reply).filter((line) => /on the table|Lancaster House/.test(line))).toEqual([]);
    expect(reply.notes).toContain('Who sat there: /delegation round:Geneva');
    expect(unmatchedMarks(reply)).toEqual([]);
  });

  it('shows a call after the last round as tied to none', async () => {
    const { ask, store } = await openAsking();
    const call: Statement = { kind: 'contact', who: ['Trump', 'Xi'], mode: 'call', date: '2026-11', status: 'planned' };
    await store.facts.put(factOf(call));

    const lines = linesOf(await ask('/talks'));

    const heading = lines.indexOf('Tied to no round that is known here');
    expect(lines.slice(heading).join('\n')).toContain('Call of Trump and Xi: planned, Nov 2026');
  });

  it.each([
    ['/talks round:londn', 'No round “londn” is known here. Did you mean London?'],
    ['/talks round:Atlantis', 'No round “Atlantis” is known here. Known rounds: London, Jun 2025; Geneva, May 2025.'],
  ])('answers the slip %s', async (line, sentence) => {
    const { ask } = await openAsking();

    expect(linesOf(await ask(line))).toEqual([sentence]);
  });

  it('says so plainly when nothing has been read yet', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    expect(linesOf(await ask('/talks'))).toEqual(['No round of talks is known here yet.']);
  });
});
