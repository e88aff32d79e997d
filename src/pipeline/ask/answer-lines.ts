import { type Fact, isDisputed, liveVersions, type Version } from '../../domain/facts.ts';
import { dayOf } from '../../domain/partial-date.ts';
import type { Statement } from '../../domain/statements.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { type Citer, sourcing } from '../citing.ts';
import { describe, subjectOf } from '../describe.ts';
import { sayingOn } from '../standing.ts';
import type { Excerpt } from './choose-coverage.ts';
import type { Passage } from './passages.ts';

interface Telling {
  readonly citer: Citer;
  readonly nowMs: number;
}

/** What a passage says, its status, and who told it when. What is over is said to be over. */
export function passageLine({ version, tellings, says }: Passage, { citer, nowMs }: Telling): string {
  const text = saidOf({ version, says, today: dayOf(nowMs) });
  return `• ${text.replace(/\.$/, '')} — ${sourcing({ tellings, citer, nowMs })}`;
}

interface Said {
  readonly version: Version;
  readonly says: string | undefined;
  readonly today: string;
}

function saidOf({ version, says, today }: Said): string {
  const { statement } = version;
  const ended = version.standing === 'past' ? ' (no longer held)' : '';
  switch (statement.kind) {
    case 'tariff':
    case 'deadline':
      return `${subjectOf(statement)}: ${sayingOn(version, today)}`;
    case 'remark':
    case 'figure':
      return `${says ?? describe(statement)}${ended}`;
    default:
      return `${describe(statement)}${says === undefined ? '' : `. ${says.replace(/\.$/, '')}`}${ended}`;
  }
}

const excerptCharsMax = 240;

/** A coverage item by its title, with its sentence that fits. */
export function excerptLine({ item, sentence }: Excerpt, { citer }: Pick<Telling, 'citer'>): string {
  const { title, publishedAt, seenAt, publishedOn } = item;
  const date = publishedOn ?? dayOf(publishedAt ?? seenAt);
  const mark = citer.cite([{ ...item, itemId: item.id, date }]);
  const quote = sentence === undefined ? '' : `: “${plainLine(sentence, excerptCharsMax)}”`;
  return `• ${plainLine(title, excerptCharsMax)}${quote} ${mark}`;
}

/** One sentence for each fact of which the sources differ. */
export const disputeNotes = (facts: readonly Fact[]): string[] => [
  ...new Set(facts.filter(isDisputed).flatMap((fact) => subjectsOf(fact).map((of) => `Disputed: ${of}.`))),
];

const subjectsOf = (fact: Fact): string[] => {
  const statement: Statement | undefined = liveVersions(fact)[0]?.statement;
  return statement ? [subjectOf(statement)] : [];
};
