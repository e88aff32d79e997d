import { type DigestSettings, everyTopic, type QuietHours, type Subscription } from '../domain/subscriptions.ts';
import { nextDigestAt, nextTimeAt } from './local-schedule.ts';
import { remindTime } from './reminders.ts';

/** What a reader asks of a subscription; what is left out stays as it is. */
export interface Wish
  extends Partial<Pick<Subscription, 'include' | 'exclude' | 'significance' | 'isThreaded' | 'hasReminders'>> {
  readonly topics: readonly string[];
  /** No others are followed any more. */
  readonly isOnly?: boolean | undefined;
  readonly mode?: Subscription['mode'] | 'pause' | undefined;
  /** Null takes the mention away. */
  readonly mention?: string | null | undefined;
  readonly zone?: string | undefined;
  readonly digest?: Partial<DigestSettings>;
  /** Null takes them away. */
  readonly quiet?: QuietHours | null | undefined;
  /** Null takes it away. */
  readonly hourlyMax?: number | null | undefined;
  readonly isForum?: boolean | undefined;
  readonly isAnnouncement?: boolean | undefined;
  readonly by?: string | undefined;
  readonly unmutedStory?: string | undefined;
}

interface Editing {
  readonly wish: Wish;
  readonly nowMs: number;
  /** Until when alerts have been brought to channels that are told at once; until now unless given. */
  readonly toldUntilMs?: number;
}

/** The subscription as it is wished for. A topic or a mode takes up one that is paused. */
export const editSubscription = (held: Subscription, { wish, nowMs, toldUntilMs = nowMs }: Editing): Subscription =>
  withRemindDue(withDigestDue(withState(withSettings(held, wish), { held, wish, toldUntilMs }), { held, nowMs }), {
    held,
    nowMs,
  });

/** The topics of a wish that are not followed yet. */
export const topicsAdded = (held: Subscription | undefined, topics: readonly string[]): string[] =>
  held?.topics.includes(everyTopic) ? [] : topics.filter((topic) => !held?.topics.includes(topic));

function topicsOf(held: Subscription, { topics, isOnly = false }: Wish): string[] {
  const kept = isOnly && topics.length > 0 ? [] : held.topics;
  const all = [...new Set([...kept, ...topics])];
  return all.includes(everyTopic) ? [everyTopic] : all;
}

function withSettings(held: Subscription, wish: Wish): Subscription {
  const { mode, mention, unmutedStory, quiet, hourlyMax } = wish;
  return {
    ...held,
    topics: topicsOf(held, wish),
    include: wish.include ?? held.include,
    exclude: wish.exclude ?? held.exclude,
    significance: wish.significance ?? held.significance,
    isThreaded: wish.isThreaded ?? held.isThreaded,
    isForum: wish.isForum ?? held.isForum,
    ...remindersAsWished(held, wish),
    isAnnouncement: wish.isAnnouncement ?? held.isAnnouncement,
    mode: mode === undefined || mode === 'pause' ? held.mode : mode,
    mention: unlessTaken(mention, held.mention),
    zone: wish.zone ?? held.zone,
    digest: { ...held.digest, ...wish.digest },
    quiet: unlessTaken(quiet, held.quiet),
    hourlyMax: unlessTaken(hourlyMax, held.hourlyMax),
    by: wish.by ?? held.by,
    mutedStories: held.mutedStories.filter((story) => story !== unmutedStory),
  };
}

// Switched on again, they begin anew: what came near meanwhile is not told late.
const remindersAsWished = (held: Subscription, { hasReminders = held.hasReminders }: Wish) => ({
  hasReminders,
  ...(hasReminders && !held.hasReminders && { remindedOn: undefined, remindDueAt: undefined }),
});

// Null takes a setting away.
const unlessTaken = <T>(wished: T | null | undefined, held: T | undefined): T | undefined =>
  wished === undefined ? held : (wished ?? undefined);

type Stating = Required<Pick<Editing, 'wish' | 'toldUntilMs'>> & { readonly held: Subscription };

function withState(edited: Subscription, { held, wish, toldUntilMs }: Stating): Subscription {
  if (wish.mode === 'pause') return pausedByReader(edited, toldUntilMs);
  const isAsked = wish.mode !== undefined || wish.topics.length > 0;
  const isResumed = held.state === 'paused' && isAsked;
  const { reason: _reason, pausedAt: _pausedAt, checkAt: _checkAt, isPausedByReader: _by, ...active } = edited;
  const next = isResumed ? { ...active, state: 'active' as const } : edited;
  if (next.mode === 'now') return { ...next, digestedUntil: undefined };
  // What went out at once, or stands on the card, is not told again by the first digest.
  return isResumed || held.mode === 'now' ? { ...next, digestedUntil: toldUntilMs } : next;
}

// What a digest tells begins where the last one ended, so another time for the next loses nothing and repeats nothing.
function withDigestDue(
  edited: Subscription,
  { held, nowMs }: { readonly held: Subscription; readonly nowMs: number },
): Subscription {
  if (edited.mode === 'now') return { ...edited, digestDueAt: undefined };
  const isAsBefore = held.mode === 'digest' && held.state === edited.state && isSameSchedule(held, edited);
  const isDue = held.mode === 'digest' && held.state === 'active' && (held.digestDueAt ?? Infinity) <= nowMs;
  if (edited.digestDueAt !== undefined && (isAsBefore || isDue)) return edited;
  return { ...edited, digestDueAt: nextDigestAt(edited, nowMs) };
}

// By the clocks of its new zone.
const withRemindDue = (
  edited: Subscription,
  { held, nowMs }: { readonly held: Subscription; readonly nowMs: number },
): Subscription =>
  edited.zone === held.zone || edited.remindDueAt === undefined
    ? edited
    : { ...edited, remindDueAt: nextTimeAt(remindTime, { zone: edited.zone, afterMs: nowMs }) };

const isSameSchedule = (a: Subscription, b: Subscription): boolean =>
  a.zone === b.zone &&
  a.digest.every === b.digest.every &&
  a.digest.at === b.digest.at &&
  a.digest.day === b.digest.day;

function pausedByReader(edited: Subscription, nowMs: number): Subscription {
  if (edited.state === 'paused' && edited.isPausedByReader) return edited;
  const pausedAt = edited.state === 'paused' ? (edited.pausedAt ?? nowMs) : nowMs;
  const { checkAt: _checkAt, ...rest } = edited;
  return { ...rest, state: 'paused', reason: 'somebody here paused it', pausedAt, isPausedByReader: true };
}
