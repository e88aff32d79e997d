import { type Fact, isDisputed, liveVersions, type Version } from '../src/domain/facts.ts';
import type { Tier } from '../src/domain/outlets.ts';
import { dayOf } from '../src/domain/partial-date.ts';
import type { Topic } from '../src/domain/topics.ts';
import { sayingOn } from '../src/pipeline/standing.ts';
import { type Command, defineCommand } from './command.ts';
import {
  allFamilies,
  isOnTopic,
  notesOn,
  onTopic,
  openShowing,
  type Showing,
  textOfVersion,
  titleOf,
  versionLines,
} from './lines.ts';
import { topicOption } from './options.ts';

/** Where accounts contradict each other: every version with its sources, none picked. */
export const disputes = (topics: readonly Topic[]): Command =>
  defineCommand({
    name: 'disputes',
    description: 'Where outlets or governments differ: every version side by side, with its sources',
    example: '/disputes topic:leaders',
    isFactual: true,
    options: { topic: { ...topicOption(topics), description: 'a topic; all when left out' } },
    async answer({ options: { topic }, store, clock }) {
      const facts = await store.facts.ofFamilies(allFamilies);
      const disputed = facts.filter((fact) => isDisputed(fact) && isOnTopic(fact, topic)).toSorted(newestFirst);
      const showing = openShowing(clock);
      const lines = disputed.flatMap((fact) => disputeLines(fact, { facts, showing }));
      const on = onTopic(topic, topics);
      return {
        title: `Where accounts differ${on}`,
        lines: lines.length > 0 ? lines : [`No dispute${on} is known here.`],
        citations: showing.citer.citations,
        notes: notesOn(disputed),
      };
    },
  });

const newestFirst = (a: Fact, b: Fact): number => lastToldAt(b) - lastToldAt(a);
const lastToldAt = (fact: Fact): number => Math.max(...liveVersions(fact).map(({ lastAt }) => lastAt));

interface Asked {
  readonly facts: readonly Fact[];
  readonly showing: Showing;
}

function disputeLines(fact: Fact, { facts, showing }: Asked): string[] {
  const versions = liveVersions(fact).toSorted((a, b) => readoutRank(a) - readoutRank(b));
  const [first] = versions;
  if (!first) return [];
  return [
    titleOf(first),
    ...versions.flatMap((version) => {
      const saying = sayingOn(version, dayOf(showing.nowMs));
      return versionLines(`• ${readoutWords(version)}${saying}`, { version, showing });
    }),
    ...besideLines(first, { facts, showing }),
  ];
}

// What the same account tells besides, where it is marked as part of the difference.
const besideLines = ({ row }: Version, { facts, showing }: Asked): string[] =>
  facts
    .filter((fact) => !isDisputed(fact))
    .flatMap(liveVersions)
    .filter((version) => row !== undefined && version.isDisputed && version.row === row)
    .flatMap((version) => versionLines(`• Beside it: ${textOfVersion(version, showing)}`, { version, showing }));

const readouts: readonly { readonly tiers: readonly Tier[]; readonly words: string }[] = [
  { tiers: ['official-us'], words: 'US readout: ' },
  { tiers: ['official-cn'], words: 'Chinese readout: ' },
  { tiers: ['state-media'], words: 'State media: ' },
];

// A version that both governments tell is neither's readout.
function readoutRank({ tellings }: Version): number {
  const told = readouts.flatMap(({ tiers }, rank) => (tellings.some(({ tier }) => tiers.includes(tier)) ? [rank] : []));
  const [rank = readouts.length] = told;
  return told.includes(0) && told.includes(1) ? readouts.length : rank;
}

const readoutWords = (version: Version): string => readouts[readoutRank(version)]?.words ?? '';
