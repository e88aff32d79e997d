import type { ControlledGood } from '../../../domain/lexicon.ts';
import { matchesOf } from '../../../lib/matches.ts';

/** Marked text in which controlled goods stand as `⟦ITEM:3⟧`, lists of companies as `⟦LIST:4⟧`, rules as `⟦RULE:5⟧`. */
export interface GoodsMarked {
  readonly text: string;
  /** What each mark stands for, by its number; goods named in a row share one mark. */
  readonly goods: readonly (readonly ControlledGood[])[];
}

/** Builds what marks controlled goods in marked text. */
export function createGoodsMarker(goods: readonly ControlledGood[]): (marked: string) => GoodsMarked {
  const named = goods.map(({ patterns }, index) => `(?<g${index}>${patterns.join('|')})`).join('|');
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${named})(?![\\p{L}\\p{N}])`, 'giu');
  return (marked) => {
    const found: ControlledGood[] = [];
    const text = eachOutsideMarks(marked.replaceAll('"', '').replace(percentRule, 'affiliates rule'), (piece) =>
      piece.replace(any, (...match) => {
        const good = goodOf({ goods, groups: match.at(-1) as Record<string, string | undefined> });
        const before = piece.slice(0, match.at(-3) as number);
        if (!good || (good.imposer === 'US' && isMadeOf.test(before))) return match[0];
        found.push(good);
        return `⟦${nameOf(good)}:${found.length - 1}⟧`;
      }),
    );
    return joined({ text: text.replace(beforeList, ' '), goods: found.map((good) => [good]) });
  };
}

// "Key goods – chips and ethane": the dash ends no clause.
const beforeList = /(?:\s[–—-]\s|:\s)(?=⟦ITEM:)/gu;
// The rule goes by its percentage too, which by now is a mark.
const percentRule = /⟦PERCENT#\d+⟧[- ](?:ownership |affiliates )?rule\b/giu;

const nameOf = ({ kind }: ControlledGood): string => kind?.toUpperCase() ?? 'ITEM';

const eachOutsideMarks = (marked: string, change: (piece: string) => string): string =>
  marked
    .split(/(⟦[^⟧]*⟧)/u)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('');

function goodOf({
  goods,
  groups,
}: {
  readonly goods: readonly ControlledGood[];
  readonly groups: Readonly<Record<string, string | undefined>>;
}): ControlledGood | undefined {
  return goods.find((_good, index) => groups[`g${index}`] !== undefined);
}

// "metals used to make chips": the metals are held back, not the chips.
const isMadeOf =
  /\b(?:used|crucial|critical|vital|essential|important|key|necessary|needed|required|indispensable)\s+(?:[a-z]+\s+)?(?:for|in|to|by)\s+(?:[\w-]+,?\s+){0,6}$/i;

const between = String.raw`(?:,\s+(?:[\w-]+\s+){0,2}[\w-]+,?\s+and\s+|,\s+(?:(?:and|or|including|like|such as)\s+)?|\s+(?:and|or|&|as well as|including|like|such as|(?:related|relating|linked|tied) to)\s+|,?\s+(?:alongside|along with|together with|plus)\s+(?:[a-z]+\s+){0,3}|\s*\/\s*)(?:(?:the|\d+|two|three|four|five|six|seven|eight|nine|ten|other|related|certain|some|advanced|high-end|any|necessary|key|their|its|new|essential|associated|on|of|critical|heavy|exports|sales|shipments)\s+){0,3}`;
const row = new RegExp(String.raw`⟦ITEM:(\d+)⟧(?:${between}⟦ITEM:\d+⟧)+`, 'giu');

function joined({ text, goods }: GoodsMarked): GoodsMarked {
  const all = [...goods];
  const joinedText = text.replace(row, (run, first: string) => {
    all[Number(first)] = matchesOf(run, /⟦ITEM:(\d+)⟧/g).flatMap(([, index]) => goods[Number(index)] ?? []);
    return `⟦ITEM:${first}⟧`;
  });
  return { text: joinedText, goods: all };
}

/** The goods that a captured mark stands for. */
export function goodsOf({ goods }: GoodsMarked, mark: string | undefined): ControlledGood[] {
  const index = /:(\d+)⟧/.exec(mark ?? '')?.[1];
  return index === undefined ? [] : ownItems(goods[Number(index)] ?? []);
}

/** Goods named in a row, each once and metals as one; goods of both sides only where they stand alone. */
export function ownItems(row: readonly ControlledGood[]): ControlledGood[] {
  const named = [...new Set(row)];
  const own = named.filter(({ isShared }) => !isShared);
  return withMetalsAsOne(own.length > 0 ? own : named.slice(0, 1));
}

function withMetalsAsOne(goods: readonly ControlledGood[]): ControlledGood[] {
  const metals = goods.filter(({ isMetal }) => isMetal);
  const [first] = metals;
  const others = goods.filter(({ isMetal }) => !isMetal);
  if (first === undefined) return others;
  // Beside rare earths the row is of critical minerals in general; alone its names are the point.
  const item = others.length > 0 ? 'critical minerals' : listed(metals.map((metal) => metal.item));
  return [...others, { ...first, item }];
}

const listed = (names: readonly string[]): string => (names.length === 2 ? names.join(' and ') : names.join(', '));

/** Has the goods that a text names by a wider word stand for what it means: "chips" in a text on Nexperia. */
export function meant(marked: GoodsMarked, named: readonly ControlledGood[]): GoodsMarked {
  const own = (good: ControlledGood) => named.find(({ alsoCalled }) => alsoCalled === good.item) ?? good;
  return { ...marked, goods: marked.goods.map((row) => row.map(own)) };
}
