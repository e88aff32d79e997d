import { dueDates } from './deadlines/due-dates.ts';
import { dueLengths } from './deadlines/due-lengths.ts';
import type { Due } from './deadlines/due.ts';
import type { Found, Reading } from './reading.ts';

/** Dates and lengths on which something starts, ends or falls due. */
export function findDeadlines({ sentences, day }: Reading): Found[] {
  const dues = sentences.flatMap((sentence, index) => {
    const earlier = sentences[index - 1]?.text ?? '';
    return [...dueDates(sentence, { day, earlier }), ...dueLengths(sentence, earlier)];
  });
  return joined(distinct(dues)).map(foundOf);
}

function distinct(dues: readonly Due[]): Due[] {
  const byName = new Map<string, Due>();
  for (const due of dues) {
    const name = `${due.what} ${due.date ?? due.days}`;
    const held = byName.get(name);
    if (held === undefined || held.sentence.isTitle) byName.set(name, { ...due, isMoved: due.isMoved || held?.isMoved === true });
  }
  return [...byName.values()];
}

// A length and the one date on which it ends are one deadline.
function joined(dues: readonly Due[]): Due[] {
  const lengthOf = (what: string) => dues.filter((due) => due.what === what && due.days !== undefined && !due.isWish);
  const datesOf = (what: string) => dues.filter((due) => due.what === what && due.date !== undefined);
  return dues.flatMap((due): Due[] => {
    const [lengths, dates] = [lengthOf(due.what), datesOf(due.what)];
    const isPair = lengths.length === 1 && dates.length === 1;
    if (!isPair || due.isWish) return [due];
    if (due.date === undefined) return [];
    const length = lengths[0];
    return [length?.days === undefined ? due : { ...due, days: length.days, isMoved: due.isMoved || length.isMoved === true }];
  });
}

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
