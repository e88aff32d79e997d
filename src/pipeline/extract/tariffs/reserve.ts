import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import type { RateGroup } from './rates.ts';

const hedge =
  /\b(?:reportedly|apparently|allegedly|possibly|(?:is|are) (?:said|understood|believed) to|appears? to|seems? to|according to (?:people|sources|a person)|sources? (?:said|say|familiar)|may|might|likely)\b/i;
const says = pattern(
  String.raw`{speaker:PERSON},?(?:'s)? (?:[\w-]+ ){0,6}?(?:{SAID}|tweeted|promised|vowed|threatened|warned)\b|\b(?:according to|said|told \w+|wrote|tweeted) (?:[\w-]+ ){0,4}?{speakerAfter:PERSON}`,
  'iu',
);

/** The outlet's own reserve about a rate, and who says it where that is a person. */
export function reserveOf(sentence: Sentence, { clause }: RateGroup): { hedge?: string; speaker?: string } {
  const reserve = hedge.exec(clause.text)?.[0].toLowerCase();
  const match = says.exec(sentence.text);
  const mark = match?.groups?.speaker ?? match?.groups?.speakerAfter;
  const speaker = tagOf(sentence, { mark, kind: 'person' })?.person.name;
  return { ...(reserve === undefined ? {} : { hedge: reserve }), ...(speaker === undefined ? {} : { speaker }) };
}
