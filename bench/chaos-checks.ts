import type { Alert } from '../src/domain/alerts.ts';
import { statedValueOf } from '../src/domain/fact-keys.ts';
import { textOf } from '../src/domain/replies.ts';
import { everyTopic } from '../src/domain/subscriptions.ts';
import { alertTopics, composeAlert } from '../src/pipeline/compose.ts';
import type { Followed, Shown } from './chaos-channels.ts';
import type { Told } from './chaos-news.ts';
import type { DeliveryRow, Ledger } from './chaos-store.ts';

/** What was, when the bot had come to rest. */
export interface Rest {
  readonly ledger: Ledger;
  readonly channels: readonly Followed[];
  /** What the first outlet told: each of it belongs into one alert. */
  readonly told: readonly Told[];
  /** What the bot had still to do when the time was over. */
  readonly owed: readonly string[];
}

/** What came of it; a violation says what is wrong, and where. */
export interface Verdict {
  readonly alerts: number;
  readonly expected: number;
  readonly arrived: number;
  readonly edited: number;
  readonly violations: Readonly<Record<ViolationKind, readonly string[]>>;
}

const violationKinds = ['lost', 'duplicates', 'unwanted', 'out of order', 'not as stored', 'unmarked'] as const;
export type ViolationKind = (typeof violationKinds)[number];

interface Violation {
  readonly kind: ViolationKind;
  readonly what: string;
}

/** Holds what the channels show against what the store says that it owes them. */
export function judge(rest: Rest): Verdict {
  const { ledger, channels, told, owed } = rest;
  const views = channels.map((channel) => viewOf(channel, ledger));
  const violations = [
    ...owed.map((what) => violation('lost', `still owed in the end: ${what}`)),
    ...told.flatMap((one) => toldOnce(one, ledger.alerts)),
    ...views.flatMap((view) => deliveredOnce(view)),
    ...inOrder(views),
    ...views.flatMap((view) => view.posts.flatMap((post) => asStored(post, view))),
    ...alike(views),
    ...ledger.deliveries.flatMap(given),
  ];
  return {
    alerts: ledger.alerts.length,
    expected: views.reduce((sum, { wanted }) => sum + wanted.length, 0),
    arrived: views.reduce((sum, { posts }) => sum + posts.length, 0),
    edited: views.flatMap(({ posts }) => posts).filter(({ row }) => (row?.shown_version ?? 0) > 1).length,
    violations: Object.fromEntries(
      violationKinds.map((kind) => [kind, violations.filter((one) => one.kind === kind).map(({ what }) => what)]),
    ) as Record<ViolationKind, string[]>,
  };
}

interface Post {
  readonly shortId: string;
  readonly shown: Shown;
  readonly alert: Alert | undefined;
  readonly row: DeliveryRow | undefined;
}

interface View {
  readonly channel: Followed;
  readonly wanted: readonly Alert[];
  readonly posts: readonly Post[];
}

function viewOf(channel: Followed, { alerts, deliveries }: Ledger): View {
  const posts = channel.shown().flatMap((shown) => {
    const shortId = /\bAlert ([0-9A-Z]{5})\b/.exec(shown.text)?.[1];
    if (shortId === undefined) return [];
    const alert = alerts.find((one) => one.shortId === shortId);
    const row = deliveries.find((one) => one.alert_id === alert?.id && one.channel === channel.id);
    return [{ shortId, shown, alert, row }];
  });
  return { channel, wanted: alerts.filter((alert) => isWanted(channel, alert)), posts };
}

// Not the bot's own rule, so that a fault in that one shows.
const isWanted = ({ topic }: Followed, alert: Alert): boolean =>
  topic === everyTopic || alertTopics(alert).includes(topic);

function toldOnce({ key, value }: Told, alerts: readonly Alert[]): Violation[] {
  const telling = alerts.filter(({ developments }) =>
    developments.some(
      (one) => one.key === key && one.kind !== 'corroborated' && statedValueOf(one.statement) === value,
    ),
  );
  if (telling.length === 1) return [];
  const what = `${key} = ${value} stands in ${telling.length} alerts`;
  return [{ kind: telling.length === 0 ? 'lost' : 'duplicates', what }];
}

function deliveredOnce({ channel, wanted, posts }: View): Violation[] {
  const counts = Map.groupBy(posts, ({ shortId }) => shortId);
  const lost = wanted.filter(({ shortId }) => !counts.has(shortId));
  const doubled = [...counts].filter(([, copies]) => copies.length > 1);
  const unwanted = [...counts.keys()].filter((shortId) => !wanted.some((alert) => alert.shortId === shortId));
  return [
    ...lost.map(({ shortId }) => violation('lost', `${shortId} in ${channel.id}`)),
    ...doubled.map(([shortId, { length }]) => violation('duplicates', `${length} of ${shortId} in ${channel.id}`)),
    ...unwanted.map((shortId) => violation('unwanted', `${shortId} in ${channel.id} (${channel.topic})`)),
  ];
}

const violation = (kind: ViolationKind, what: string): Violation => ({ kind, what });

// Channels with the same subscription are compared with the first of them.
const inOrder = (views: readonly View[]): Violation[] =>
  [...Map.groupBy(views, ({ channel }) => channel.topic).values()].flatMap(([first, ...others]) =>
    others.flatMap((other) => {
      const [ours, theirs] = [first, other].map((view) => [
        ...new Set(view?.posts.map(({ shortId }) => shortId) ?? []),
      ]) as [string[], string[]];
      const at = ours.findIndex((shortId, index) => shortId !== theirs[index]);
      if (at === -1) return [];
      const around = (ids: string[]) => ids.slice(at, at + 4).join(' ');
      const where = `${first?.channel.id} shows ${around(ours)}, ${other.channel.id} ${around(theirs)}`;
      return [violation('out of order', `from place ${at + 1} of ${other.channel.topic}: ${where}`)];
    }),
  );

// The message is that of the delivery, and shows the version that the store says it shows.
function asStored({ shown, shortId, alert, row }: Post, { channel }: View): Violation[] {
  if (!alert || !row) return [];
  const where = `${shortId} in ${channel.id}`;
  const marked = shown.isOf(row.id) ? [] : [violation('unmarked', where)];
  if (row.shown_version < alert.version)
    return row.state === 'pending' ? marked : [...marked, violation('not as stored', `${where} is old for good`)];
  const text = bare(shown.text);
  const { title, lines, notes } = composeAlert(alert);
  const missing = [title, ...lines.map(textOf), ...notes].find((part) => !text.includes(bare(part)));
  return missing === undefined ? marked : [...marked, violation('not as stored', `${where} does not show: ${missing}`)];
}

// Without each chat's marks; Slack has its commands behind one name.
const bare = (text: string): string =>
  text
    .replace(/\(<[^>]*>\)/g, '')
    .replace(/\/parley /g, '/')
    .replace(/[^\p{L}\p{N}]+/gu, '');

// Of the same version, all channels of a chat show the same.
function alike(views: readonly View[]): Violation[] {
  const posts = views.flatMap(({ channel, posts: all }) => all.map((post) => ({ ...post, channel })));
  const groups = Map.groupBy(
    posts,
    ({ channel, shortId, row }) => `${channel.id.split(':')[0]} ${shortId} ${row?.shown_version}`,
  );
  return [...groups].flatMap(([name, [first, ...others]]) =>
    others
      .filter(({ shown }) => shown.text !== first?.shown.text)
      .map(({ channel }) =>
        violation('not as stored', `${name} differs between ${first?.channel.id} and ${channel.id}`),
      ),
  );
}

const given = ({ id, state, reason }: DeliveryRow): Violation[] =>
  state === 'sent' || state === 'pending' ? [] : [violation('lost', `${id} is ${state}: ${reason}`)];
