import { createHash } from 'node:crypto';
import type { Alert, Teller } from '../domain/alerts.ts';
import { type CoverageItem, spokenAt } from '../domain/coverage.ts';
import type { Development } from '../domain/developments.ts';
import { statedValueOf } from '../domain/fact-keys.ts';
import { dayOf } from '../domain/partial-date.ts';
import type { Statement } from '../domain/statements.ts';

export interface AlertLimits {
  /** All that a story brings within this span goes out as one message. */
  readonly batchMs: number;
}

/** What is to be sent: a new alert, a newer version of one, or nothing. */
export type AlertPlan =
  | { readonly kind: 'silent' }
  /** The batch of a story opens. */
  | { readonly kind: 'open'; readonly alert: Alert }
  /** The alert has not gone out yet: it grows. */
  | { readonly kind: 'join'; readonly alert: Alert }
  /** The alert has gone out: its message is edited. */
  | { readonly kind: 'edit'; readonly alert: Alert };

export interface Planning {
  readonly item: CoverageItem;
  readonly storyId: string;
  readonly developments: readonly Development[];
  /** The alert that the item's story, or else its facts, had last. */
  readonly latest: Alert | undefined;
  /** The open alert of what came in while Parley was away, for an item that did. */
  readonly catchUp: Alert | undefined;
  readonly isLate: boolean;
  readonly now: number;
  readonly limits: AlertLimits;
}

/**
 * The alert unit is one story × one batch. In a story that had its alert, only a changed or disputed value, a
 * correction, a new deadline or a new round alerts again; whatever else comes edits the message.
 */
export function planAlert(planning: Planning): AlertPlan {
  const { latest, catchUp, developments, isLate, now } = planning;
  const news = developments.filter(({ kind }) => kind !== 'corroborated');
  if (isLate && news.length > 0) {
    if (catchUp && now < catchUp.dueAt) return { kind: 'join', alert: grown(catchUp, planning) };
    return { kind: 'open', alert: opened(planning, 'catch-up') };
  }
  if (!latest) return news.length > 0 ? { kind: 'open', alert: opened(planning, 'story') } : { kind: 'silent' };
  if (now < latest.dueAt) return { kind: 'join', alert: grown(latest, planning) };
  if (news.some((development) => isNewsAgain(development) && !isDetailOf(development, latest)))
    return { kind: 'open', alert: opened(planning, 'story') };
  const alert = grown(latest, planning);
  return alert.version > latest.version ? { kind: 'edit', alert } : { kind: 'silent' };
}

/** The alert that answers one whose value its own outlet took back; it goes to those who saw the value. */
export const correctionOf = (planning: Planning, corrected: Alert): Alert => ({
  ...opened(planning, 'correction'),
  correctsId: corrected.id,
  dueAt: planning.now,
});

/** The alert with what was taken back crossed out, as its readers will see it after the edit. */
export function withStruck(alert: Alert, corrected: readonly Development[]): Alert {
  const developments = alert.developments.map((told) => {
    const taken = corrected.find((one) => isTakenBack(told, one));
    return taken === undefined ? told : { ...told, isStruck: true, correctedTo: taken.statement };
  });
  return { ...alert, version: alert.version + 1, developments };
}

/** Whether a correction takes back what a development told. */
export const isTakenBack = (told: Development, { key, before }: Development): boolean =>
  told.kind !== 'corrected' &&
  told.key === key &&
  before !== undefined &&
  statedValueOf(told.statement) === statedValueOf(before);

/** Developments that alert again in a story that had its alert. */
export const isNewsAgain = ({ kind, statement, position }: Development): boolean =>
  kind === 'changed' ||
  // That outlets count "the first since" differently is a detail of the message.
  (kind === 'disputed' && statement.kind !== 'record') ||
  kind === 'corrected' ||
  (kind === 'reported' &&
    (statement.kind === 'deadline' || statement.kind === 'round') &&
    (position ?? 0) <= leadSentencesMax);

// A story whose alert told a date or a round already: another one of it is a detail, until it changes.
const isDetailOf = ({ kind, statement }: Development, { developments }: Alert): boolean =>
  kind === 'reported' && developments.some((told) => told.statement.kind === statement.kind);

/** A date or a round that is told further down is a detail. */
const leadSentencesMax = 2;

function opened({ item, storyId, developments, now, limits }: Planning, kind: Alert['kind']): Alert {
  const id = createHash('sha256').update(`${kind}\n${storyId}\n${item.id}\n${now}`).digest('hex').slice(0, 32);
  return {
    id,
    shortId: shortIdOf(id),
    kind,
    storyId: kind === 'catch-up' ? catchUpStoryOf(item) : storyId,
    openedAt: now,
    dueAt: now + limits.batchMs,
    version: 1,
    developments: [...developments],
    tellers: [tellerOf(item)],
    ...(item.workspace === undefined ? {} : { workspace: item.workspace }),
  };
}

/** The story under which what came in while Parley was away is gathered: one for everyone, and one for each workspace's own feeds. */
export const catchUpStoryOf = ({ workspace }: Pick<CoverageItem, 'workspace'>): string =>
  workspace === undefined ? 'catch-up' : `catch-up ${workspace}`;

function grown(alert: Alert, { item, developments }: Planning): Alert {
  const known = new Set(alert.developments.map(({ id }) => id));
  const added = developments.filter(
    (development) =>
      development.kind !== 'corroborated' && !known.has(development.id) && !isSameDayOf(development, { alert, item }),
  );
  const tellers = tellersWith(alert.tellers, item);
  if (added.length === 0 && tellers === alert.tellers) return alert;
  const seconded = alert.developments.map((told) => withSecond(told, { alert, item, developments }));
  return {
    ...alert,
    version: alert.version + 1,
    developments: [...seconded, ...added],
    tellers: [...tellers],
  };
}

interface Seconding {
  readonly alert: Alert;
  readonly item: CoverageItem;
  readonly developments: readonly Development[];
}

// Another voice that tells the same value; a copy is none.
function withSecond(told: Development, { alert, item, developments }: Seconding): Development {
  const first = alert.tellers.find(({ itemId }) => itemId === told.itemId);
  const isSecond =
    item.voice !== null &&
    item.voice !== first?.voice &&
    developments.some(
      ({ kind, key, statement, hedge }) =>
        kind === 'corroborated' &&
        key === told.key &&
        hedge === undefined &&
        statedValueOf(statement) === statedValueOf(told.statement) &&
        isSameStatus(statement, told.statement),
    );
  return isSecond ? { ...told, isSeconded: true } : told;
}

const isSameStatus = (a: Statement, b: Statement): boolean =>
  a.kind !== 'tariff' || b.kind !== 'tariff' || a.status === b.status;

// A release and its document word one day in two ways: "the duty", "the increase".
function isSameDayOf(
  { kind, statement }: Development,
  { alert, item }: { readonly alert: Alert; readonly item: CoverageItem },
): boolean {
  if (kind !== 'reported' || statement.kind !== 'deadline' || statement.date === undefined) return false;
  const isOfDocument = [item, ...alert.tellers].some(({ document }) => document?.number !== undefined);
  return isOfDocument && alert.developments.some((told) => isOnDay(told, statement.date));
}

const isOnDay = ({ statement }: Development, date: string | undefined): boolean =>
  statement.kind === 'deadline' && statement.date === date;

/** The alert as it cites an item that it knew by another edition; undefined where it cites it as it is. */
export function withEdition(alert: Alert, item: CoverageItem): Alert | undefined {
  const tellers = alert.tellers.some(({ itemId }) => itemId === item.id) ? tellersWith(alert.tellers, item) : undefined;
  if (tellers === undefined || tellers === alert.tellers) return undefined;
  return { ...alert, version: alert.version + 1, tellers: [...tellers] };
}

// A document that was only filed is cited as it was printed; what other pieces are edited into is no matter of the message.
function tellersWith(tellers: readonly Teller[], item: CoverageItem): readonly Teller[] {
  const held = tellers.find(({ itemId }) => itemId === item.id);
  if (held === undefined) return [...tellers, tellerOf(item)];
  const told = tellerOf(item);
  if (item.document?.number === undefined || isSameEdition(held, told)) return tellers;
  return tellers.map((teller) => (teller === held ? told : teller));
}

const isSameEdition = (a: Teller, b: Teller): boolean =>
  a.url === b.url &&
  a.title === b.title &&
  a.date === b.date &&
  a.document?.number === b.document?.number &&
  a.document?.authority === b.document?.authority &&
  a.document?.printsOn === b.document?.printsOn;

// Letters and digits that are not mistaken for one another.
const shortIdAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const shortIdOf = (id: string): string =>
  [...Buffer.from(id.slice(0, 10), 'hex')].map((byte) => shortIdAlphabet[byte % shortIdAlphabet.length]).join('');

function tellerOf(item: CoverageItem): Teller {
  const { id, outlet, voice, tier, title, url, isDateGuessed, document } = item;
  return {
    itemId: id,
    outlet,
    voice,
    tier,
    title,
    date: item.publishedOn ?? dayOf(spokenAt(item)),
    ...momentOf(item),
    ...(url === undefined ? {} : { url }),
    ...(isDateGuessed ? { isDateGuessed } : {}),
    ...(document === undefined ? {} : { document }),
  };
}

// A day without a time is kept as midnight, as noon of its zone, or as the hour at which the Register goes online: such
// a full hour is no time that anybody told.
const untoldHoursUtc: readonly number[] = [0, 4, 10, 11, 12, 16, 17];
const hourMs = 3_600_000;

function momentOf({ publishedAt, isDateGuessed, document }: CoverageItem): { readonly at?: number } {
  if (publishedAt === null || isDateGuessed || document?.number !== undefined) return {};
  const isUntold = publishedAt % hourMs === 0 && untoldHoursUtc.includes((publishedAt / hourMs) % 24);
  return isUntold ? {} : { at: publishedAt };
}
