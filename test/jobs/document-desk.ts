import { canonicalAddress } from '../../src/pipeline/identify.ts';
import { hourMs, type Newsroom, openNewsroom, type Piece } from './newsroom.ts';

const channel = 'slack:T1/C1';
const dayMs = 24 * hourMs;

/** A channel that follows everything. */
export async function openDesk() {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  return newsroom;
}

/** Publishes a piece, and lets an hour pass. */
export const tell = async ({ publish, pass }: Newsroom, piece: Piece) => {
  await publish(piece);
  await pass(hourMs);
};

/** Moves the clock by days, without a look at the schedule, which has nothing to do then. */
export const wait = ({ clock }: Newsroom, days: number) => clock.move(days * dayMs - hourMs);

/** What the invented action rests on. */
export const authority = 'section 301 of the Trade Act of 1974';
/** The invented action as the Register names it. */
export const notice = {
  outlet: 'Federal Register',
  tier: 'official-us',
  title: "Notice of Action: China's Acts, Policies, and Practices Related to Toy Kites",
} as const;
/** What it says. */
export const abstract =
  'The U.S. Trade Representative has determined to impose an additional 35 percent tariff on toy kites from China under section 301 of the Trade Act of 1974. The additional tariff takes effect on December 15, 2026.';

/** The copy that is filed, two days ahead of the print. */
export const inspection: Piece = {
  ...notice,
  feedId: 'public-inspection',
  text: abstract,
  url: 'https://register.example/public-inspection/2026-31234/notice-of-action',
  document: { number: 'FR 2026-31234', authority, printsOn: '2026-11-05' },
};
/** The same document as it is printed, at an address of its own. */
export const print = {
  ...notice,
  feedId: 'federal-register',
  text: abstract,
  url: 'https://register.example/documents/2026/11/05/2026-31234/notice-of-action',
  document: { number: 'FR 2026-31234', authority },
} satisfies Piece;
/** As the Register's list has it: little but its title. */
export const listed: Piece = {
  ...inspection,
  text: 'Filed for public inspection on 3 Nov 2026 at 08:45 in Washington (regular filing), to be printed in the Federal Register on 5 Nov 2026.\nUS agency: Trade Representative, Office of United States.\nType: Notice.',
  document: { number: 'FR 2026-31234' },
};
/** The agency's own news of it, which bears no number. */
export const release: Piece = {
  outlet: 'USTR',
  tier: 'official-us',
  feedId: 'ustr',
  title: 'USTR Announces Section 301 Action on Chinese Toy Kites',
  text: 'The U.S. Trade Representative today announced an additional 35 percent tariff on toy kites from China under Section 301. The tariff on Chinese toy kites takes effect on December 15, 2026.',
  url: 'https://ustr.example/press/kites',
};

/** Where the citations of each message lead, as it shows now. */
export const linksOf = ({ messages }: Newsroom) => messages.map(({ shown }) => shown.citations.map(({ url }) => url));

/** Whether pieces, known by their addresses, are of one story. */
export async function isOneStory({ store }: Newsroom, pieces: readonly Piece[]): Promise<boolean> {
  const known = await Promise.all(
    pieces.map(({ url = '' }) => store.coverage.findByNames([`url ${canonicalAddress(url)}`])),
  );
  return new Set(known.map((item) => item?.storyId)).size === 1;
}
