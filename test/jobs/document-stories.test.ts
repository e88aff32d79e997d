import { describe, expect, it } from 'vitest';
import {
  authority,
  inspection,
  isOneStory,
  linksOf,
  listed,
  notice,
  openDesk,
  print,
  release,
  tell,
  wait,
} from './document-desk.ts';
import type { Piece } from './newsroom.ts';

describe('A release, the copy that is filed and the print of one act', () => {
  it('are one story and one message when the release comes first', async () => {
    const desk = await openDesk();

    await tell(desk, release);
    wait(desk, 2);
    await tell(desk, inspection);
    const filed = desk.texts()[0];
    wait(desk, 2);
    await tell(desk, print);

    expect(desk.messages).toHaveLength(1);
    expect(filed).toContain('Filed for public inspection, to be printed on 5 Nov 2026.');
    expect(desk.texts()[0]).not.toContain('public inspection');
    expect(desk.texts()[0]?.match(/15 Dec 2026/g)).toHaveLength(1);
    expect(desk.texts()[0]).toContain(`Document: FR 2026-31234; authority: ${authority} [2]`);
    expect(linksOf(desk)).toEqual([[release.url, print.url]]);
    expect(await isOneStory(desk, [release, print])).toBe(true);
  });

  it('are one story and one message where the list says little but a title', async () => {
    const desk = await openDesk();

    await tell(desk, release);
    wait(desk, 4);
    await tell(desk, listed);
    wait(desk, 2);
    await tell(desk, print);

    expect(desk.messages).toHaveLength(1);
    expect(linksOf(desk)).toEqual([[release.url, print.url]]);
  });

  it('are told as a title first, then as what they say, and both messages cite the print', async () => {
    const desk = await openDesk();

    await tell(desk, listed);
    const filed = desk.texts()[0];
    wait(desk, 1);
    await tell(desk, release);
    wait(desk, 1);
    await tell(desk, print);

    expect(filed).toContain('Filed for public inspection, to be printed on 5 Nov 2026.');
    expect(desk.titles()).toEqual([notice.title, 'US tariff on Chinese goods (Section 301): 35 %, announced']);
    expect(linksOf(desk)).toEqual([[print.url], [release.url, print.url]]);
  });

  it('are one story and one message when the copy is filed first', async () => {
    const desk = await openDesk();

    await tell(desk, inspection);
    wait(desk, 1);
    await tell(desk, release);
    wait(desk, 1);
    await tell(desk, print);

    expect(desk.messages).toHaveLength(1);
    expect(desk.texts()[0]?.match(/15 Dec 2026/g)).toHaveLength(1);
    expect(desk.texts()[0]).toContain('Also reported by 1 outlet: USTR.');
    expect(await isOneStory(desk, [release, print])).toBe(true);
  });

  it('are one story where the titles differ in capitals and by a slip, and the copy says little', async () => {
    const desk = await openDesk();
    const order = { ...release, outlet: 'White House', title: 'ADJUSTING DUTIES ON TOY KITES FORM CHINA' };
    const filed: Piece = {
      ...inspection,
      title: 'Adjusting Duties on Toy Kites From China',
      text: 'Executive Order 14999 of November 2, 2026.',
    };

    await tell(desk, order);
    wait(desk, 4);
    await tell(desk, filed);
    wait(desk, 1);
    await tell(desk, { ...print, title: filed.title, text: filed.text ?? '' });

    expect(desk.messages).toHaveLength(1);
    expect(linksOf(desk)).toEqual([[order.url, print.url]]);
    expect(await isOneStory(desk, [order, print])).toBe(true);
  });

  it('draw in a piece that names the number of the order once the print has told it', async () => {
    const desk = await openDesk();
    const title = 'Adjusting Duties on Toy Kites From China';
    await tell(desk, { ...release, outlet: 'White House', title: title.toUpperCase() });
    await tell(desk, { ...listed, title });
    wait(desk, 1);
    await tell(desk, { ...print, title, text: 'Executive Order 14999, signed on 2 Nov 2026.' });
    const paper: Piece = {
      outlet: 'Harbour Daily',
      title: 'Executive Order 14999 worries hobby shops that trade with China',
      url: 'https://harbour.example/shops',
    };

    await tell(desk, paper);

    expect(desk.messages).toHaveLength(1);
    expect(await isOneStory(desk, [print, paper])).toBe(true);
  });

  it('draw in a piece of any outlet that names the number, whatever its words', async () => {
    const desk = await openDesk();
    await tell(desk, inspection);
    const paper: Piece = {
      outlet: 'Harbour Daily',
      tier: 'paper',
      title: 'Hobby shops brace for a hard winter',
      text: 'Owners are worried about the US tariff on goods from China. [FR Doc. 2026-31234]',
      url: 'https://harbour.example/shops',
    };

    await tell(desk, paper);

    expect(desk.messages).toHaveLength(1);
    expect(await isOneStory(desk, [inspection, paper])).toBe(true);
  });
});

describe('Two documents of one agency on one day', () => {
  it('never share a story or a message, however alike they are', async () => {
    const desk = await openDesk();
    const other: Piece = {
      ...inspection,
      document: { number: 'FR 2026-31235', authority, printsOn: '2026-11-05' },
      url: 'https://register.example/public-inspection/2026-31235/notice-of-action',
    };

    await tell(desk, inspection);
    await tell(desk, other);

    expect(desk.messages).toHaveLength(2);
    expect(await desk.store.coverage.count()).toBe(2);
    expect(await isOneStory(desk, [inspection, other])).toBe(false);
  });
});
