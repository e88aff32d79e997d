import type { Alert } from '../src/domain/alerts.ts';
import { ownerOf } from '../src/domain/deliveries.ts';
import { type Fact, liveVersions } from '../src/domain/facts.ts';
import { dayOf, formatDate } from '../src/domain/partial-date.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { Topic } from '../src/domain/topics.ts';
import { alertTopics, headlineOf } from '../src/pipeline/compose.ts';
import { type Command, defineCommand } from './command.ts';
import { allFamilies, isOnTopic, labelledText, onTopic, openShowing, type Showing, sourcedLine } from './lines.ts';
import { topicOption } from './options.ts';

/** The newest alerts; where there are none yet, what was told last. */
export const latest = (topics: readonly Topic[]): Command =>
  defineCommand({
    name: 'latest',
    description: 'The newest alerts, with date, outlets and short id',
    example: '/latest topic:tariffs',
    isFactual: true,
    isByOwner: true,
    options: { topic: { ...topicOption(topics), description: 'a topic; all when left out' } },
    async answer({ options: { topic }, store, clock, place }) {
      const showing = openShowing(clock);
      const on = onTopic(topic, topics);
      const recent = await store.alerts.recent(recentMax, ownerOf(place.channel));
      const alerts = recent.filter((alert) => isOnTopic({ topics: alertTopics(alert) }, topic)).slice(0, shownMax);
      if (alerts.length > 0) return alertsReply(alerts, { showing, on });
      const facts = await store.facts.ofFamilies(allFamilies);
      return coverageReply(
        facts.filter((fact) => isOnTopic(fact, topic)),
        { showing, on },
      );
    },
  });

const recentMax = 200;
const shownMax = 10;

interface Asked {
  readonly showing: Showing;
  readonly on: string;
}

const alertsReply = (alerts: readonly Alert[], { showing, on }: Asked): Reply => ({
  title: `The newest alerts${on}`,
  lines: alerts.map((alert) => alertLine(alert, showing)),
  citations: showing.citer.citations,
  notes: [],
});

function alertLine(alert: Alert, showing: Showing): string {
  const tellings = alert.tellers.map((teller) => ({ ...teller, claimId: alert.id, confidence: 1 }));
  const text = `• ${formatDate(dayOf(alert.openedAt))}: ${headlineOf(alert)} (alert ${alert.shortId})`;
  return sourcedLine(text, { tellings, showing });
}

function coverageReply(facts: readonly Fact[], { showing, on }: Asked): Reply {
  const told = facts
    .flatMap((fact) => liveVersions(fact).map((version) => ({ fact, version })))
    .toSorted((a, b) => b.version.lastAt - a.version.lastAt || isRemark(a.fact) - isRemark(b.fact))
    .slice(0, shownMax);
  const lines = told.map(({ fact, version }) =>
    sourcedLine(`• ${labelledText(fact, { version, showing })}`, { tellings: version.tellings, showing }),
  );
  return {
    title: `What was told last${on}`,
    lines:
      lines.length > 0
        ? [`There has been no alert${on} yet.`, ...lines]
        : [`There has been no alert${on} yet, and nothing${on} is known here.`],
    citations: showing.citer.citations,
    notes: [],
  };
}

// Of one day, values and agreements come before what is said of them.
const isRemark = ({ key }: Fact): number => Number(key.startsWith('remark/'));
