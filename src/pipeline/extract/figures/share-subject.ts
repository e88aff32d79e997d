import { slug } from '../../../domain/fact-keys.ts';
import type { Amount } from './amounts-in.ts';
import { contentSlugOf, partyBefore, plainOf } from './names-in.ts';
import type { Subject } from './subject.ts';

const rareEarth = /\brare[- ]earths?\b|\bmagnets?\b|\bcritical minerals?\b/i;
const stages: readonly (readonly [string, RegExp])[] = [
  ['processing', /\bprocess\w*|\brefin\w*|\bseparat\w*|\bsmelt\w*/i],
  ['magnets', /\bmagnets?\b/i],
  ['mining', /\bmin(?:es?|ed|ing)\b|\bextract\w*/i],
  ['reserves', /\breserves\b|\bdeposits\b/i],
  ['imports', /\bimports?\b/i],
  ['production', /\bproduc\w*|\boutput\b/i],
];

/** What a share is of: the stage of the rare-earth chain, or whose share of what. */
export function shareSubjectOf(amount: Amount): Subject {
  const { sentence, before, after, around } = amount;
  const object = objectOf(amount);
  const near = `${plainOf(sentence, amount.pieces[0] ?? '')} ${object}`;
  const topic = `${around.title} ${around.previous} ${sentence.plain}`;
  const isRareEarth =
    rareEarth.test(object) ||
    (rareEarth.test(topic) &&
      /\b(?:world|global|supply|refining|processing|mining|production|output|it)\b/i.test(object));
  if (isRareEarth && !/\b(?:gallium|germanium|antimony|revenue|sales)\b/i.test(near))
    return { metric: 'rare_earth_share', about: stages.find(([, stage]) => stage.test(near))?.[0] ?? 'supply' };
  const isOfParty = /⟦(?:PARTY|ADJECTIVE)/.test(after.split(/[,;.]/)[0] ?? '');
  const who = isOfParty ? undefined : partyBefore(amount, before.slice(-120));
  const whole = wholeOf(object);
  return {
    metric: 'other',
    about: whole === '' ? contentSlugOf(amount) : [who, 'share-of', whole].filter(Boolean).join('-'),
  };
}

const wholeOf = (object: string): string =>
  slug(
    object
      .replace(/\b(?:the|its|their|his|all|total|about|nearly|of|a|an)\b|'s?(?=\s|$)|\b(?:19|20)\d\d\b/gi, ' ')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 3)
      .join(' '),
  );

const ofWhat =
  /^\s*(?:stake|share|portion)?\s*of\s+(?<object>[^,;:()]*?)(?=\s(?:in|from|and|to|as|for|when|while|that|which|by|with|last|this|at|on|it)\b|[,;:()]|\.(?:\s|$)|$)/i;

// What stands after "of", up to where the thought ends; of the second of two shares where both are of one thing.
function objectOf({ sentence, before, after, next }: Amount): string {
  const own = ofWhat.exec(plainOf(sentence, after))?.groups?.object;
  if (own !== undefined) return own;
  const earlier = /⟦PERCENT#\d+⟧ of (?<object>(?:the |its |all )?(?:world|global)[^,;]{0,40}?)(?= and )/i.exec(
    before,
  )?.groups;
  return earlier?.object ?? (next === undefined ? '' : objectOf(next));
}
