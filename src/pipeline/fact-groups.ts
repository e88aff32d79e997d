import type { Fact, Version } from '../domain/facts.ts';
import { adjectiveOf, nounOf } from '../domain/names.ts';
import { dayOf, firstDayOf } from '../domain/partial-date.ts';
import { measures, type Statement, type StatementOf } from '../domain/statements.ts';
import type { Topic } from '../domain/topics.ts';
import { measureWords, targetOf } from './describe.ts';
import { statusOn } from './fact-status.ts';
import { capitalised } from './slug-words.ts';

/** The first words of all fact keys. */
export const factFamilies = [
  'tariff',
  'deadline',
  'round',
  'delegate',
  'contact',
  'agreement',
  'control',
  'accusation',
  'figure',
  'remark',
] as const;

/** Facts that are read together, under one heading. */
export interface FactGroup {
  readonly heading: string;
  /** A part of the heading's matter: `Section 301`. */
  readonly part?: string | undefined;
  readonly kind: Statement['kind'];
  readonly facts: readonly Fact[];
}

/** What a fact shows first: its live versions; where none is left, the last that was told and not taken back. */
export function shownVersionsOf({ versions }: Fact): Version[] {
  const live = versions.filter(({ standing }) => standing === 'live');
  if (live.length > 0) return live;
  const [last] = versions.toSorted(
    (a, b) => Number(a.standing === 'struck') - Number(b.standing === 'struck') || b.lastAt - a.lastAt,
  );
  return last ? [last] : [];
}

/** When a fact was last told, epoch milliseconds. */
export const lastToldAt = ({ versions }: Fact): number => Math.max(...versions.map(({ lastAt }) => lastAt));

interface Grouping {
  /** What the topic is mainly about comes first. */
  readonly topic?: Pick<Topic, 'keyPrefixes'> | undefined;
  readonly nowMs: number;
}

/** Facts in groups: rates by side and duty, deadlines by date, rounds and contacts newest first, the rest as told. */
export function groupFacts(facts: readonly Fact[], { topic, nowMs }: Grouping): FactGroup[] {
  const today = dayOf(nowMs);
  const known = facts.flatMap((fact) => {
    const [version] = shownVersionsOf(fact);
    return version === undefined ? [] : [placeOf({ fact, version, today })];
  });
  const isMain = ({ fact }: Placed) => topic?.keyPrefixes.some((start) => fact.key.startsWith(start)) ?? false;
  const familyRank = (placed: Placed) => factFamilies.findIndex((family) => placed.fact.key.startsWith(`${family}/`));
  const sorted = known.toSorted(
    (a, b) =>
      Number(isMain(b)) - Number(isMain(a)) ||
      familyRank(a) - familyRank(b) ||
      a.groupRank - b.groupRank ||
      compare(a.heading, b.heading) ||
      (a.partRank ?? 0) - (b.partRank ?? 0) ||
      compare(a.within, b.within) ||
      lastToldAt(b.fact) - lastToldAt(a.fact),
  );
  const groups = Map.groupBy(sorted, ({ heading, part }) => JSON.stringify([heading, part]));
  return [...groups.values()].flatMap((placed) => {
    const [first] = placed;
    return first
      ? [
          {
            heading: capitalised(first.heading),
            part: first.part,
            kind: first.kind,
            facts: placed.map(({ fact }) => fact),
          },
        ]
      : [];
  });
}

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

interface Placing {
  readonly fact: Fact;
  readonly version: Version;
  readonly today: string;
}

interface Place {
  readonly heading: string;
  readonly part?: string;
  readonly groupRank: number;
  readonly partRank?: number;
  /** Facts of a group stand in this order. */
  readonly within: string;
}

type Placed = Place & { readonly fact: Fact; readonly kind: Statement['kind'] };

function placeOf(placing: Placing): Placed {
  return { fact: placing.fact, kind: placing.version.statement.kind, ...placeBy(placing) };
}

function placeBy({ fact, version, today }: Placing): Place {
  const { statement } = version;
  switch (statement.kind) {
    case 'tariff':
      return tariffPlace(statement);
    case 'deadline':
      return deadlinePlace({ version, date: statement.date, today });
    case 'round':
      return { heading: 'Rounds of talks', groupRank: 0, within: newestFirst(statement.start ?? statement.month) };
    case 'delegate':
    case 'lead':
      return {
        heading: 'Delegations',
        groupRank: 0,
        within: `${newestFirst(statement.month)} ${statement.side === 'US' ? 0 : 1} ${statement.kind === 'lead' ? 0 : 1}`,
      };
    case 'contact':
      return { heading: 'Calls and meetings', groupRank: 0, within: newestFirst(statement.date) };
    case 'agreement':
      return { heading: 'Agreements', groupRank: 0, within: newestFirst(statement.date ?? newestDayOf(fact)) };
    case 'control':
      return {
        heading: `Export controls of ${nounOf(statement.imposer)}`,
        groupRank: statement.imposer === 'US' ? 0 : 1,
        within: newestFirst(newestDayOf(fact)),
      };
    default:
      return { heading: headings[statement.kind], groupRank: 0, within: newestFirst(newestDayOf(fact)) };
  }
}

const headings = {
  accusation: 'Accusations',
  figure: 'Figures',
  record: 'Records',
  remark: 'What is said besides',
} as const;

// The whole level first, then what it is stacked of by its legal ground; the duties on single goods follow in each.
function tariffPlace(statement: StatementOf<'tariff'>): Place {
  const { imposer, target, goods, measure } = statement;
  const direction = directions.indexOf(`${imposer}>${target}`);
  const { on } = targetOf({ target, goods: 'all' });
  return {
    heading: `${adjectiveOf(imposer)} tariffs on ${on}`,
    part: measure === 'unspecified' ? 'Duty not named' : capitalised(measureWords[measure]),
    groupRank: direction < 0 ? directions.length : direction,
    partRank: measures.indexOf(measure),
    within: `${goods === 'all' ? 0 : 1} ${goods}`,
  };
}

const directions: readonly string[] = ['US>CN', 'CN>US', 'US>WORLD', 'CN>WORLD'];

interface Dated {
  readonly version: Version;
  readonly date: string | undefined;
  readonly today: string;
}

// The next that falls due first; of those behind, the latest.
function deadlinePlace({ version, date, today }: Dated): Place {
  const isAhead = statusOn(version, today)?.state === 'ahead';
  if (isAhead) return { heading: 'Deadlines ahead', groupRank: 0, within: date ?? '9999' };
  return { heading: 'Deadlines that have passed', groupRank: 1, within: newestFirst(date ?? newestDayOf(version)) };
}

// Sorted as text, a later day comes first.
const newestFirst = (date: string): string => String(9e15 - Date.parse(firstDayOf(date))).padStart(17, '0');

const newestDayOf = (of: Fact | Version): string => dayOf('versions' in of ? lastToldAt(of) : of.lastAt);
