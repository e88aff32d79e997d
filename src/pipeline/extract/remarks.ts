import { slug } from '../../domain/fact-keys.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import { speakerOf } from './speaker.ts';
import { pattern } from './tagging/patterns.ts';

/** What people say of the talks in sentences that hold no other claim; only the first few, and never a title. */
export function findRemarks({ sentences }: Reading, others: readonly Found[]): Found[] {
  const taken = new Set(others.map(({ sentence }) => sentence.index));
  return sentences
    .filter(
      (sentence) =>
        !sentence.isTitle &&
        sentence.plain.length <= sentenceCharsMax &&
        !taken.has(sentence.index) &&
        isSaid(sentence),
    )
    .flatMap((sentence) => remarkIn(sentence))
    .slice(0, remarksMax);
}

const remarksMax = 3;
const confidence = 0.5;
const charsMax = 200;
const sentenceCharsMax = 1_500;

const quoted = /"[^"]{15,}"|"[^"]{15,}$/u;
const that = pattern(
  String.raw`{PERSON}[^.;]{0,60}?\b(?:said|says|told|wrote|posted|added|insisted|argued|noted|confirmed|stressed|warned|stated)\b[^.;]{0,40}?\s+(?:that|he|she|it|they|the|there|{ACTOR})`,
  'iu',
);
const onTalks =
  /\b(?:talks?|negotiat\w+|trade|tariffs?|deals?|agreements?|truce|rounds?|exports?|rare earths?|controls?|consensus|framework|summit|progress|deadline|sides|countries)\b|⟦(?:PARTY|ADJECTIVE):(?:US|CN)/iu;

const isSaid = ({ text, plain }: Sentence): boolean => onTalks.test(text) && (quoted.test(plain) || that.test(text));

function remarkIn(sentence: Sentence): Found[] {
  const speaker = speakerOf(sentence);
  if (speaker === undefined) return [];
  const statement = { kind: 'remark', about: `said-by-${slug(speaker)}`, says: shortened(sentence.plain) } as const;
  return [{ statement, sentence, confidence, speaker }];
}

const shortened = (plain: string): string =>
  plain.length <= charsMax ? plain : `${plain.slice(0, charsMax - 1).replace(/\s+\S*$/u, '')}…`;
