import { matchesOf } from '../../../lib/matches.ts';
import type { Reading, Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import { type When, whenNear } from './dates.ts';
import { standingOf } from './tense.ts';

/** A meeting of a leader with a negotiator of the other side. */
export interface Reception {
  readonly sentence: Sentence;
  readonly status: 'held' | 'planned';
  readonly when: When | undefined;
  /** The names: the US side first. */
  readonly who: readonly string[];
}

const gap = (charsMax: number) =>
  `(?:(?!\\b(?:but|while|although|said|says)\\b)[^;"⟦]|⟦(?!PERSON)[^⟧]*⟧){0,${charsMax}}?`;
const meets =
  '\\b(?:met|meets?|meeting|sat down|sits? down|sitting down|hosts?|hosted|hosting|receiv(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|holds? talks|held talks|see|sees)\\b';
const title = "(?:(?!said|told)[\\w.'’-]+,? |{PARTY}(?:.s)?,? ){0,7}";
const ways: readonly RegExp[] = [
  `(?<leader>⟦PERSON:US:LEADER#\\d+⟧)${gap(60)}(?<verb>${meets}) (?:with |between )?${title}(?<other>⟦PERSON:CN#\\d+⟧)`,
  `(?<leader>⟦PERSON:CN:LEADER#\\d+⟧)${gap(60)}(?<verb>${meets}) (?:with |between )?${title}(?<other>⟦PERSON:US#\\d+⟧)`,
  `(?<other>⟦PERSON:CN#\\d+⟧)${gap(60)}(?<verb>${meets}) (?:with |between )?${title}(?<leader>⟦PERSON:US:LEADER#\\d+⟧)`,
  `(?<other>⟦PERSON:US#\\d+⟧)${gap(60)}(?<verb>${meets}) (?:with |between )?${title}(?<leader>⟦PERSON:CN:LEADER#\\d+⟧)`,
].map((source) => pattern(source));
const own = pattern(
  `\\b(?:he|his|they)\\b${gap(120)}\\b(?<verb>(?:oval office|white house) (?:meeting|talks)|${meets}) (?:with )?${title}(?<other>⟦PERSON:CN#\\d+⟧)`,
);
const unsure =
  /\b(?:may|might|could|possib\w+|potential(?:ly)?|whether|if|hop(?:e[sd]?|ing)|want(?:s|ed)?|invit\w*|not|never|n't|cancel\w*|consider\w*|likely|offer(?:s|ed)? to)\b/i;

/** The meetings of a leader with a negotiator of the other side, in the order of the text. */
export function receptionsIn({ sentences, day }: Reading): Reception[] {
  return sentences.flatMap((sentence, index) => {
    const { text } = sentence;
    if (!/PERSON:(?:US|CN)#/.test(text)) return [];
    const leader = sentences.slice(0, index).findLast((one) => /US:LEADER/.test(one.text));
    const named = /LEADER/.test(text) ? ways.flatMap((way) => matchesOf(text, way)) : [];
    const meant = named.length === 0 && leader === sentences[index - 1] ? matchesOf(text, own) : [];
    return [...named, ...meant]
      .filter(({ 0: found }) => !unsure.test(found))
      .flatMap((match) => receptionOf({ match, sentence, leader, day }));
  });
}

interface Receiving {
  readonly match: RegExpExecArray;
  readonly sentence: Sentence;
  /** The sentence that names whom "he" means. */
  readonly leader: Sentence | undefined;
  readonly day: string;
}

function receptionOf({ match, sentence, leader, day }: Receiving): Reception[] {
  const { leader: mark, other, verb = '' } = match.groups ?? {};
  const head = mark
    ? tagOf(sentence, { mark, kind: 'person' })
    : leader?.tags.find((tag) => tag.kind === 'person' && tag.person.isLeader && tag.person.side === 'US');
  const guest = tagOf(sentence, { mark: other, kind: 'person' });
  if (head?.kind !== 'person' || guest === undefined) return [];
  const at = match.index + match[0].indexOf(verb);
  const when = whenNear(sentence, { from: match.index, to: match.index + match[0].length });
  const { text } = sentence;
  const { status } = standingOf({ before: text.slice(Math.max(0, at - 90), at), after: text.slice(at), when, day });
  const people = [head.person, guest.person].toSorted((a, b) => (b.side ?? '').localeCompare(a.side ?? ''));
  const who = people.map(({ name, isLeader, side }) => (isLeader ? surnameOf(name, side) : name));
  return [{ sentence, status: status === 'planned' ? 'planned' : 'held', when, who }];
}

const surnameOf = (name: string, side: string | undefined): string =>
  (side === 'CN' ? name.split(' ')[0] : name.split(' ').at(-1)) ?? name;
