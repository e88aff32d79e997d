import { pattern } from '../tagging/patterns.ts';
import type { Draft } from './draft.ts';

const raises = pattern(
  String.raw`\b(?:rais\w+|hik\w+|increas\w+|lift\w+|boost\w*|jack\w+ up|push\w+|took|taking|drove|driv\w+|{IMPOSE}|hit|reach\w*|soar\w*|climb\w*|rose|surg\w+|spik\w+|escalat\w+|threw|slapp\w+)\b[^;]{0,80}$`,
  'iu',
);
const cuts = pattern(
  String.raw`\b(?:cut|cuts|cutting|lower\w*|reduc\w+|slash\w*|halv\w+|trim\w*|brought|bring\w*|fell|drop\w*|came down|roll\w* back|scal\w+ back|dial\w* back)\b(?!.*\b(?:rais\w+|hik\w+|increas\w+|impos\w+)\b)[^;]{0,80}\bto (?:{ANY} |[a-z]+ ){0,3}$`,
  'iu',
);

/** Whether the words before a rate tell that duties were raised or cut to it. */
export const turnOf = (before: string): 'raised' | 'cut' | undefined =>
  cuts.test(before) ? 'cut' : raises.test(before) ? 'raised' : undefined;

/** The drafts, where a rate to which the text raised the duties and from which it then cut them is past. */
export const superseded = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft) =>
    draft.rate.status === 'in_force' && drafts.some((later) => isCutFrom(draft, later))
      ? { ...draft, rate: { ...draft.rate, status: 'former' } }
      : draft,
  );

const isCutFrom = (earlier: Draft, later: Draft): boolean =>
  earlier.turn === 'raised' &&
  later.turn === 'cut' &&
  later.rate.status === 'in_force' &&
  (later.rate.percent ?? 0) < (earlier.rate.percent ?? 0) &&
  !earlier.found.sentence.isTitle &&
  later.found.sentence.index >= earlier.found.sentence.index &&
  [earlier, later].every(({ rate }) => rate.goods === 'all' && unnamed.has(rate.measure)) &&
  earlier.directions.some((one) =>
    later.directions.some(({ imposer, target }) => imposer === one.imposer && target === one.target),
  );

// A cut of one named duty leaves the others as they are.
const unnamed = new Set<string>(['total', 'unspecified']);
