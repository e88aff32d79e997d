import { slug } from '../src/domain/fact-keys.ts';
import { type Fact, isDisputed } from '../src/domain/facts.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { Side } from '../src/domain/statements.ts';
import { describe } from '../src/pipeline/describe.ts';
import { defineCommand } from './command.ts';
import { factLines, notesOn, openShowing, type Showing, sectionLines, shownVersions } from './lines.ts';
import { sideOption, textOption } from './options.ts';

/** Export controls of both sides and rare earths: the measures first, then what was agreed and what is said of them. */
export const controls = defineCommand({
  name: 'controls',
  description: 'Export controls of both sides, and rare earths: status, date and sources',
  example: '/controls side:china',
  isFactual: true,
  options: {
    side: { ...sideOption, description: 'whose controls: us or china; both when left out' },
    item: {
      ...textOption('goods, such as magnets; all when left out'),
      suggest: async ({ store }) => itemsOf(await store.facts.ofFamilies(['control'])),
    },
  },
  async answer({ options: { side, item }, store, clock }) {
    const known = await store.facts.ofFamilies(['control', 'remark', 'figure', 'agreement']);
    const facts = known.filter((fact) => isOnControls(fact) && concerns(fact, { side, item }));
    return composeReply(facts, { showing: openShowing(clock), item });
  },
});

const itemsOf = (facts: readonly Fact[]): string[] =>
  facts.flatMap(shownVersions).flatMap(({ statement }) => (statement.kind === 'control' ? [statement.item] : []));

interface Asked {
  readonly showing: Showing;
  readonly item: string | undefined;
}

function composeReply(facts: readonly Fact[], { showing, item }: Asked): Reply {
  const bySection = Map.groupBy(facts, sectionOf);
  const lines = sections.flatMap((section) => {
    const inside = (bySection.get(section) ?? []).toSorted((a, b) => rankOf(a) - rankOf(b));
    return sectionLines(
      section,
      inside.flatMap((fact) => factLines(fact, showing)),
    );
  });
  const on = item === undefined ? '' : ` on ${item}`;
  return {
    title: `Export controls${on}`,
    lines: lines.length > 0 ? lines : [`No export control${on} is known here.`],
    citations: showing.citer.citations,
    notes: notesOn(facts),
  };
}

const topicsShown = ['export-controls', 'rare-earths', 'technology'];
const isOnControls = ({ key, topics }: Fact): boolean =>
  key.startsWith('control/') || topics.some((topic) => topicsShown.includes(topic));

interface Wanted {
  readonly side: Side | undefined;
  readonly item: string | undefined;
}

function concerns(fact: Fact, { side, item }: Wanted): boolean {
  const whose = sideOf(fact);
  if (side !== undefined && whose !== undefined && whose !== side) return false;
  return item === undefined || wordsOf(fact).includes(slug(item));
}

const wordsOf = (fact: Fact): string =>
  slug(
    shownVersions(fact)
      .flatMap(({ statement, tellings }) => [describe(statement), ...tellings.map(({ says }) => says ?? '')])
      .concat(fact.key)
      .join(' '),
  );

// Rare earths are China's to give, technology is the US's; what the talks treat belongs to both.
function sideOf({ versions, topics }: Fact): string | undefined {
  const statement = versions[0]?.statement;
  if (statement?.kind === 'control') return statement.imposer;
  if (topics.includes('talks')) return undefined;
  if (topics.includes('rare-earths')) return 'CN';
  return topics.includes('technology') ? 'US' : undefined;
}

const sections = [
  'Chinese export controls',
  'US export controls',
  'Export controls of others',
  'Where accounts differ',
  'Agreed, and how it is kept',
  'Rare earths: what is said',
  'US controls: what is said',
  'Of both sides, and at the talks',
] as const;

function sectionOf(fact: Fact): (typeof sections)[number] {
  const side = sideOf(fact);
  if (fact.key.startsWith('control/')) return side === 'CN' ? sections[0] : side === 'US' ? sections[1] : sections[2];
  if (isDisputed(fact)) return sections[3];
  if (fact.topics.includes('agreements') && side === 'CN') return sections[4];
  return side === 'CN' ? sections[5] : side === 'US' ? sections[6] : sections[7];
}

const families = ['control/', 'agreement/', 'figure/', 'remark/'];

// Measures first; then what has a figure; then words on the controls themselves before words on what follows from them.
const rankOf = ({ key, topics }: Fact): number =>
  2 * families.findIndex((family) => key.startsWith(family)) + Number(!topics.includes('export-controls'));
