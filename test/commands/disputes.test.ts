import { describe, expect, it } from 'vitest';
import type { Fact, Telling } from '../../src/domain/facts.ts';
import { factOf } from '../store/rows.ts';
import { linesOf, lineWith, openAsking, unmatchedMarks } from './asking.ts';

/** The versions of each dispute of the documents pack. */
const shown: readonly (readonly [row: string, words: string])[] = [
  ['D5', '• Howard Lutnick.'],
  ['D5', '• Scott Bessent, Howard Lutnick and Jamieson Greer.'],
  ['L2', 'since February 2025, when the trade war began —'],
  ['L2', "since Trump's inauguration on 20 January 2025 —"],
  ['L2', 'No direct contact came before it since Trump took over the office'],
  ['L2', 'The first call since January 2025 —'],
  ['X8', 'suppliers of the three largest US carmakers —'],
  ['X8', 'Temporary licences for supplies to top US carmakers —'],
  ['X8', 'the countries that benefit are not disclosed —'],
  ['X8', 'recipients and industries are not disclosed —'],
  ['R9', 'pending approval. The UK is still working to complete its deal'],
  ['R9', 'reached. The deal with the UK is done'],
  ['R9', 'Beside it: Deadline: UK–US deal'],
  ['R9', 'British steel could face steep US tariffs —'],
];

describe('/disputes', () => {
  it.each(shown)('shows row %s: %s', async (_row, words) => {
    const { ask } = await openAsking();

    expect(lineWith(await ask('/disputes'), words)).toMatch(/ — as of .* (?:\[\d+\])+$/);
  });

  it('leaves out what only stands side by side', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/disputes');

    expect(linesOf(reply).filter((line) => /presence|baseline|30 %|steeper/.test(line))).toEqual([]);
    expect(unmatchedMarks(reply)).toEqual([]);
  });

  it('shows those of one topic', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/disputes rare earths');

    expect(reply.title).toBe('Where accounts differ on Rare earths');
    expect(linesOf(reply).filter((line) => !/^[•◦]/.test(line))).toEqual(['Rare earth licences']);
  });

  it('puts the readouts of the governments first, side by side', async () => {
    const { ask, store } = await openAsking({ isSeeded: false });
    const agreement = { kind: 'agreement', what: 'soybeans' } as const;
    const told = (status: 'reached' | 'rejected' | 'in_principle', telling: Partial<Telling>) => {
      const [version] = factOf({ ...agreement, status }).versions;
      return { ...version!, tellings: [{ ...version!.tellings[0]!, itemId: status, ...telling }] };
    };
    const versions: Fact['versions'] = [
      told('in_principle', {}),
      told('rejected', { tier: 'official-cn', outlet: 'MOFCOM', voice: 'MOFCOM' }),
      told('reached', { tier: 'official-us', outlet: 'USTR', voice: 'USTR' }),
    ];
    await store.facts.put({ key: 'agreement/soybeans', topics: ['agreements'], versions });

    const lines = linesOf(await ask('/disputes'));

    expect(lines.map((line) => line.split(' — ')[0])).toEqual([
      'Agreement: soybeans',
      '• US readout: reached',
      '• Chinese readout: rejected',
      '• in principle',
    ]);
  });

  it('says when none is known on a topic, and when nothing has been read yet', async () => {
    const [seeded, empty] = [await openAsking(), await openAsking({ isSeeded: false })];

    expect(linesOf(await seeded.ask('/disputes economy'))).toEqual(['No dispute on Economy is known here.']);
    expect(linesOf(await empty.ask('/disputes'))).toEqual(['No dispute is known here.']);
  });

  it('answers a slip in the topic', async () => {
    const { ask } = await openAsking();

    expect(linesOf(await ask('/disputes tarifs'))).toEqual(['There is no topic “tarifs”. Did you mean tariffs?']);
  });
});
