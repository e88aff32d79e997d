import { lastDayOf } from '../../../domain/partial-date.ts';
import type { StatementOf } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Found, Reading, Sentence } from '../reading.ts';
import { tagOf, tagsIn } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Named } from '../tagging/tags.ts';
import { chineseClauses } from './chinese-sentences.ts';

type Round = StatementOf<'round'>;

const talking = '(?:经贸|贸易|高层)?(?:会谈|磋商|谈判|对话|会议|面谈|续谈|当面谈|会见|会面|会晤|晤谈)';
const placed = pattern(
  `(?:在|到|赴|于|前往)[^，。]{0,4}{place:PLACE}[^，。]{0,16}?${talking}|{before:PLACE}[^，。]{0,4}${talking}`,
  'gu',
);
const placeless = /(?:新一轮|再[开办]一轮|下一轮)[^，。]{0,6}(?:会谈|磋商|谈判)/u;
const ahead = /将|下周|下月|预定|拟|计划|准备|即将|尽早|尽快|同意再/u;
const over = /结束|落幕|已|达成|举行了|成功|共识|过去两天/u;

/** Rounds of talks in a Chinese text. */
export function findChineseRounds(reading: Reading): Found[] {
  return reading.sentences.flatMap((sentence) => {
    const places = matchesOf(sentence.text, placed).flatMap(({ groups }) => {
      const place = tagOf(sentence, { mark: groups?.place ?? groups?.before, kind: 'place' })?.place;
      return place === undefined ? [] : [roundFound({ place, sentence, reading })];
    });
    if (places.length > 0 || !placeless.test(sentence.text) || isPlacedLater(reading)) return places;
    return [roundFound({ place: null, sentence, reading })];
  });
}

// "Another round soon … next week in Malaysia" is one round.
const isPlacedLater = ({ sentences }: Reading): boolean =>
  sentences.some(({ text }) => ahead.test(text) && text.search(placed) >= 0);

function roundFound({
  place,
  sentence,
  reading,
}: {
  place: string | null;
  sentence: Sentence;
  reading: Reading;
}): Found {
  const date = tagsIn(sentence, { piece: sentence.text, kind: 'date' })[0]?.date;
  const status = statusOf(sentence, { date, place, day: reading.day });
  const start = date === undefined || status === 'planned' ? {} : { start: date };
  const month = (date ?? reading.day).slice(0, 7);
  return { statement: { kind: 'round', place, month, ...start, status }, sentence, confidence: 0.7 };
}

function statusOf(
  { text }: Sentence,
  { date, place, day }: { date: string | undefined; place: string | null; day: string },
): Round['status'] {
  if (place === null || ahead.test(text)) return 'planned';
  if (over.test(text) || (date !== undefined && lastDayOf(date) < day)) return 'concluded';
  return 'under_way';
}

const atTable = /会谈|磋商|谈判|续谈|当面|牵头|率|出席|参加|会议/u;
const leading = /牵头人|率领?|带领/u;

/** Who sits at the table in a Chinese text. */
export function findChineseDelegates(reading: Reading, rounds: readonly Round[]): Found[] {
  const round = rounds.find(({ status }) => status !== 'concluded') ?? rounds.at(-1);
  if (!round) return [];
  const members = reading.sentences
    .filter(({ text }) => atTable.test(text))
    .flatMap((sentence) => membersIn(sentence, round));
  return [...members, ...leadsIn(reading, round)];
}

// Whoever only says something is no member by it.
const membersIn = (sentence: Sentence, { place, month }: Round): Found[] =>
  tagsIn(sentence, { piece: sentence.text, kind: 'person' }).flatMap((tag): Found[] => {
    const { side, name, role, isLeader } = tag.person;
    const mark = `#${sentence.tags.indexOf(tag)}⟧`;
    const after = sentence.text.slice(sentence.text.indexOf(mark) + mark.length);
    if (isLeader || (side !== 'US' && side !== 'CN') || saying.test(after)) return [];
    const statement = { kind: 'delegate', side, place, month, person: name, ...(role ? { role } : {}) } as const;
    return [{ statement, sentence, confidence: 0.65 }];
  });

const saying = /^[^，。与和同及、]{0,24}(?:说|表示|指出|称|强调)/u;

function leadsIn({ sentences }: Reading, { place, month }: Round): Found[] {
  return sentences.flatMap((sentence) =>
    chineseClauses(sentence.text)
      .filter((clause) => leading.test(clause))
      .flatMap((clause) => {
        const [first] = tagsIn(sentence, { piece: clause, kind: 'person' });
        const side = first?.person.side;
        if (!first || first.person.isLeader || (side !== 'US' && side !== 'CN')) return [];
        const statement: StatementOf<'lead'> = { kind: 'lead', side, place, month, people: [first.person.name] };
        return [{ statement, sentence, confidence: 0.65 }];
      }),
  );
}

const call = /通(?:了)?(?:电)?话|视频通话|视讯|电话会谈|热线/u;
const meet = /会晤|会面|见面|峰会|首脑会|习特会|川习会|特习会|元首会谈|面对面会谈/u;
const leaders = /两国元首|中美元首|美中元首|中美领导人|美中首脑|中美首脑|习特会|川习会|特习会/u;

/** Calls and meetings of the leaders, and calls of chief negotiators, in a Chinese text. */
export const findChineseContacts = (reading: Reading): Found[] =>
  reading.sentences.flatMap((sentence) => {
    const people = tagsIn(sentence, { piece: sentence.text, kind: 'person' }).map(({ person }) => person);
    const isLeaders = leaders.test(sentence.text) || people.filter(({ isLeader }) => isLeader).length > 1;
    const sides = new Set(people.filter(({ isLeader }) => !isLeader).map(({ side }) => side));
    const isNegotiators = !isLeaders && sides.has('US') && sides.has('CN');
    const isCall = call.test(sentence.text);
    if (!(isLeaders && (isCall || meet.test(sentence.text))) && !(isNegotiators && isCall)) return [];
    const who = isLeaders ? ['Trump', 'Xi'] : people.filter(({ isLeader }) => !isLeader).map(calledBy);
    return [contactFound({ who, isCall, sentence, reading })];
  });

// Chinese names are kept whole: "He" alone is a pronoun.
const calledBy = ({ name, side }: Named): string => (side === 'CN' ? name : (name.split(' ').at(-1) ?? name));

interface Contact {
  readonly who: string[];
  readonly isCall: boolean;
  readonly sentence: Sentence;
  readonly reading: Reading;
}

function contactFound({ who, isCall, sentence, reading }: Contact): Found {
  const date = tagsIn(sentence, { piece: sentence.text, kind: 'date' })[0]?.date ?? reading.day.slice(0, 7);
  const isOpen = date === reading.day.slice(0, date.length) && date.length < reading.day.length;
  const isPlanned = date > reading.day.slice(0, date.length) || (isOpen && /将|预定|上会|计划/u.test(sentence.text));
  const statement = {
    kind: 'contact',
    who,
    mode: isCall ? 'call' : 'meeting',
    date,
    status: isPlanned ? 'planned' : 'held',
  } as const;
  return { statement, sentence, confidence: 0.7 };
}
