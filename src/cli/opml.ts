import { type Adding, ownFeedOf } from '../../commands/own-feeds.ts';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { type Feed, feedSchema, type OwnFeed } from '../domain/feeds.ts';
import { tiers } from '../domain/outlets.ts';
import { UserError } from '../domain/user-error.ts';
import { type AllowList, checkAddress } from '../feeds/address-guard.ts';
import { type OpmlGroup, type OpmlOutline, readOpml, writeOpml } from '../feeds/opml.ts';
import { decodeText } from '../lib/read-bytes.ts';
import { canonicalAddress } from '../pipeline/identify.ts';
import type { Store } from '../ports.ts';
import { openDatabase } from '../store/database.ts';
import { createStore } from '../store/store.ts';
import { feedsOf } from './feeds-of.ts';

/** Writes all feeds as OPML: the operator's by tier, those of workspaces by workspace. Works beside a running bot. */
export async function exportOpml(settings: Settings, write: (text: string) => void): Promise<void> {
  const database = await openDatabase(settings.DATABASE_URL);
  const own = await createStore(database).feeds.all();
  await database.close();
  write(opmlOf({ configured: feedsOf(settings), own }));
}

/** Feeds as OPML: the operator's by tier, those of workspaces by workspace. */
export const opmlOf = ({ configured, own }: { readonly configured: readonly Feed[]; readonly own: readonly Feed[] }) =>
  writeOpml('Feeds of Parley', [...tierGroups(configured), ...workspaceGroups(own)]);

const tierGroups = (feeds: readonly Feed[]): OpmlGroup[] =>
  tiers.flatMap((tier) =>
    groupOf(
      tier,
      feeds.filter((feed) => feed.tier === tier),
    ),
  );

const workspaceGroups = (own: readonly Feed[]): OpmlGroup[] =>
  [...Map.groupBy(own, ({ workspace = '' }) => workspace)].flatMap(([workspace, feeds]) => groupOf(workspace, feeds));

const groupOf = (heading: string, feeds: readonly Feed[]): OpmlGroup[] =>
  feeds.length === 0 ? [] : [{ heading, feeds: feeds.map(({ outlet, url }) => ({ title: outlet, url })) }];

export interface OpmlImport {
  readonly settings: Settings;
  readonly input: AsyncIterable<Uint8Array | string>;
  readonly workspace: string;
}

/** Adds the feeds of an OPML list for one workspace, as far as they may be added; returns a sentence on what became of each. Works beside a running bot. */
export async function importOpml({ settings, input, workspace }: OpmlImport): Promise<string> {
  refuseNoWorkspace(workspace);
  const outlines = outlinesIn(await readAll(input));
  const list = { outlines, workspace, configured: feedsOf(settings), allow: new Set(settings.FETCH_ALLOW) };
  const database = await openDatabase(settings.DATABASE_URL);
  try {
    return await addOpml(createStore(database), list);
  } finally {
    await database.close();
  }
}

export interface OpmlList {
  readonly outlines: readonly OpmlOutline[];
  /** Whose the feeds are to be. */
  readonly workspace: string;
  /** What is polled for everyone already. */
  readonly configured: readonly Feed[];
  readonly allow: AllowList;
}

/** Adds the feeds of a list for one workspace; returns a sentence on what became of each. */
export async function addOpml(store: Store, { outlines, workspace, configured, allow }: OpmlList): Promise<string> {
  refuseNoWorkspace(workspace);
  const adding: Adding = { workspace, limits: limits.ownFeeds };
  const { feeds, bad } = feedsIn(outlines, { adding, allow });
  const count = await store.transaction((trx) => addFeeds(trx, { feeds, configured, adding }));
  return sentenceOf({ ...count, bad, workspace });
}

function refuseNoWorkspace(workspace: string): void {
  if (workspacePattern.test(workspace)) return;
  throw new UserError(
    `“${workspace}” is no workspace. Write slack:T012AB3CD, discord:123456789012345678 or terminal:main.`,
  );
}

/** The feeds that a list names. Throws a UserError where it is none. */
export function outlinesIn(text: string): readonly OpmlOutline[] {
  const outlines = readOpml(text);
  if (outlines !== undefined) return outlines;
  throw new UserError('This is no OPML list: it has no <opml>. Give a file as other feed readers export it.');
}

const workspacePattern = /^(?:slack:[TE][A-Z0-9]{1,20}|discord:\d{17,20}|terminal:main|console:main)$/;

async function readAll(input: OpmlImport['input']): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > limits.fetching.bodyBytesMax)
      throw new UserError(`The list is over ${limits.fetching.bodyBytesMax} bytes. Split it and import the parts.`);
    chunks.push(Buffer.from(chunk));
  }
  return decodeText(Buffer.concat(chunks));
}

interface Checking {
  readonly adding: Adding;
  readonly allow: AllowList;
}

// What is no address, or none that is fetched, is counted and left out.
function feedsIn(outlines: readonly OpmlOutline[], checking: Checking): { feeds: OwnFeed[]; bad: number } {
  const feeds = outlines.flatMap((outline) => feedIn(outline, checking) ?? []);
  return { feeds, bad: outlines.length - feeds.length };
}

function feedIn({ title, url }: OpmlOutline, { adding, allow }: Checking): OwnFeed | undefined {
  try {
    const { href, hostname } = checkAddress(url.trim(), allow);
    const feed = ownFeedOf({ url: href, kind: 'rss', title: title.trim() || hostname }, adding);
    return feedSchema.safeParse(feed).success ? feed : undefined;
  } catch {
    return undefined;
  }
}

interface AddingFeeds {
  readonly feeds: readonly OwnFeed[];
  readonly configured: readonly Feed[];
  readonly adding: Adding;
}

async function addFeeds({ feeds: stored }: Store, { feeds, configured, adding }: AddingFeeds) {
  const { workspace, limits: caps } = adding;
  const own = await stored.ofWorkspace(workspace);
  const polled = configured.filter(({ isOff }) => !isOff);
  const known = new Set([...polled, ...own].map(({ url }) => canonicalAddress(url)));
  let room = Math.min(caps.perWorkspaceMax - own.length, caps.inAllMax - (await stored.count()));
  const count = { added: 0, known: 0, over: 0 };
  for (const feed of feeds) {
    const address = canonicalAddress(feed.url);
    if (known.has(address)) count.known++;
    else if (room <= 0) count.over++;
    else {
      await stored.put(feed);
      known.add(address);
      room--;
      count.added++;
    }
  }
  return count;
}

interface Count {
  readonly workspace: string;
  readonly added: number;
  readonly known: number;
  readonly over: number;
  readonly bad: number;
}

const sentenceOf = ({ workspace, added, known, over, bad }: Count): string =>
  [
    `Added ${added} ${added === 1 ? 'feed' : 'feeds'} for ${workspace}.`,
    ...(known > 0 ? [`Polled already: ${known}.`] : []),
    ...(over > 0 ? [`Left out, over the limit of ${limits.ownFeeds.perWorkspaceMax}: ${over}.`] : []),
    ...(bad > 0 ? [`Left out, no address that is fetched: ${bad}.`] : []),
  ].join(' ');
