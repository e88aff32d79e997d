import { describe, expect, it } from 'vitest';
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
const print: Piece = {
  ...notice,
  feedId: 'federal-register',
  text: abstract,
  url: 'https://register.example/documents/2026/11/05/2026-31234/notice-of-action',
  document: { number: 'FR 2026-31234', authority },
};
const release: Piece = {
  outlet: 'USTR',
  tier: 'official-us',
  feedId: 'ustr',
  title: 'USTR Announces Section 301 Action on Chinese Toy Kites',
  text: 'The U.S. Trade Representative today announced an additional 35 percent tariff on toy kites from China under Section 301. The tariff on Chinese toy kites takes effect on December 15, 2026.',
  url: 'https://ustr.example/press/kites',
};

const stories = async ({ store }: Newsroom, pieces: readonly Piece[]) =>
  await Promise.all(
    pieces.map(async ({ url = '' }) => {
      const known = await store.coverage.findByNames([`url ${url.replace('https://', '')}`]);
      return known?.storyId;
    }),
  );

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
    expect(desk.texts()[0]).toContain(`Document: FR 2026-31234; authority: ${authority}.`);
    expect(desk.messages[0]?.shown.citations.map(({ url }) => url)).toEqual([print.url]);
    expect(await desk.store.coverage.count()).toBe(1);
  });
});
