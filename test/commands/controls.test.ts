import { describe, expect, it } from 'vitest';
import { linesOf, lineWith, openAsking, unmatchedMarks } from './asking.ts';

/** What each row of the documents pack shows here. */
const shown: readonly (readonly [row: string, words: string])[] = [
  ['X1', 'Magnets: China has close to a monopoly of rare-earth magnets —'],
  ['X1', 'Magnets: almost all of the world'],
  [
    'X1',
    'Chinese share of rare earths: 69 %. Production: China accounts for about 69 % of the rare-earth minerals produced',
  ],
  ['X1', 'Production: its share gives China a strong bargaining chip —'],
  ['X1', 'Critical minerals: China keeps a tight grip on their supply —'],
  ['X2', 'Rare-earth magnets: motors of electric vehicles —'],
  ['X3', 'Automobiles, semiconductors and defence are among those that fear slower production —'],
  ['X4', 'Chinese export controls on rare-earth exports: imposed —'],
  ['X4', 'Chinese restrictions on rare earths are ongoing —'],
  ['X5', 'on rare earths (Geneva pledge): pledged to ease. At Geneva, Beijing pledged looser restrictions'],
  ['X5', 'Beijing is being pressed to keep its Geneva promise'],
  ['X6', 'China is accused of new, informal barriers'],
  ['X8', 'Chinese export controls on rare earths: licensed —'],
  ['X9', 'Factories worldwide report shortages'],
  ['X10', 'The US wants rare earths and magnets to flow'],
  ['X11', 'China objects to US “negative measures”'],
  ['X11', 'US export controls on chip-design software: imposed'],
  ['X11', 'US export controls on semiconductor technology: imposed'],
  ['X12', 'Huawei stands out among the Chinese firms'],
  ['X13', 'US export controls on AI chips from Huawei: tightened'],
  ['X13', 'US export controls on access to technology: imposed'],
  ['X13', 'China objects to a US crackdown on Chinese students'],
  ['X14', 'The temporary arrangements could fall to a change in politics —'],
  ['R10', 'Geneva lifted markets at first'],
];

describe('/controls', () => {
  it.each(shown)('shows row %s: %s', async (_row, words) => {
    const { ask } = await openAsking();

    expect(lineWith(await ask('/controls'), words)).toMatch(/ — as of .* (?:\[\d+\])+$/);
  });

  it('begins with the measures of China and of the US', async () => {
    const { ask } = await openAsking();

    const headings = linesOf(await ask('/controls')).filter((line) => !/^[•◦]/.test(line));

    expect(headings.slice(0, 3)).toEqual(['Chinese export controls', 'US export controls', 'Where accounts differ']);
  });

  it('shows who differs on the licences, each account with its own sources', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/controls');

    const accounts = linesOf(reply).filter((line) => line.startsWith('• Accounts differ on rare earth licences: '));
    expect(accounts).toHaveLength(4);
    expect(accounts.filter((line) => line.includes('by the account of Reuters'))).toHaveLength(2);
    expect(lineWith(reply, 'the countries that benefit are not disclosed')).toMatch(
      /outlet not named \(copy\) \[\d\]$/,
    );
  });

  it('shows Xi’s word once, with what each teller makes of it', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/controls item:"rare earth"'));

    const at = lines.findIndex((line) => line.startsWith('• Agreement: rare earth exports resume: reached'));
    const tellers = lines.slice(at + 1, at + 6);
    expect(tellers.map((line) => line.slice(0, 1))).toEqual(['◦', '◦', '◦', '◦', '◦']);
    expect(tellers.filter((line) => line.includes('by the account of Trump'))).toHaveLength(2);
    expect(tellers.filter((line) => line.includes('by the account of US officials'))).toHaveLength(1);
    expect(tellers.filter((line) => line.includes('“reportedly”'))).toHaveLength(2);
    expect(lines[at + 6]).toContain('is being fulfilled only in part — as of 9 Jun 2025');
  });

  it('shows one side alone', async () => {
    const { ask } = await openAsking();

    const [us, china] = [linesOf(await ask('/controls us')), linesOf(await ask('/controls side:china'))];

    expect(us).toContain('US export controls');
    expect(us.filter((line) => /Chinese export controls|Magnets:/.test(line))).toEqual([]);
    expect(china).toContain('Chinese export controls');
    expect(china.filter((line) => /US export controls on|Huawei/.test(line))).toEqual([]);
  });

  it('shows one item alone, and says when nothing is known of it', async () => {
    const { ask } = await openAsking();

    const [magnets, tea] = [await ask('/controls item:Huawei'), await ask('/controls item:tea-pots')];

    expect(magnets.title).toBe('Export controls on Huawei');
    expect(linesOf(magnets).filter((line) => line.startsWith('•'))).toHaveLength(2);
    expect(unmatchedMarks(magnets)).toEqual([]);
    expect(linesOf(tea)).toEqual(['No export control on tea-pots is known here.']);
  });

  it('answers a slip in the side', async () => {
    const { ask } = await openAsking();

    expect(linesOf(await ask('/controls side:france'))).toEqual([
      'There is no side “france”. Choose a side: us or china.',
    ]);
  });

  it('says so plainly when nothing has been read yet', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    expect(linesOf(await ask('/controls'))).toEqual(['No export control is known here.']);
  });
});
