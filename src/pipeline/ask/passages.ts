import type { Fact, Telling, Version } from '../../domain/facts.ts';
import type { Statement } from '../../domain/statements.ts';
import { describe, subjectOf } from '../describe.ts';
import { stemsOf } from './stems.ts';

/** One thing that can be answered with: a version of a fact, or those of its tellings that put it in the same words. */
export interface Passage {
  readonly fact: Fact;
  readonly version: Version;
  readonly tellings: readonly Telling[];
  /** In our own words, where the slots alone would lose something. */
  readonly says: string | undefined;
  /** How well the store's index thought of it. */
  readonly rank: number;
}

/** The passages of a version: one, where its slots say all; else one for each way in which it is told. */
export function passagesOf({ fact, place, rank }: { fact: Fact; place: number; rank: number }): Passage[] {
  const version = fact.versions[place];
  if (!version || version.standing === 'struck') return [];
  if (isWhole(version.statement)) return [{ fact, version, tellings: version.tellings, says: undefined, rank }];
  const groups = Map.groupBy(version.tellings, ({ says }) => says);
  return [...groups].map(([says, tellings]) => ({ fact, version, tellings, says, rank }));
}

// What these say stands in their slots.
const isWhole = ({ kind }: Statement): boolean => ['tariff', 'delegate', 'lead', 'deadline'].includes(kind);

/** A part of what is known of a passage, and how much a word counts that stands there first. */
export interface Part {
  readonly stems: readonly string[];
  readonly share: number;
}

/** What a passage says and who says it, then what it is about, then what is filed with it. */
export function stemsOfPassage({ fact, version, tellings, says }: Passage): Part[] {
  const { statement } = version;
  const people = tellings.flatMap(({ speaker, outlet }) => [speaker ?? '', outlet ?? '']);
  const own = [describe(statement), kindWords[statement.kind], says ?? tellings.map((one) => one.says ?? '').join(' ')];
  return [
    { share: 1, stems: stemsOf([...own, ...people].join(' ')) },
    { share: 0.8, stems: stemsOf(subjectOf(statement)) },
    { share: 0.4, stems: stemsOf([fact.key, ...fact.topics, version.note ?? ''].join(' ')) },
  ];
}

/** How many words a reader sees of it. */
export const lengthOf = ({ version, says }: Passage): number => stemsOf(says ?? describe(version.statement)).length;

const kindWords: Readonly<Record<Statement['kind'], string>> = {
  tariff: 'tariff rate',
  round: 'talks round meeting venue',
  delegate: 'delegation team member',
  lead: 'head of the delegation team',
  deadline: 'deadline end',
  figure: 'figure',
  control: 'export controls',
  contact: 'contact',
  agreement: 'agreement',
  accusation: 'accusation accuse',
  record: 'first since record',
  remark: '',
};
