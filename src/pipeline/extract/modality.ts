import { pattern } from './tagging/patterns.ts';

/** How firmly a piece of text says what it says. */
export interface Modality {
  readonly isNegated: boolean;
  /** Threatened, warned of, considered, proposed. */
  readonly isThreat: boolean;
  /** May, might, could, is likely. */
  readonly isPossible: boolean;
  /** Will, is set to, is due. */
  readonly isAhead: boolean;
  /** The outlet's reserve in its own word. */
  readonly hedge: string | undefined;
}

const negated = pattern("(?<!\\bif )(?:\\b(?:{NOT})|n't\\b)", 'iu');
const threat = pattern('{THREATEN}', 'iu');
const possible = pattern('{POSSIBLE}', 'iu');
const ahead = pattern('{AHEAD}', 'iu');
const hedges =
  /\b(?:reportedly|allegedly|apparently|rumou?red|said to (?:be|have)|is understood to|according to (?:people|sources|a person)|sources? (?:said|say)|may|might|could|possibly|likely|appears? to|seems? to|if)\b/i;

/** Reads the modality of a clause or sentence of marked text. */
export const modalityOf = (marked: string): Modality => ({
  isNegated: negated.test(marked),
  isThreat: threat.test(marked),
  isPossible: possible.test(marked),
  isAhead: ahead.test(marked),
  hedge: hedges.exec(marked)?.[0].toLowerCase(),
});
