import type { Alert } from '../domain/alerts.ts';
import type { CoverageItem } from '../domain/coverage.ts';
import type { Fact } from '../domain/facts.ts';
import type { CoverageEntry, InboxRow, KnownItem, ReadingStore, ToldClaim } from '../ports.ts';

/** What one reader needs, held in memory for as long as it runs; nothing is copied, written down or undone. Beneath may lie a store whose facts and coverage count as known; it is only read. */
export function createPassingStore(beneath?: Pick<ReadingStore, 'facts' | 'coverage'>): ReadingStore {
  const store: ReadingStore = {
    ...{ alerts: passingAlerts(), inbox: passingInbox() },
    facts: passingFacts(beneath?.facts),
    coverage: passingCoverage(beneath?.coverage),
    fanOuts: { add: async () => undefined, isWaiting: async () => true },
    transaction: (work) => work(store),
  };
  return store;
}

function passingFacts(beneath?: ReadingStore['facts']): ReadingStore['facts'] {
  const facts = new Map<string, Fact>();
  return {
    get: async (key) => facts.get(key) ?? (await beneath?.get(key)),
    async putAll(changed) {
      for (const fact of changed) facts.set(fact.key, fact);
    },
  };
}

function passingCoverage(beneath?: ReadingStore['coverage']): ReadingStore['coverage'] {
  const items = new Map<string, KnownItem>();
  const whole = new Map<string, CoverageItem>();
  const idOf = new Map<string, string>();
  const own: ToldClaim[] = [];
  return {
    async put({ item, claims, storyId, contentHash, isRelevant, names }: CoverageEntry) {
      const { id, workspace } = item;
      items.set(id, { id, storyId, contentHash, isRelevant, ...(workspace === undefined ? {} : { workspace }) });
      whole.set(id, item);
      if (workspace !== undefined) own.push(...claims.map((claim) => ({ toldIn: own.length, claim, item })));
      // A name stays with the item that bore it first.
      for (const name of names) if (!idOf.has(name)) idOf.set(name, item.id);
    },
    async findByNames(names, workspace) {
      const name = names.find((one) => idOf.has(one));
      return name === undefined ? await beneath?.findByNames(names, workspace) : items.get(idOf.get(name) ?? '');
    },
    get: async (id) => whole.get(id),
    storyItems: async () => [],
    async ownClaims({ workspace, key, limit }) {
      const before = (await beneath?.ownClaims({ workspace, key, limit })) ?? [];
      const since = own.filter(({ claim, item }) => claim.key === key && item.workspace === workspace);
      return [...before, ...since].slice(-limit);
    },
  };
}

function passingAlerts(): ReadingStore['alerts'] {
  const alerts = new Map<string, Alert>();
  const ofStory = new Map<string, string>();
  const about = new Map<string, string>();
  const newer = (a: Alert | undefined, b: Alert): boolean => a === undefined || a.openedAt <= b.openedAt;
  const note = (index: Map<string, string>, { key, alert }: { key: string; alert: Alert }) => {
    if (newer(alerts.get(index.get(key) ?? ''), alert)) index.set(key, alert.id);
  };
  return {
    async put(alert) {
      alerts.set(alert.id, alert);
      note(ofStory, { key: `${alert.kind} ${alert.storyId}`, alert });
      for (const { key } of alert.developments) note(about, { key, alert });
    },
    get: async (id) => alerts.get(id),
    latestOf: async (kind, storyId) => alerts.get(ofStory.get(`${kind} ${storyId}`) ?? ''),
    async latestAbout(keys, { sinceMs }) {
      const found = keys.flatMap((key) => alerts.get(about.get(key) ?? '') ?? []);
      const [newest] = found.toSorted((a, b) => b.openedAt - a.openedAt);
      return newest !== undefined && newest.openedAt >= sinceMs ? newest : undefined;
    },
    recent: async (limit) =>
      [...alerts.values()].toSorted((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1)).slice(0, limit),
  };
}

function passingInbox(): ReadingStore['inbox'] {
  const rows = new Map<string, InboxRow>();
  return {
    async add(added) {
      for (const row of added) rows.set(row.id, row);
    },
    take: async (limit) => [...rows.values()].slice(0, limit),
    async remove(id) {
      rows.delete(id);
    },
  };
}
