import { ownerOf } from '../src/domain/deliveries.ts';
import type { Feed } from '../src/domain/feeds.ts';
import { UserError } from '../src/domain/user-error.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { canonicalAddress } from '../src/pipeline/identify.ts';
import { defineCommand } from './command.ts';
import { textOption } from './options.ts';

const feedCharsMax = 400;

/** Takes away a feed that this workspace added; what it brought stays. */
export const sourceRemove = defineCommand({
  name: 'source-remove',
  description: 'Take away a feed that this workspace added',
  example: '/source-remove example',
  isChange: true,
  options: {
    feed: {
      ...textOption('its name, its id or its address', feedCharsMax),
      isRequired: true,
      suggest: async ({ store, channel }) =>
        channel === undefined ? [] : suggestionsOf(await store.feeds.ofWorkspace(ownerOf(channel))),
    },
  },
  async answer({ options: { feed: written }, place, store, feeds }) {
    const removed = await store.transaction(async (trx) => {
      const feed = findOwn(written, await trx.feeds.ofWorkspace(ownerOf(place.channel)));
      await trx.feeds.remove(feed.id);
      await trx.cursors.remove(feed.id);
      return feed;
    });
    feeds.refresh();
    return {
      title: `Removed: ${removed.outlet}`,
      lines: ['It is polled no more. What it brought stays known here, so that nothing is told twice.'],
      citations: [],
      notes: [`/source-add ${removed.url} adds it again.`],
    };
  },
});

function findOwn(written: string, own: readonly Feed[]): Feed {
  if (own.length === 0)
    throw new UserError('This workspace has added no feed. /source-add https://example.com/news adds one.');
  const wanted = written.toLowerCase();
  const exact = own.filter(
    ({ id, url, outlet }) =>
      id === wanted || outlet.toLowerCase() === wanted || canonicalAddress(url) === canonicalAddress(written),
  );
  const found = exact.length > 0 ? exact : own.filter(({ outlet }) => outlet.toLowerCase().includes(wanted));
  const [feed, ...others] = found;
  if (feed !== undefined && others.length === 0) return feed;
  if (feed !== undefined)
    throw new UserError(
      `“${plainLine(written, 40)}” is the name of several: ${namesOf(found)}. Give the id of one, such as /source-remove ${feed.id}`,
    );
  const meant = nearest(
    wanted,
    own.map(({ outlet }) => outlet.toLowerCase()),
  );
  throw new UserError(
    `This workspace has added no feed “${plainLine(written, 40)}”. ${meant ? `Did you mean ${meant}?` : `It has: ${namesOf(own)}.`}`,
  );
}

// By name, unless several bear it.
const suggestionsOf = (own: readonly Feed[]): string[] =>
  own.map(({ id, outlet }) => (own.filter((one) => one.outlet === outlet).length > 1 ? id : outlet));

const namesOf = (feeds: readonly Feed[]): string => feeds.map(({ id, outlet }) => `${outlet} (${id})`).join(', ');
