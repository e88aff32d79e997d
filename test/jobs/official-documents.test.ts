import { describe, expect, it } from 'vitest';
import { rebuildFacts } from '../../src/jobs/rebuild-facts.ts';
import { canonicalAddress } from '../../src/pipeline/identify.ts';
import { hourMs, type Newsroom, openNewsroom, type Piece } from './newsroom.ts';

const channel = 'slack:T1/C1';
const dayMs = 24 * hourMs;

/** A channel that follows everything. */
async function openDesk() {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  return newsroom;
}

/** Publishes a piece, and lets an hour pass. */
const tell = async ({ publish, pass }: Newsroom, piece: Piece) => {
  await publish(piece);
  await pass(hourMs);
};

// Moved without a look at the schedule, which has nothing to do then.
const wait = ({ clock }: Newsroom, days: number) => clock.move(days * dayMs - hourMs);

const authority = 'section 301 of the Trade Act of 1974';
const notice = {
  outlet: 'Federal Register',
  tier: 'official-us',
  title: "Notice of Action: China's Acts, Policies, and Practices Related to Toy Kites",
} as const;
const abstract =
  'The U.S. Trade Representative has determined to impose an additional 35 percent tariff on toy kites from China under section 301 of the Trade Act of 1974. The additional tariff takes effect on December 15, 2026.';

/** The copy that is filed, two days ahead of the print. */
const inspection: Piece = {
  ...notice,
  feedId: 'public-inspection',
  text: abstract,
  url: 'https://register.example/public-inspection/2026-31234/notice-of-action',
  document: { number: 'FR 2026-31234', authority, printsOn: '2026-11-05' },
};
const print = {
  ...notice,
  feedId: 'federal-register',
  text: abstract,
  url: 'https://register.example/documents/2026/11/05/2026-31234/notice-of-action',
  document: { number: 'FR 2026-31234', authority },
} satisfies Piece;
/** As the Register's list has it: little but its title. */
const listed: Piece = {
  ...inspection,
  text: 'Filed for public inspection on 3 Nov 2026 at 08:45 in Washington (regular filing), to be printed in the Federal Register on 5 Nov 2026.\nUS agency: Trade Representative, Office of United States.\nType: Notice.',
  document: { number: 'FR 2026-31234' },
};
const release: Piece = {
  outlet: 'USTR',
  tier: 'official-us',
  feedId: 'ustr',
  title: 'USTR Announces Section 301 Action on Chinese Toy Kites',
  text: 'The U.S. Trade Representative today announced an additional 35 percent tariff on toy kites from China under Section 301. The tariff on Chinese toy kites takes effect on December 15, 2026.',
  url: 'https://ustr.example/press/kites',
};

const linksOf = ({ messages }: Newsroom) => messages.map(({ shown }) => shown.citations.map(({ url }) => url));

async function isOneStory({ store }: Newsroom, pieces: readonly Piece[]): Promise<boolean> {
  const known = await Promise.all(
    pieces.map(({ url = '' }) => store.coverage.findByNames([`url ${canonicalAddress(url)}`])),
  );
  return new Set(known.map((item) => item?.storyId)).size === 1;
}

describe('A document that is filed, then printed', () => {
  it('is told once, and the message cites the print when it is there', async () => {
    const desk = await openDesk();

    await tell(desk, inspection);
    const filed = desk.texts()[0];
    wait(desk, 2);
    await tell(desk, print);

    expect(desk.messages).toHaveLength(1);
    expect(filed).toContain('To be printed on 5 Nov 2026: ');
    expect(filed).toContain('Filed for public inspection, to be printed on 5 Nov 2026.');
    expect(filed).not.toContain('in force');
    expect(desk.texts()[0]).not.toContain('To be printed');
    expect(desk.texts()[0]).not.toContain('public inspection');
    expect(desk.texts()[0]).toContain(`Document: FR 2026-31234; authority: ${authority} [1]`);
    expect(desk.messages[0]?.shown.citations.map(({ url }) => url)).toEqual([print.url]);
    expect(await desk.store.coverage.count()).toBe(1);
  });

  it('is told once too when the print comes days later, over a weekend', async () => {
    const desk = await openDesk();

    await tell(desk, inspection);
    wait(desk, 4);
    await tell(desk, print);

    expect(desk.messages).toHaveLength(1);
    expect(linksOf(desk)).toEqual([[print.url]]);
  });

  it('is told nothing new by the list that goes on naming it, or by one that names it no more', async () => {
    const desk = await openDesk();
    await tell(desk, inspection);
    wait(desk, 2);
    await tell(desk, print);

    await tell(desk, inspection);
    await tell(desk, { ...inspection, text: `${abstract} Corrected copy.` });
    await tell(desk, listed);

    expect(desk.messages).toHaveLength(1);
    expect(linksOf(desk)).toEqual([[print.url]]);
    expect(desk.texts()[0]).not.toContain('To be printed');
  });

  it('that was there at the first look is no news when it is printed', async () => {
    const desk = await openDesk();
    await tell(desk, { ...inspection, arrival: 'baseline' });
    wait(desk, 2);

    await tell(desk, print);

    expect(desk.messages).toEqual([]);
  });

  it('alerts again for what only the print says, and the first message cites the print all the same', async () => {
    const desk = await openDesk();
    await tell(desk, inspection);
    wait(desk, 2);

    await tell(desk, { ...print, text: abstract.replace('35 percent', '45 percent') });

    expect(desk.titles()).toEqual([
      'US tariff on Chinese goods (s301): 35 %, announced',
      'US tariff on Chinese goods (s301): 35 % → 45 %, announced',
    ]);
    expect(linksOf(desk)).toEqual([[print.url], [print.url]]);
  });
});

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
    expect(desk.titles()).toEqual([notice.title, 'US tariff on Chinese goods (s301): 35 %, announced']);
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

describe('What is only filed', () => {
  it('is never told as in force, and its facts say that it is to be printed', async () => {
    const desk = await openDesk();

    await tell(desk, {
      ...inspection,
      text: 'The United States imposes a tariff of 35% on Chinese goods under section 301. The tariff of 35% on Chinese goods is in force from today.',
    });

    expect(desk.texts().join()).not.toContain('in force');
    const [fact] = await desk.store.facts.ofFamilies(['tariff']);
    expect(fact?.versions.map(({ statement }) => statement)).toMatchObject([{ percent: 35, status: 'announced' }]);
    expect(fact?.versions[0]?.tellings[0]?.says).toBe('Filed for public inspection, to be printed on 5 Nov 2026');
  });

  it('names its document in each claim, and its facts cite the print once it is there', async () => {
    const desk = await openDesk();
    await tell(desk, inspection);
    wait(desk, 2);
    await tell(desk, print);

    const told = await desk.store.coverage.claimsAfter(-1, 100);
    const live = await desk.store.facts.ofFamilies(['tariff', 'deadline']);
    await rebuildFacts(desk.store);

    expect(told.map(({ claim }) => claim.document)).toEqual(told.map(() => print.document));
    const tellings = live.flatMap(({ versions }) => versions.flatMap((version) => version.tellings));
    expect(tellings.map(({ url, says }) => [url, says])).toEqual(tellings.map(() => [print.url, undefined]));
    const rebuilt = await desk.store.facts.ofFamilies(['tariff', 'deadline']);
    expect(rebuilt.flatMap(({ versions }) => versions.flatMap((version) => version.tellings))).toEqual(tellings);
  });

  it('is in force when it is printed and its day has come', async () => {
    const desk = await openDesk();

    await tell(desk, {
      ...print,
      text: 'The United States imposes a tariff of 35% on Chinese goods under section 301. Effective October 30, 2026.',
    });

    expect(desk.titles()).toEqual(['US tariff on Chinese goods (s301): 35 %, in force']);
  });
});
