import { slug } from '../src/domain/fact-keys.ts';
import { type Fact, liveVersions, type Version } from '../src/domain/facts.ts';
import type { Reply } from '../src/domain/replies.ts';
import { defineCommand } from './command.ts';
import {
  factLines,
  notesOn,
  openShowing,
  type Showing,
  sectionLines,
  shownVersions,
  textOfVersion,
  versionLines,
} from './lines.ts';
import { textOption } from './options.ts';
import { findRounds, nameOf } from './rounds.ts';

/** Rounds newest first: place, dates, status; what was agreed, on the table and hoped for; the leaders' calls before. */
export const talks = defineCommand({
  name: 'talks',
  description: 'Rounds of talks, newest first: place, dates, status, what was on the table and agreed',
  example: '/talks round:London',
  isFactual: true,
  options: {
    round: {
      ...textOption('a round by its place, such as London; all when left out'),
      suggest: async ({ store }) => roundsOf(await store.facts.ofFamilies(['round'])).map(({ place }) => place),
    },
  },
  async answer({ options: { round }, store, clock }) {
    const facts = await store.facts.ofFamilies(['round', 'agreement', 'remark', 'contact']);
    const known = roundsOf(facts);
    const placed = Map.groupBy(facts.filter(isOnTalks), (fact) => roundOf(fact, known));
    const rounds = round === undefined ? known : findRounds(round, known);
    return composeReply(rounds, { placed, showing: openShowing(clock), isWhole: round === undefined });
  },
});

interface Round {
  readonly place: string;
  readonly month: string;
  readonly fact: Fact;
}
interface Asked {
  /** What is known of each round; under `undefined` what belongs to none. */
  readonly placed: ReadonlyMap<Round | undefined, readonly Fact[]>;
  readonly showing: Showing;
  /** All rounds are asked for, and what belongs to none. */
  readonly isWhole: boolean;
}

function composeReply(rounds: readonly Round[], asked: Asked): Reply {
  const [only, ...others] = rounds;
  const loose = asked.isWhole ? (asked.placed.get(undefined) ?? []) : [];
  const shown = [...rounds.flatMap((round) => [round.fact, ...(asked.placed.get(round) ?? [])]), ...loose];
  const lines = [
    ...rounds.flatMap((round) => roundLines(round, asked)),
    ...sectionLines('Tied to no round that is known here', insideLines(loose, asked.showing)),
  ];
  return {
    title: only && others.length === 0 ? `Talks in ${nameOf(only)}` : 'Rounds of talks, newest first',
    lines: lines.length > 0 ? lines : ['No round of talks is known here yet.'],
    citations: asked.showing.citer.citations,
    notes: [...notesOn(shown), ...(only ? [`Who sat there: /delegation round:${quoted(only.place)}`] : [])],
  };
}

const quoted = (words: string): string => (words.includes(' ') ? `"${words}"` : words);

const roundsOf = (facts: readonly Fact[]): Round[] =>
  facts
    .flatMap((fact): Round[] => {
      const statement = shownVersions(fact)[0]?.statement;
      return statement?.kind === 'round'
        ? [{ place: statement.place ?? 'place not given', month: statement.month, fact }]
        : [];
    })
    .toSorted((a, b) => b.month.localeCompare(a.month));

function roundLines(round: Round, { placed, showing }: Asked): string[] {
  const { heading, told } = aroundLines(round, showing);
  const inside = insideLines(placed.get(round) ?? [], showing);
  return [
    ...heading,
    ...(inside.length > 0 ? inside : ['What was on the table and what came of it is not known here.']),
    ...sectionLines('How the round is told', told),
  ];
}

function insideLines(facts: readonly Fact[], showing: Showing): string[] {
  const bySection = Map.groupBy(facts, sectionOf);
  return sections.flatMap(({ heading }) =>
    sectionLines(
      heading,
      (bySection.get(heading) ?? []).toSorted(mostToldFirst).flatMap((fact) => factLines(fact, showing)),
    ),
  );
}

const isRemark = ({ key }: Fact): number => Number(key.startsWith('remark/'));
const tellingsOf = ({ versions }: Fact): number => versions.flatMap(({ tellings }) => tellings).length;
const mostToldFirst = (a: Fact, b: Fact): number => isRemark(a) - isRemark(b) || tellingsOf(b) - tellingsOf(a);

// The round in one line, what is known of it, and last how the outlets put the round itself.
function aroundLines({ fact }: Round, showing: Showing): { readonly heading: string[]; readonly told: string[] } {
  const versions = shownVersions(fact);
  const current = liveVersions(fact).at(-1) ?? versions.at(-1);
  if (!current) return { heading: [], told: [] };
  const linesOf = (version: Version, lead: string) =>
    versionLines(`${lead}${textOfVersion(version, showing)}`, { version, showing });
  const [heading = '', ...nuances] = linesOf(current, '');
  const earlier = versions.filter((version) => version !== current);
  return { heading: [heading], told: [...nuances, ...earlier.flatMap((version) => linesOf(version, '• Earlier: '))] };
}

const topicsShown = ['talks', 'agreements', 'truce', 'leaders'];
const isOnTalks = ({ key, topics }: Fact): boolean =>
  !key.startsWith('round/') &&
  (/^(?:agreement|contact)\//.test(key) || topics.some((topic) => topicsShown.includes(topic)));

// The round that a fact names; else, for a call or meeting, the first round after it; else the one of the month it was told.
function roundOf(fact: Fact, rounds: readonly Round[]): Round | undefined {
  const named = rounds.find(({ place, month }) => namesRound(fact, { place, month }));
  if (named) return named;
  const statement = fact.versions[0]?.statement;
  if (statement?.kind === 'contact') return rounds.findLast(({ month }) => month >= statement.date.slice(0, 7));
  return rounds.find(({ month }) => monthsOf(fact).some((told) => told === month));
}

function namesRound({ key, versions }: Fact, { place, month }: Pick<Round, 'place' | 'month'>): boolean {
  const [, ...words] = key.split('/');
  if (!words.join('-').split('-').includes(slug(place))) return false;
  const statement = versions[0]?.statement;
  return statement?.kind !== 'agreement' || statement.date === undefined || statement.date.startsWith(month);
}

const monthsOf = ({ versions }: Fact): string[] =>
  versions.flatMap(({ statement, tellings }) => [
    ...('date' in statement && statement.date !== undefined ? [statement.date.slice(0, 7)] : []),
    ...tellings.map(({ date }) => date.slice(0, 7)),
  ]);

/** The parts of what is known of a round, in the order of use; a fact goes to the first rule that fits. */
const sections = [
  { heading: 'Agreements', words: /promise|pledge|terms$/ },
  { heading: 'How it went', words: /-(?:day|updates|outcome)$/ },
  { heading: 'On the table', words: /on-the-table|^focus|agenda/ },
  { heading: 'Aims and hopes', words: /aim|hope|want|room-for|stake/ },
  { heading: 'What is said of it', words: undefined },
  { heading: 'Leaders, calls and meetings', words: undefined },
  { heading: 'On the sidelines', words: /(?:^|-)(?:uk|embassy)-/ },
] as const;

function sectionOf({ key, topics }: Fact): (typeof sections)[number]['heading'] {
  const [family = '', about = ''] = key.split('/');
  if (sections[6].words.test(about)) return sections[6].heading;
  if (family === 'agreement' || sections[0].words.test(about)) return sections[0].heading;
  if (family === 'contact' || topics.includes('leaders')) return sections[5].heading;
  const found = sections.find(({ words }) => words?.test(about));
  return found?.heading ?? sections[4].heading;
}
