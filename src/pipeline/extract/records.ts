import { factKeyOf } from '../../domain/fact-keys.ts';
import { firstDayOf } from '../../domain/partial-date.ts';
import type { Statement } from '../../domain/statements.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import { tagOf, tagsIn } from './tagging/marked.ts';
import { pattern } from './tagging/patterns.ts';

const first = pattern(String.raw`\bfirst\b[^.;]{0,140}?\bsince\b(?<rest>[^.;]*)`, 'iu');
const contactWords = /\b(?:contact|call|conversation|talks?|phone|spoke|meeting|exchange|met)\b/i;
const office = pattern(
  '{who:PERSON}[^,;]{0,20}?(?:took|taking|returned to|returning to|entered|assumed|came (?:back )?into) (?:office|power|the {US})',
  'iu',
);
const steepest = pattern(
  String.raw`\b(?<rank>steepest|sharpest|biggest|largest|worst|lowest|highest|fastest)\b[^.;]{0,60}?\bsince\b[^.;]{0,30}?(?<date>{DATE})`,
  'iu',
);

/** What is said to be the first or the steepest since some day, of a contact or a figure found in the same sentence. */
export function findRecords({ sentences }: Reading, found: readonly Found[]): Found[] {
  return sentences.flatMap((sentence) => [...firstContacts(sentence, found), ...steepestFigures(sentence, found)]);
}

function firstContacts(sentence: Sentence, found: readonly Found[]): Found[] {
  const told = first.exec(sentence.text);
  const contact = found.find(({ statement }) => statement.kind === 'contact' && statement.status === 'held')?.statement;
  if (!told || !contact || !contactWords.test(sentence.text)) return [];
  const since = startOf(sentence, told.groups?.rest ?? '');
  return since === undefined ? [] : [recordFound({ of: contact, rank: 'first', since, sentence })];
}

// A day that is told; else when the one who is named took office.
function startOf(sentence: Sentence, rest: string): string | undefined {
  const [date] = tagsIn(sentence, { piece: rest, kind: 'date' });
  if (date) return date.date;
  const who = tagOf(sentence, { mark: office.exec(rest)?.groups?.who, kind: 'person' });
  return who?.person.since && firstDayOf(who.person.since);
}

function steepestFigures(sentence: Sentence, found: readonly Found[]): Found[] {
  const told = steepest.exec(sentence.text)?.groups;
  const since = tagOf(sentence, { mark: told?.date, kind: 'date' })?.date;
  const figure = found.find(
    (one) => one.statement.kind === 'figure' && one.sentence.index === sentence.index,
  )?.statement;
  return !since || !figure ? [] : [recordFound({ of: figure, rank: 'steepest', since, sentence })];
}

interface Recorded {
  readonly of: Statement;
  readonly rank: string;
  readonly since: string;
  readonly sentence: Sentence;
}

const recordFound = ({ of, rank, since, sentence }: Recorded): Found => ({
  statement: { kind: 'record', of: factKeyOf(of), rank, since },
  sentence,
  confidence: 0.7,
});
