import { subscribe } from '../../commands/subscribe.ts';
import type { Settings } from '../../config/env.ts';
import { topics } from '../../config/topics.ts';
import { UserError } from '../domain/user-error.ts';
import { createFeedList } from '../jobs/feed-list.ts';
import { jsonLine } from '../lib/json-line.ts';
import type { Clock } from '../ports.ts';
import { feedsOf } from './feeds-of.ts';
import { openStore } from './open-store.ts';

interface Adding {
  readonly settings: Settings;
  readonly clock: Clock;
  /** Such as `slack:T1/C1`. */
  readonly channel: string;
  readonly topics: readonly string[];
  /** Further options of `/subscribe`, as `name:value`. */
  readonly set: readonly string[];
  readonly write: (text: string) => void;
}

const channelForms =
  /^(?:slack:[A-Z0-9]{1,30}\/[A-Z0-9]{1,30}|discord:\d{1,20}\/\d{1,20}|(?:terminal|console):[a-z0-9-]{1,30})$/i;

/**
 * Makes a channel follow topics, as `/subscribe` given there would; works beside a running bot, which posts the first
 * card. Writes the subscription as one line of JSON. Throws a `UserError` that says what would be right.
 */
export async function addSubscription({ settings, clock, channel, set, write, ...asked }: Adding): Promise<void> {
  if (!channelForms.test(channel))
    throw new UserError(
      `“${channel.slice(0, 80)}” is no channel. Write slack:WORKSPACE/CHANNEL, discord:SERVER/CHANNEL or terminal:main, by their ids.`,
    );
  const options = { topic: asked.topics.join(','), ...Object.fromEntries(set.map(optionIn)) };
  const { store, close } = await openStore(settings, clock);
  try {
    await subscribe(topics).run(options, {
      ...{ store, clock, topics, feeds: createFeedList(feedsOf(settings)), place: { channel } },
      access: async () => ({ kind: 'unknown' }),
    });
    write(jsonLine(await store.subscriptions.ofChannel(channel)));
  } finally {
    await close();
  }
}

function optionIn(written: string): [name: string, value: string] {
  const [, name, value] = /^([a-z_]+)[:=](.+)$/s.exec(written) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new UserError(`“${written.slice(0, 80)}” is no option. Write --set name:value, such as --set mode:digest.`);
}
