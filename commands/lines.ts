import { type Fact, isDisputed, liveVersions, type Telling, type Version } from '../src/domain/facts.ts';
import { dayOf } from '../src/domain/partial-date.ts';
import { everyTopic } from '../src/domain/subscriptions.ts';
import { shorten } from '../src/lib/plain-text.ts';
import { type Citer, createCiter, sourcing } from '../src/pipeline/citing.ts';
import { subjectOf } from '../src/pipeline/describe.ts';
import { capitalised } from '../src/pipeline/slug-words.ts';
import { sayingOn } from '../src/pipeline/standing.ts';
import type { Clock } from '../src/ports.ts';

/** What the lines of one answer share: its citations, and the time at which it is asked. */
export interface Showing {
  readonly citer: Citer;
  readonly nowMs: number;
}

/** The families under which facts are kept. */
export const allFamilies = [
  'agreement',
  'contact',
  'control',
  'deadline',
  'delegate',
  'figure',
  'remark',
  'round',
  'tariff',
] as const;

/** An answer that has no lines yet. */
export const openShowing = (clock: Clock): Showing => ({ citer: createCiter(), nowMs: clock.now() });

/** The lines of a fact: what holds as far as known, each nuance with its own source, then what was told earlier. */
export function factLines(fact: Fact, showing: Showing): string[] {
  const past = shownVersions(fact).filter(({ standing }) => standing === 'past');
  return [
    ...liveVersions(fact).flatMap((version) =>
      versionLines(`• ${labelledText(fact, { version, showing })}`, { version, showing }),
    ),
    ...past.flatMap((version) => versionLines(`• Earlier: ${textOfVersion(version, showing)}`, { version, showing })),
  ];
}

/** The text of a version, which names the dispute where there is one. */
export function labelledText(
  fact: Fact,
  { version, showing }: { readonly version: Version; readonly showing: Showing },
): string {
  const text = textOfVersion(version, showing);
  if (!isDisputed(fact) || version.standing !== 'live') return text;
  const subject = version.statement.kind === 'remark' ? ` on ${subjectOf(version.statement)}` : '';
  return `Accounts differ${subject}: ${text}`;
}

/** What a version says, with its status on the day of the answer. */
export function textOfVersion(version: Version, { nowMs }: Pick<Showing, 'nowMs'>): string {
  const { statement } = version;
  const saying = sayingOn(version, dayOf(nowMs));
  return statement.kind === 'remark' ? saying : `${titleOf(version)}: ${saying}`;
}

/** What a version is about, as it begins a line. */
export function titleOf({ statement }: Pick<Version, 'statement'>): string {
  return capitalised(subjectOf(statement));
}

/** The line of a version and its sources; where tellers put it in different words, a line for each of them. */
export function versionLines(
  text: string,
  { version, showing }: { readonly version: Version; readonly showing: Showing },
): string[] {
  const { statement, tellings } = version;
  const own = statement.kind === 'remark' ? statement.says : undefined;
  const nuances = [...Map.groupBy(tellings, ({ says }) => says)].flatMap(([says, group]) =>
    says === undefined || says === own ? [] : [{ says, group }],
  );
  const [only, ...others] = nuances;
  if (only && others.length === 0 && only.group.length === tellings.length)
    return [sourcedLine(`${text}. ${only.says}`, { tellings, showing })];
  return [
    sourcedLine(text, { tellings, showing }),
    ...nuances.map(({ says, group }) => sourcedLine(`◦ ${says}`, { tellings: group, showing })),
  ];
}

/** A line that ends in who told it and when. */
export const sourcedLine = (
  text: string,
  { tellings, showing }: { readonly tellings: readonly Telling[]; readonly showing: Showing },
): string => `${text.replace(/\.$/, '')} — ${sourcing({ tellings, ...showing })}`;

/** A heading and its lines, or nothing where there are none. */
export const sectionLines = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines];

/** Our notes on what is shown, each once, with what it is about. */
export const notesOn = (facts: readonly Fact[]): string[] => notesOnVersions(facts.flatMap(shownVersions));

/** The same for single versions. */
export function notesOnVersions(versions: readonly Version[]): string[] {
  return [...Map.groupBy(versions, ({ note }) => note)].flatMap(([note, noted]) => {
    const first = noted.find(({ statement }) => statement.kind !== 'remark') ?? noted[0];
    return note === undefined || first === undefined ? [] : [`On ${nameForNote(first)}: ${note}`];
  });
}

const noteNameMaxChars = 80;
const nameForNote = ({ statement }: Version): string =>
  statement.kind === 'remark' ? `“${shorten(statement.says, noteNameMaxChars)}”` : titleOf({ statement });

/** Every version but those that were taken back. */
export const shownVersions = ({ versions }: Fact): Version[] =>
  versions.filter(({ standing }) => standing !== 'struck');

/** True when a fact belongs to the topic that is asked for; to all topics when none is. */
export const isOnTopic = ({ topics }: Pick<Fact, 'topics'>, topic: string | undefined): boolean =>
  topic === undefined || topic === everyTopic || topics.includes(topic);

/** ` on Rare earths`, or nothing for all topics. */
export const onTopic = (
  topic: string | undefined,
  topics: readonly { readonly id: string; readonly label: string }[],
): string => {
  const label = topics.find(({ id }) => id === topic)?.label;
  return label === undefined ? '' : ` on ${label}`;
};
