import type { ControlledGood } from '../../../domain/lexicon.ts';
import type { Party, Side } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import { pattern } from '../tagging/patterns.ts';

/** Where a frame was found: its text, the clause before and after it, and the sentence before the clause. */
export interface Standing {
  readonly match: string;
  readonly before: string;
  readonly after: string;
  readonly earlier: string;
  /** The frame has a verb, so who acts in the sentence is the one who does it. */
  readonly isDone: boolean;
}

/** Whose curb it is: by its owner, its doer or its target, or as is plain from the goods; undefined where it is neither. */
export function imposerOf(good: ControlledGood | undefined, standing: Standing): Side | undefined {
  const usual = good?.imposer;
  if (usual === 'US' && !good?.isShared && isChinaDoing(standing))
    return /export/iu.test(standing.match) ? 'CN' : undefined;
  if (usual !== undefined && !good?.isShared) return isPlain(standing) ? usual : undefined;
  const got = receivedBy(standing);
  if (got !== undefined) return got === 'US' ? 'CN' : 'US';
  const named = ownerOf(standing) ?? (standing.isDone ? doerOf(standing) : undefined);
  if (named !== undefined) return sideOf(named);
  return targetedBy(standing) ?? usual;
}

const sideOf = (party: Party | undefined): Side | undefined => (party === 'US' || party === 'CN' ? party : undefined);
const partyIn = (mark: string | undefined): Party | undefined => /⟦[A-Z]+:([A-Z]{2,})/.exec(mark ?? '')?.[1];

// "American companies" act for nobody but themselves.
const acts = String.raw`(?!\s+(?:compan(?:y|ies)|firms?|goods|business(?:es)?|manufacturers|exporters|producers|customers|users|buyers|entities)\b)`;
// An owner is named right before the curb: "China's new export controls", "Beijing's sweeping curbs", "US chip curbs".
const ownerBefore = pattern(
  String.raw`(?<owner>{ACTOR})${acts}(?:'s?)?\s+(?:(?!(?:on|to|against|from|of|in|that|over)\b)[^\s;⟦]+\s+|⟦(?:DATE|SPAN)#\d+⟧(?:'s)?\s+){0,4}$`,
  'iu',
);
const ownerInside = pattern(
  String.raw`(?<owner>{ACTOR})(?:'s?\s|\s+(?=(?:new |latest |recent |own )*(?:export|curb|restriction|control|ban)))`,
  'iu',
);
const agent = pattern(String.raw`\b(?:by|from)\s+(?:the\s+)?(?<owner>{ACTOR})`, 'iu');

function ownerOf({ match, before, after }: Standing): Party | undefined {
  return (
    partyIn(ownerInside.exec(match)?.groups?.owner) ??
    partyIn(agent.exec(`${match} ${after}`)?.groups?.owner) ??
    ownerRightBefore(before)
  );
}

function ownerRightBefore(before: string): Party | undefined {
  const found = ownerBefore.exec(before);
  if (!found || (aimed.test(before.slice(0, found.index)) && !found[0].includes("'s"))) return undefined;
  return partyIn(found.groups?.owner);
}

const aimed = /\b(?:on|to|against|from|with|in|of|towards?|for|outside|at)\s+(?:the\s+)?$/iu;

/** The last that acts before the curb, in its clause or, if nobody does, in its sentence. */
const doerOf = ({ before, earlier }: Standing): Party | undefined => lastActor(before) ?? lastActor(earlier);

const actors = pattern(`{ACTOR}${acts}`);
function lastActor(text: string): Party | undefined {
  const doing = matchesOf(text, actors).filter(
    ({ index, 0: mark }) =>
      !aimed.test(text.slice(0, index)) || /^(?:'s|\s+to\s)/.test(text.slice(index + mark.length)),
  );
  return partyIn(doing.at(-1)?.[0]);
}

// What a side gets, the other holds back: "China's access to technology".
const receiver = pattern(
  String.raw`(?<side>{SIDE})(?:'s?)?\s+(?:[a-z]+\s+){0,2}(?:use|access|ability|capacity|development|purchases|rise|military|buyers|customers)\b`,
  'iu',
);
const receivedBy = ({ match, before }: Standing): Side | undefined =>
  sideOf(partyIn(receiver.exec(`${before.slice(-receiverChars)}${match}`)?.groups?.side));
const receiverChars = 30;

// What is held back from China is held back by the US.
const atChina = pattern(String.raw`\b(?:on|to|against|for|at|from)\s+(?:[a-z]+\s+)?{CN}(?!'s)`, 'iu');
const atUs = pattern(String.raw`\b(?:on|to|against|for|at|from)\s+(?:the\s+)?(?:[a-z]+\s+)?{US}(?!'s)`, 'iu');
function targetedBy({ match, after }: Standing): Side | undefined {
  const text = `${match} ${after.slice(0, targetChars)}`;
  return atChina.test(text) ? 'US' : atUs.test(text) ? 'CN' : undefined;
}
const targetChars = 60;

// Goods that one side controls may still be held back by a third: Dutch curbs on chip tools, Japan's on materials.
function isPlain(standing: Standing): boolean {
  const owner = ownerOf(standing);
  if (owner !== undefined && sideOf(owner) === undefined) return false;
  const doer = lastActor(standing.before);
  if (owner === undefined && standing.isDone && doer !== undefined && sideOf(doer) === undefined)
    return isCited.test(standing.before);
  return true;
}

const isCited = /\b(?:sa(?:id|ys?)|told|wrote|according)\b/iu;
// China curbs chips too: as exports from its own plants. What it bars from entering is no export control.
const isChinaDoing = ({ match, before }: Standing): boolean =>
  chinaOwn.test(`${before.slice(-doerChars)}${match}`) || chinaDoes.test(before);
const doerChars = 60;
const chinaDoes = pattern(
  String.raw`{CN}\s+(?:(?:has|had|have|also|will|would|to|just|partly|partially)\s+){0,3}$`,
  'iu',
);
const chinaOwn = pattern(
  String.raw`{CN}'s\s+(?:[a-z]+\s+){0,2}(?:⟦ITEM:\d+⟧\s+)?(?:ban|curb|restriction|control|block)s?\b(?!\s+by)|{CN}\s+(?:has\s+|had\s+|also\s+)?(?:bann|block|restrict|barr|halt|stopp)(?:s|ed)\b`,
  'iu',
);
