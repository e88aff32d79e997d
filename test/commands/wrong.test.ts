import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../src/domain/feedback.ts';
import { alertOf, developmentOf } from '../store/rows.ts';
import { linesOf, openAsking } from './asking.ts';
import { yesterdaysAlert } from './subscribing-desk.ts';

async function openDesk() {
  const asking = await openAsking();
  await asking.store.alerts.put(yesterdaysAlert());
  const wrong = (options: Record<string, string>, more: { callId?: string; hasForms?: boolean } = {}) =>
    asking.call({ name: 'wrong', by: 'U7', options, ...more });
  const kept = (): Promise<Feedback[]> => asking.store.feedback.after('', 100);
  return { ...asking, wrong, kept };
}

describe('/wrong', () => {
  it('keeps what is said with the claim and the words that it rests on', async () => {
    const { wrong, kept } = await openDesk();

    const reply = await wrong({ about: 'aaaaa', fault: 'status', words: 'it was only\nthreatened' });

    expect(reply.title).toBe('Thank you: it is noted');
    const [only, ...others] = await kept();
    expect(others).toEqual([]);
    const { quote, statement, claimId } = developmentOf({});
    expect(only).toMatchObject({
      ...{ channel: 'slack:T1/C1', by: 'U7', fault: 'status', words: 'it was only threatened', shortId: 'AAAAA' },
      ...{ quote, statement, claimId },
    });
  });

  it('is about the line that is named, and says which there are', async () => {
    const { wrong, kept, store } = await openDesk();
    const second = developmentOf({ id: 'd2', claimId: 'c2', key: 'other', quote: 'The second.', position: 4 });
    await store.alerts.put(alertOf('two', { shortId: 'BBBBB', developments: [developmentOf({}), second] }));

    await wrong({ about: 'BBBBB', fault: 'value', line: '2' });
    const slip = await wrong({ about: 'BBBBB', fault: 'value', line: '3' });

    expect((await kept()).map(({ quote }) => quote)).toEqual(['The second.']);
    expect(linesOf(slip)).toEqual(['Alert BBBBB has no line 3: choose one from 1 to 2.']);
  });

  it('offers a form where a chat has forms, and says what to type where not', async () => {
    const { wrong, kept } = await openDesk();

    const form = await wrong({ about: 'AAAAA' }, { hasForms: true });
    const text = await wrong({ about: 'AAAAA' });

    expect(form.form).toMatchObject({ command: 'wrong', fixed: { about: 'AAAAA' } });
    expect(form.form?.fields.map(({ name, charsMax }) => [name, charsMax])).toEqual([
      ['fault', undefined],
      ['words', 400],
    ]);
    expect(text.form).toBeUndefined();
    expect(linesOf(text)[0]).toContain('/wrong AAAAA fault:value');
    expect(await kept()).toEqual([]);
  });

  it('takes words without quotes after the short id', async () => {
    const { ask, kept } = await openDesk();

    const asked = await ask('/wrong aaaaa it was only threatened');
    await ask('/wrong #aaaaa it was only threatened fault:status');

    expect(linesOf(asked)[0]).toBe(
      'Say what is wrong with alert AAAAA: /wrong AAAAA fault:value words:"it was only threatened"',
    );
    expect(await kept()).toMatchObject([{ shortId: 'AAAAA', fault: 'status', words: 'it was only threatened' }]);
  });

  it('is kept once when the same call comes twice', async () => {
    const { wrong, kept } = await openDesk();

    for (const _time of [1, 2]) await wrong({ about: 'AAAAA', fault: 'other' }, { callId: 'once' });

    expect(await kept()).toHaveLength(1);
  });

  it('takes only so many from a reader in an hour', async () => {
    const { wrong, kept } = await openDesk();

    for (const _time of Array(20)) await wrong({ about: 'AAAAA', fault: 'other' });
    const slip = await wrong({ about: 'AAAAA', fault: 'other' });

    expect(linesOf(slip)[0]).toBe(
      'You have reported 20 faults within an hour, and Parley takes no more now. Try again in 60 minutes.',
    );
    expect(await kept()).toHaveLength(20);
  });

  it.each([
    [{ about: 'ZZZZZ', fault: 'value' }, 'No alert “ZZZZZ” is known here'],
    [{ about: 'AAAAA', fault: 'bad' }, 'There is no fault “bad”. Choose value, status'],
    [{ about: 'AAAAA', fault: 'value', line: 'one' }, 'Write the number of a line'],
    [{ about: 'AAAAA', fault: 'value', words: 'x'.repeat(401) }, 'words takes at most 400 characters'],
  ])('says what would be right after %j', async (...[options, sentence]) => {
    const { wrong, kept } = await openDesk();

    expect(linesOf(await wrong(options)).join(' ')).toContain(sentence);
    expect(await kept()).toEqual([]);
  });

  it('is forgotten with its channel', async () => {
    const { wrong, kept, call } = await openDesk();
    await wrong({ about: 'AAAAA', fault: 'other' });

    await call({ name: 'forget', options: { confirm: 'yes' } });

    expect(await kept()).toEqual([]);
  });
});
