import { lastDayOf } from '../../domain/partial-date.ts';
import type { Due } from './deadlines/due.ts';
import { dueDates } from './deadlines/due-dates.ts';
import { dueLengths } from './deadlines/due-lengths.ts';
import type { Found, Reading } from './reading.ts';

// What is longer is no sentence, and patterns would be slow on it.
const charsMax = 2_000;

/** Dates and lengths on which something starts, ends or falls due. */
export function findDeadlines({ sentences, day }: Reading): Found[] {
  const dues = sentences.flatMap((sentence, index) => {
    if (sentence.text.length > charsMax) return [];
    const earlier = [index - 1, index - 2, 0].flatMap((at) => sentences[at]?.text ?? []);
    return [...dueDates(sentence, { day, earlier }), ...dueLengths(sentence, earlier)];
  });
  return joined(distinct(dues), day).map(foundOf);
}

function distinct(dues: readonly Due[]): Due[] {
  const byName = new Map<string, Due>();
  for (const due of dues) {
    const name = `${due.what} ${due.date ?? due.days}`;
    const held = byName.get(name);
    if (held === undefined || held.sentence.isTitle)
      byName.set(name, { ...due, isMoved: due.isMoved || held?.isMoved === true });
  }
  return [...byName.values()];
}

// A length and the one date on which it ends are one deadline.
function joined(dues: readonly Due[], day: string): Due[] {
  const lengthOf = (what: string) => dues.filter((due) => due.what === what && due.days !== undefined && !due.isWish);
  const datesOf = (what: string) => dues.filter((due) => due.what === what && due.date !== undefined);
  return dues.flatMap((due): Due[] => {
    const [lengths, dates] = [lengthOf(due.what), datesOf(due.what)];
    const isPair = lengths.length === 1 && dates.length === 1 && isEnd(dates[0], day);
    if (!isPair || due.isWish) return [due];
    if (due.date === undefined) return [];
    const length = lengths[0];
    return [
      length?.days === undefined ? due : { ...due, days: length.days, isMoved: due.isMoved || length.isMoved === true },
    ];
  });
}

// What lasts a year and bears tomorrow's date starts then.
const isEnd = (due: Due | undefined, day: string): boolean =>
  due?.date !== undefined && (due.what === 'truce' || Date.parse(lastDayOf(due.date)) - Date.parse(day) > monthMs);
const monthMs = 30 * 86_400_000;

const condition = /\b(?:unless|barring|provided that|if no (?:deal|agreement))\b[^,;.]*/i;

function foundOf({ what, date, days, sentence, isMoved }: Due): Found {
  const unless = date === undefined ? undefined : condition.exec(sentence.plain)?.[0].trim();
  return {
    statement: {
      ...{ kind: 'deadline', what },
      ...(date === undefined ? {} : { date }),
      ...(days === undefined ? {} : { days }),
      ...(unless === undefined ? {} : { condition: unless }),
      ...(isMoved ? { isMoved } : {}),
    },
    sentence,
    confidence: 0.8,
  };
}
