import { slug } from '../../../domain/fact-keys.ts';
import { tagsIn } from '../tagging/marked.ts';
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
  const { sentence, before } = amount;
  const object = objectOf(amount);
  const near = `${amount.pieces[0] ?? ''} ${object}`;
  const isRareEarth =
    rareEarth.test(object) ||
    (rareEarth.test(sentence.plain) && /\bworld|\bglobal|\bsupply|\bit\b/i.test(`${object} ${before}`));
  if (isRareEarth && !/\b(?:gallium|germanium|antimony)\b/i.test(near) && !/\brevenue|\bsales\b/i.test(object))
    return { metric: 'rare_earth_share', about: stages.find(([, stage]) => stage.test(near))?.[0] ?? 'supply' };
  const holder = partyBefore(amount, `${before.slice(-120)}`);
  const whole = slug(
    plainOf(sentence, object)
      .replace(/\b(?:the|its|their|his|all|total|about|nearly|of|a|an)\b|'s?\b|\b(?:19|20)\d\d\b/gi, ' ')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 3)
      .join(' '),
  );
  const isOfParty = tagsIn(sentence, { piece: object, kind: 'party' }).length > 0;
  const who = isOfParty ? undefined : holder;
  return {
    metric: 'other',
    about: whole === '' ? contentSlugOf(amount) : [who, 'share-of', whole].filter(Boolean).join('-'),
  };
}

// What stands after "of", up to where the thought ends; of the second of two shares where both are of one thing.
function objectOf({ after, next }: Amount): string {
  const own =
    /^\s*(?:stake|share|portion)?\s*of\s+(?<object>[^,;:.()]*?)(?=\s(?:in|from|and|to|as|for|when|while|that|which|by|with|last|this|at)\b|[,;:.()]|$)/i.exec(
      after,
    );
  return own?.groups?.object ?? (next === undefined ? after.slice(0, 60) : objectOf(next));
}
