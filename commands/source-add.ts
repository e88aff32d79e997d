import { z } from 'zod';
import { ownerOf } from '../src/domain/deliveries.ts';
import { dayOf, formatDate } from '../src/domain/partial-date.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { Topic } from '../src/domain/topics.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { FeedLookUp, FoundFeed, TriedItem } from '../src/ports.ts';
import { type CommandContext, defineCommand, type Option } from './command.ts';
import { labelsOf } from './follows.ts';
import { type Adding, ownFeedOf, refuseKnown, refuseOverCap } from './own-feeds.ts';
import { spend } from './rates.ts';

/** Shows the feed of a page and what it would have alerted; adds it for this workspace alone once that is confirmed. */
export const sourceAdd = defineCommand({
  name: 'source-add',
  description: 'Add a feed that this workspace alone sees; shows first what it would have alerted',
  example: '/source-add https://example.com/news',
  isChange: true,
  isLook: ({ confirm }) => confirm === undefined,
  options: {
    address: addressOption(),
    confirm: {
      description: 'yes, when you have seen what it brings',
      isNamedOnly: true,
      choices: [{ name: 'yes', value: 'yes' }],
      check: z
        .string()
        .refine((written) => written.toLowerCase() === 'yes', 'Write confirm:yes, or leave it out to look first.'),
    },
  },
  async answer({ options: { address, confirm }, ...context }) {
    if (context.ownFeeds === undefined)
      throw new UserError(
        'No feed can be added by this call: give /source-add in Slack, in Discord or where the bot runs.',
      );
    const { lookUp, limits } = context.ownFeeds;
    const adding: Adding = { workspace: ownerOf(context.place.channel), limits };
    await refuseOverCap(context.store, adding);
    await refusePolled(address, { context, adding });
    await spend(context, 'look');
    const found = await lookUp({ address, workspace: adding.workspace });
    if (found.kind === 'none') throw new UserError(found.reason);
    await refusePolled(found.feed.url, { context, adding });
    return confirm === undefined ? previewReply(found, context.topics) : await add(found.feed, { context, adding });
  },
});

const addressCharsMax = 400;
const openPassword =
  'All of this workspace would see the name and the password in that address. Give one without, such as https://example.com/feed.';

/** An address as a reader writes it, checked. */
export function addressOption() {
  return {
    description: 'the address of a feed, or of a page that has one',
    isRequired: true,
    check: z.string().transform((written, context): string => {
      // Chats put marks around an address.
      const bare = written.replace(/^<([^|>]+)(?:\|[^>]*)?>$/, '$1');
      const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`);
      if (url !== null && (url.username !== '' || url.password !== '')) {
        context.addIssue({ code: 'custom', message: openPassword });
        return z.NEVER;
      }
      if (url !== null && /^https?:$/.test(url.protocol) && url.href.length <= addressCharsMax) return url.href;
      context.addIssue({
        code: 'custom',
        message: `“${plainLine(written, 40)}” is no address. Write one such as https://example.com/feed.`,
      });
      return z.NEVER;
    }),
  } as const satisfies Option<string>;
}

interface Placed {
  readonly context: CommandContext;
  readonly adding: Adding;
}

const refusePolled = async (url: string, { context, adding }: Placed): Promise<void> =>
  refuseKnown(url, await context.feeds.seenBy(adding.workspace));

async function add(found: FoundFeed, { context, adding }: Placed): Promise<Reply> {
  const feed = ownFeedOf(found, adding);
  const count = await context.store.transaction(async (trx) => {
    const before = await refuseOverCap(trx, adding);
    await trx.feeds.put(feed);
    return before + 1;
  });
  context.feeds.refresh();
  return {
    title: `Added: ${feed.outlet}`,
    lines: [
      'It is polled from now on, for this workspace alone: nobody else sees what it brings.',
      'Its first poll is the baseline and alerts on nothing. What comes after is told in the channels here that follow its topics.',
    ],
    citations: [],
    notes: [
      `/source-remove ${feed.id} takes it away again. This workspace has ${count} of at most ${adding.limits.perWorkspaceMax} feeds of its own.`,
    ],
  };
}

function previewReply({ feed, tried }: Extract<FeedLookUp, { kind: 'found' }>, topics: readonly Topic[]): Reply {
  const command = `/source-add address:${feed.url} confirm:yes`;
  const isOnTalks = tried.some(({ outcome }) => outcome.kind !== 'no-coverage');
  return {
    title: `Found: ${plainLine(feed.title, 80)}`,
    lines: [
      headLine(feed),
      ...(tried.length > 0 ? ['Its newest items, and what they would have alerted:'] : []),
      ...tried.map((item) => triedLine(item, topics)),
      ...(isOnTalks ? [] : ['None of these is on US–China trade talks. Such a feed may never alert here.']),
    ],
    citations: [],
    notes: [`Nothing is added yet. ${command} adds it, for this workspace alone.`],
    buttons: [{ label: 'Add this feed', command }],
  };
}

function headLine({ format, items, url }: FoundFeed): string {
  const newest = items[0]?.publishedAt ?? null;
  const count = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
  const when = newest === null ? 'undated' : `the newest of ${formatDate(dayOf(newest))}`;
  return `${format}, ${count}${items.length > 0 ? `, ${when}` : ''}: ${url}`;
}

function triedLine({ title, publishedAt, outcome }: TriedItem, topics: readonly Topic[]): string {
  const when = publishedAt === null ? '' : `${formatDate(dayOf(publishedAt))}: `;
  return `• ${when}“${plainLine(title, 160)}”: ${outcomeWords(outcome, topics)}`;
}

function outcomeWords(outcome: TriedItem['outcome'], topics: readonly Topic[]): string {
  switch (outcome.kind) {
    case 'alert': {
      const on = outcome.topics.length > 0 ? ` (${labelsOf(outcome.topics, topics)})` : '';
      return `would have alerted: ${plainLine(outcome.headline, 200)}${on}`;
    }
    case 'known':
      return 'would not have alerted: it is known here from another feed';
    case 'silent':
      return 'would not have alerted: nothing in it is new here';
    case 'no-coverage':
      return 'would not have alerted: no US–China trade talk in it';
    default:
      return outcome satisfies never;
  }
}
