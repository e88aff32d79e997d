/** The wording of an item's lead, as it is compared. */
export interface Wording {
  readonly itemId: string;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
  /** Its outlet speaks for itself, unlike those that only publish again. */
  readonly isVoice: boolean;
  /** A number for each word, even for those with a figure. */
  readonly words: Uint32Array;
  /** A few of its runs of words; two leads that share most of their runs share some of these. */
  readonly sketch: readonly number[];
}

/** The items whose wording is known, so that wire text is recognised wherever it is published again. */
export interface CopyIndex {
  /** The first item before it with nearly the same lead, one that is a voice where there is any. */
  originalOf(wording: Wording): Wording | undefined;
  add(wording: Wording): void;
}

export interface CopyLimits {
  readonly itemsMax: number;
  readonly horizonMs: number;
}

/** Finds near-identical leads by the runs in their sketches. Bounded: the oldest wording leaves first. */
export function createCopyIndex({ itemsMax, horizonMs }: CopyLimits): CopyIndex {
  const wordings = new Map<string, Wording>();
  const bySketch = new Map<number, Wording[]>();
  const orders = new Map<string, number>();
  let count = 0;

  const orderOf = ({ itemId }: Wording) => orders.get(itemId) ?? count;
  // An item that comes again is no copy of those that copied it.
  const isBefore = (other: Wording, wording: Wording) =>
    orderOf(other) < orderOf(wording) && Math.abs(other.spokenAt - wording.spokenAt) <= horizonMs;

  const drop = (wording: Wording) => {
    wordings.delete(wording.itemId);
    orders.delete(wording.itemId);
    for (const run of wording.sketch) {
      const others = (bySketch.get(run) ?? []).filter((other) => other !== wording);
      if (others.length > 0) bySketch.set(run, others);
      else bySketch.delete(run);
    }
  };

  return {
    originalOf(wording) {
      const isCopy = copiesOf(wording);
      const alike = [...new Set(wording.sketch.flatMap((run) => bySketch.get(run) ?? []))]
        .filter((other) => isBefore(other, wording) && isCopy(other))
        .toSorted((a, b) => orderOf(a) - orderOf(b));
      return alike.find(({ isVoice }) => isVoice) ?? alike[0];
    },
    add(wording) {
      const known = wordings.get(wording.itemId);
      if (known) drop(known);
      wordings.set(wording.itemId, wording);
      orders.set(wording.itemId, count++);
      for (const run of new Set(wording.sketch)) {
        const others = bySketch.get(run);
        // A list of one, since a set for each run of words would take more memory than all that it holds.
        if (others === undefined) bySketch.set(run, [wording]);
        else others.push(wording);
      }
      for (const oldest of wordings.values()) {
        if (wordings.size <= itemsMax) break;
        drop(oldest);
      }
    },
  };
}

interface Worded {
  readonly itemId: string;
  readonly title: string;
  readonly text: string;
  readonly spokenAt: number;
  readonly isVoice?: boolean;
}

/** The wording of an item: the first words of its text, or of its title where it has no text. */
export function wordingOf({ itemId, title, text, spokenAt, isVoice = true }: Worded): Wording {
  const lead = (text.trim() === '' ? title : text).slice(0, leadCharsMax).normalize('NFKC').toLowerCase();
  const words = Uint32Array.from((lead.match(wordPattern) ?? []).slice(0, wordsMax), numberOf);
  const sketch = runsOf(words.subarray(0, sketchWords)).toSorted().subarray(0, sketchRuns);
  return { itemId, spokenAt, isVoice, words, sketch: [...sketch] };
}

const wordPattern = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
const leadCharsMax = 1000;
const wordsMax = 120;
const runWords = 4;
const sketchWords = 40;
const sketchRuns = 6;

// The low bit tells figures from words.
function numberOf(word: string): number {
  let hash = hashStart;
  for (let i = 0; i < word.length; i++) hash = mixed(hash, word.charCodeAt(i));
  return ((hash << 1) | Number(!/\p{N}/u.test(word))) >>> 0;
}

const hashStart = 0x811c9dc5;
const mixed = (hash: number, next: number): number => Math.imul(hash ^ next, 0x01000193);

// A plain loop: this is what most of a look-up consists of.
function runsOf(words: Uint32Array): Uint32Array {
  const runs = new Uint32Array(Math.max(0, words.length - runWords + 1));
  for (let i = 0; i < runs.length; i++) {
    let run = hashStart;
    for (let place = i; place < i + runWords; place++) run = spread(run, words[place] ?? 0);
    runs[i] = run;
  }
  return runs;
}

// All bits of a word take part, or runs would differ in their low bits only.
const spread = (hash: number, word: number): number => {
  const next = mixed(hash, word);
  return (next ^ (next >>> 15)) >>> 0;
};

/** A few words of their own, such as a dateline, may stand before or in a copy. */
const overlapMin = 0.8;
const runsMin = 12;

/** Says of other wordings whether they are a copy of this one, or it of them. */
function copiesOf({ words }: Wording): (other: Wording) => boolean {
  const runs = runsOf(words);
  return ({ words: others }) => {
    // A copy may be cut short, so the two are compared as far as the shorter goes.
    const length = Math.min(words.length, others.length);
    const count = length - runWords + 1;
    if (count < runsMin || sharedRuns(runs.subarray(0, count), others.subarray(0, length)) / count < overlapMin)
      return false;
    return hasFigures(words.subarray(0, length), others) && hasFigures(others.subarray(0, length), words);
  };
}

function sharedRuns(runs: Uint32Array, words: Uint32Array): number {
  const others = new Set(runsOf(words));
  let shared = 0;
  for (const run of runs) if (others.has(run)) shared += 1;
  return shared;
}

const datelineWords = 10;

// The same sentences with another figure are news, or a correction.
const hasFigures = (words: Uint32Array, others: Uint32Array): boolean =>
  words.every((word, place) => place < datelineWords || word % 2 === 1 || others.includes(word));
