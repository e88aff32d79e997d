import { parse } from 'chrono-node/en';
import { dayOf } from '../../domain/partial-date.ts';
import type { Found, Reading } from './extract-claims.ts';
import type { Passage } from './passages.ts';

const truce = /\b(?:truce|pause|reprieve|suspension|ceasefire)\b/i;
const end =
  /\b(?:expires?|expir\w+|ends?|ending|until|through|runs? (?:out|until|to)|lapses?|extend\w* (?:\w+ ){0,3}?(?:to|until|through))\b/i;

const moved = /\b(?:extend\w*|prolong\w*|pushed back|put off|postponed|renewed)\b/i;

/** The day on which a truce is said to end. A month without a day stays a month. */
export function findDeadlines(passage: Passage, { spokenAt }: Reading): Found[] {
  const at = passage.text.search(end);
  if (at < 0 || !truce.test(passage.text)) return [];
  const [found] = parse(passage.text.slice(at), new Date(spokenAt), { forwardDate: true });
  if (!found?.start.isCertain('month')) return [];
  const date = dayOf(found.start.date().getTime()).slice(0, found.start.isCertain('day') ? 10 : 7);
  const condition = /\bunless [^,.;]{3,60}/i.exec(passage.text)?.[0];
  return [
    {
      statement: {
        kind: 'deadline',
        what: 'truce',
        date,
        ...(moved.test(passage.text) ? { isMoved: true } : {}),
        ...(condition === undefined ? {} : { condition }),
      },
      passage,
      confidence: 0.7,
    },
  ];
}
