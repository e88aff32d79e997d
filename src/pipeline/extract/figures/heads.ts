import type { Amount } from './amounts-in.ts';
import { nouns, subjects } from './figure-words.ts';

/** The noun that an amount is told of, and the piece of the sentence in which it stands. */
export interface Head {
  readonly name: string;
  readonly word: string;
  readonly piece: string;
  readonly at: number;
}

const heads = subjects.map(([source, name]) => ({ name, expression: new RegExp(String.raw`\b(?:${source})\b`, 'iu') }));
const trailing = heads.filter(({ name }) =>
  ['trade-surplus', 'trade-deficit', 'revenue', 'profit', 'investment', 'sales'].includes(name),
);
// "Rare earth exports" are exports: a product leads only where no other noun does.
const weak: readonly string[] = ['supply', 'prices', 'output', 'currency'];

/** The subject noun that follows an amount at once, else the nearest before it; within one piece the first leads. */
export function headOf({ pieces, after, tag }: Amount): Head | undefined {
  const own = trailingPiece.exec(after)?.[0];
  if (own !== undefined && tag.kind === 'money') return firstsIn({ text: own, among: trailing })[0];
  const changed = changeIn.exec(after)?.groups?.of;
  const inChange = changed === undefined ? undefined : leadingIn(changed);
  if (inChange !== undefined) return inChange;
  for (const piece of pieces) {
    const leading = leadingIn(piece);
    if (leading?.name === 'supply') return among(pieces, 'shares') ?? leading;
    if (leading !== undefined) return leading;
  }
  return undefined;
}

// "A 3% slump in exports".
const changeIn = new RegExp(
  String.raw`^[\s-]*(?:[a-z-]+\s){0,2}(?:${nouns.down}|${nouns.up}) (?:in|of) (?<of>[^,;.]{0,60})`,
  'iu',
);

function leadingIn(text: string): Head | undefined {
  const found = firstsIn({ text, among: heads });
  return found.find(({ name }) => !weak.includes(name)) ?? found[0];
}

// "Shares of one rose 5%, and USA Rare Earth 8%": a name, not the metal.
const among = (pieces: readonly string[], name: string): Head | undefined =>
  pieces.flatMap((piece) => firstsIn({ text: piece, among: heads.filter((head) => head.name === name) }))[0];

const trailingPiece =
  /^\s+(?:(?:in|of)\s+)?(?:(?:[\p{L}'-]+|⟦[^⟧]*⟧)\s){0,3}?(?:surplus|deficit|gap|revenues?|profits?|investments?|sales)\b/u;

const firstsIn = ({ text, among }: { readonly text: string; readonly among: typeof heads }): Head[] =>
  among
    .flatMap(({ name, expression }) => {
      const match = expression.exec(text);
      return match === null ? [] : [{ name, word: match[0], piece: text, at: match.index }];
    })
    .toSorted((a, b) => a.at - b.at);
