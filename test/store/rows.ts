import type { Alert } from '../../src/domain/alerts.ts';
import type { CoverageItem } from '../../src/domain/coverage.ts';
import type { Development } from '../../src/domain/developments.ts';
import { factKeyOf, statedValueOf } from '../../src/domain/fact-keys.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { Statement, StatementOf } from '../../src/domain/statements.ts';
import { pagesOfStoryItems } from '../../src/jobs/story-items.ts';
import type {
  CoverageEntry,
  FanOut,
  InboxRow,
  NewDelivery,
  Store,
  StoryItem,
  StoryItemsWanted,
} from '../../src/ports.ts';

/** The US total on Chinese goods at this level, in force. */
export const usTariff = (percent: number): StatementOf<'tariff'> => ({
  kind: 'tariff',
  imposer: 'US',
  target: 'CN',
  goods: 'all',
  measure: 'total',
  percent,
  status: 'in_force',
});

/** A fact with one version, told by one outlet. */
export function factOf(statement: Statement, { key = factKeyOf(statement) } = {}): Fact {
  const telling = {
    ...{ claimId: 'claim', itemId: 'item', outlet: 'Gazette', voice: 'Gazette' },
    ...{ tier: 'paper' as const, title: 'A title', date: '2026-11-01', confidence: 1 },
  };
  const version = { value: statedValueOf(statement), statement, standing: 'live' as const };
  return { key, topics: ['tariffs'], versions: [{ ...version, tellings: [telling], firstAt: 0, lastAt: 0 }] };
}

/** A coverage item of the Gazette. */
export const itemOf = (id: string, parts: Partial<CoverageItem> = {}): CoverageItem => ({
  id,
  feedId: 'gazette',
  outlet: 'Gazette',
  tier: 'paper',
  voice: 'Gazette',
  title: `Title of ${id}`,
  text: 'A text.',
  publishedAt: null,
  seenAt: 1000,
  ...parts,
});

/** A relevant item with what was read in it. */
export const entryOf = (item: CoverageItem, parts: Partial<CoverageEntry> = {}): CoverageEntry => ({
  item,
  claims: [],
  topics: ['tariffs'],
  isRelevant: true,
  storyId: `story of ${item.id}`,
  contentHash: `hash of ${item.id}`,
  names: [`url ${item.id}`],
  ...parts,
});

/** A development that an alert can carry. */
export const developmentOf = (parts: Partial<Development> = {}): Development => ({
  id: 'development',
  kind: 'reported',
  key: 'tariff/US>CN/all/total',
  topics: ['tariffs'],
  significance: 'normal',
  itemId: 'item',
  claimId: 'claim',
  statement: usTariff(57),
  quote: 'The tariff is 57%.',
  isFirm: true,
  foundAt: 0,
  ...parts,
});

/** An alert of a story. */
export const alertOf = (id: string, parts: Partial<Alert> = {}): Alert => ({
  id,
  shortId: 'ABCDE',
  kind: 'story',
  storyId: 'story',
  openedAt: 0,
  dueAt: 0,
  version: 1,
  developments: [developmentOf()],
  tellers: [
    { itemId: 'item', outlet: 'Gazette', voice: 'Gazette', tier: 'paper', title: 'A title', date: '2026-11-01' },
  ],
  ...parts,
});

/** An alert owed to a channel. */
export const deliveryOf = (id: string, parts: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  channel: 'slack:T1/C1',
  kind: 'alert',
  alertId: 'alert',
  message: null,
  replyTo: null,
  dueAt: 0,
  ...parts,
});

/** An alert on its way to channels. */
export const fanOutOf = (id: string, parts: Partial<FanOut> = {}): FanOut => ({
  id,
  alertId: 'alert',
  kind: 'post',
  dueAt: 0,
  after: '',
  ...parts,
});

/** A raw item that waits for the reader. */
export const inboxRowOf = (id: string): InboxRow => ({
  id,
  feedId: 'gazette',
  outlet: 'Gazette',
  tier: 'paper',
  item: { title: `Title of ${id}`, text: 'A text.', publishedAt: null },
  contentHash: 'hash',
  seenAt: 0,
  arrival: 'live',
});

/** All that the live stories are loaded from, whatever the pages. */
export const storyItemsOf = async (
  { coverage }: Pick<Store, 'coverage'>,
  wanted: StoryItemsWanted,
): Promise<StoryItem[]> => (await Array.fromAsync(pagesOfStoryItems(coverage, wanted))).flat();
