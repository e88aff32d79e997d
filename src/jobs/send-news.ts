import type { Alert } from '../domain/alerts.ts';
import type { CoverageItem } from '../domain/coverage.ts';
import type { Development } from '../domain/developments.ts';
import {
  type AlertPlan,
  catchUpStoryOf,
  correctionOf,
  isTakenBack,
  type Planning,
  planAlert,
  withEdition,
  withStruck,
} from '../pipeline/plan-alert.ts';
import type { FanOut, ReadingStore } from '../ports.ts';

export interface News {
  readonly item: CoverageItem;
  readonly storyId: string;
  readonly developments: readonly Development[];
  readonly latest: Alert | undefined;
  readonly isLate: boolean;
  readonly now: number;
  readonly limits: { readonly batchMs: number };
}

const correctedWithinMs = 90 * 86_400_000;
const alertsSearchedMax = 500;

/** Stores the alert that an item's developments open or change, with the fan-out that brings it to channels. */
export async function sendNews(trx: ReadingStore, news: News): Promise<void> {
  const corrected = news.developments.filter(({ kind }) => kind === 'corrected');
  const told = corrected.length > 0 ? await alertThatTold(trx, { news, corrected }) : undefined;
  if (told) await sendCorrection(trx, { news, corrected, told });
  const developments = told ? news.developments.filter(({ kind }) => kind !== 'corrected') : news.developments;
  // A correction has struck and raised the alert just now: the plan must build on that.
  const latest = told && news.latest?.id === told.id ? await trx.alerts.get(told.id) : news.latest;
  await sendAlert(trx, { ...news, developments, latest });
  await citeEdition(trx, news);
}

async function sendAlert(trx: ReadingStore, news: News): Promise<void> {
  const planning: Planning = { ...news, catchUp: await trx.alerts.latestOf('catch-up', catchUpStoryOf(news.item)) };
  const plan = await planInTime(trx, planning);
  switch (plan.kind) {
    case 'silent':
      return;
    case 'join':
      return await trx.alerts.put(plan.alert);
    case 'open':
      await trx.alerts.put(plan.alert);
      return await trx.fanOuts.add(fanOutOf(plan.alert, 'post'));
    case 'edit':
      await trx.alerts.put(plan.alert);
      return await trx.fanOuts.add({ ...fanOutOf(plan.alert, 'edit'), dueAt: news.now });
    default:
      return plan satisfies never;
  }
}

// An alert that was due while its item was being read may be on its way already: what joined it would not be told.
async function planInTime(trx: ReadingStore, planning: Planning): Promise<AlertPlan> {
  const plan = planAlert(planning);
  if (plan.kind !== 'join' || (await trx.fanOuts.isWaiting(plan.alert.id))) return plan;
  return planAlert({ ...planning, now: Math.max(planning.now, plan.alert.dueAt) });
}

// More than one alert may rest on the copy that was filed: each cites the print.
async function citeEdition(trx: ReadingStore, { item, now }: News): Promise<void> {
  if (item.document?.number === undefined) return;
  const alerts = await trx.alerts.recent(alertsSearchedMax);
  for (const cited of alerts.flatMap((alert) => withEdition(alert, item) ?? [])) {
    await trx.alerts.put(cited);
    await trx.fanOuts.add({ ...fanOutOf(cited, 'edit'), dueAt: now });
  }
}

interface Corrected {
  readonly news: News;
  readonly corrected: readonly Development[];
}
interface Correcting extends Corrected {
  readonly told: Alert;
}

// The newest that carries the value from the outlet that takes it back: what others told since still stands.
async function alertThatTold(trx: ReadingStore, { news, corrected }: Corrected): Promise<Alert | undefined> {
  const { item, now } = news;
  const alerts = await trx.alerts.recent(alertsSearchedMax, item.workspace);
  return alerts.find(({ openedAt, developments, tellers, workspace }) => {
    if (workspace !== item.workspace) return false;
    const own = new Set(tellers.filter(({ outlet }) => outlet === item.outlet).map(({ itemId }) => itemId));
    const told = developments.filter(({ itemId }) => own.has(itemId));
    return (
      now - openedAt <= correctedWithinMs && told.some((one) => corrected.some((taken) => isTakenBack(one, taken)))
    );
  });
}

// The old message is struck, and its readers are told in its thread.
async function sendCorrection(trx: ReadingStore, { news, corrected, told }: Correcting): Promise<void> {
  const struck = withStruck(told, corrected);
  const correction = correctionOf({ ...news, developments: corrected, catchUp: undefined }, told);
  await trx.alerts.put(struck);
  await trx.fanOuts.add({ ...fanOutOf(struck, 'edit'), dueAt: news.now });
  await trx.alerts.put(correction);
  await trx.fanOuts.add(fanOutOf(correction, 'correct'));
}

const fanOutOf = ({ id, version, dueAt }: Alert, kind: FanOut['kind']): FanOut => ({
  id: `${id}/${kind}/${version}`,
  alertId: id,
  kind,
  dueAt,
  after: '',
});
