import type { Sentence } from './reading.ts';
import { tagOf } from './tagging/marked.ts';
import { pattern } from './tagging/patterns.ts';

const saying = String.raw`(?:said|says|told|tells|wrote|writes|posted|stated|confirmed|added|claimed|insisted|argued|noted|declared|announced|warned|stressed|tweeted|reiterated|emphasi[sz]ed|explained|predicted|vowed|pledged|called|expects|anticipate[sd]|accused|urged|remarked|replied|responded|cautioned|suggested)`;
const speakers = [
  pattern(
    String.raw`(?<who>{PERSON})(?:,\s+[^,;]{0,60},)?\s+(?:(?:has|had|also|later|then|however)\s+){0,2}${saying}\b`,
    'iu',
  ),
  pattern(
    String.raw`\b(?:said|says|wrote|added|explained|according to)\s+(?:[\w'-]+\s+|{PARTY}(?:'s)?\s+){0,4}?(?<who>{PERSON})`,
    'iu',
  ),
];
const offices =
  /\b(?:White House|[Cc]ommerce [Mm]inistry|Ministry of Commerce|MOFCOM|Commerce Department|Foreign Ministry|foreign ministry|Treasury|USTR)(?: (?:official|spokes\w+))?(?= (?:said|says|announced|confirmed|stated|told|added))/u;

/** Who says it in a sentence, where the sentence names someone: a person by the full name, or an office. */
export function speakerOf(sentence: Sentence): string | undefined {
  for (const one of speakers) {
    const person = tagOf(sentence, { mark: one.exec(sentence.text)?.groups?.who, kind: 'person' });
    if (person) return person.person.name;
  }
  return offices.exec(sentence.plain)?.[0];
}

const unnamed =
  /\b(?:reportedly|allegedly|sources? (?:said|say|told|familiar)|(?:people|person|officials?) familiar|(?:unnamed|anonymous|unidentified) (?:sources?|officials?|people)|according to (?:people|sources|a person|a source)|sources confirmed|rumou?red)\b/iu;
const possible = /\b(?:may|might|could|possibly|likely|appears? to|seems? to)\b/iu;

/** The outlet's reserve in its own word: a source without a name anywhere in the sentence, "may" in the clause itself. */
export const reserveIn = ({ plain }: Sentence, clause: string): string | undefined =>
  (unnamed.exec(plain) ?? possible.exec(clause))?.[0].toLowerCase();
