import { pattern } from '../../tagging/patterns.ts';

/** Whether marked text holds the words. */
export const test = (source: string): ((text: string) => boolean) => {
  const words = pattern(source, 'iu');
  return (text) => words.test(text);
};

/** Words that put what follows into the future. */
export const future = String.raw`(?:will|'ll|shall|would|to be|going to|is to|are to|set to|due to|about to|plans? to|planning to|intends? to|agreed to|agrees to|agree to|pledged to|promised to|expected to|scheduled to|slated to|poised to|ready to|prepar\w+ to|committed to)`;

/** What is done to a duty, as it follows "will" or "to". */
export const put = String.raw`(?:{IMPOSE}|{RAISE}|{CUT}|begin|start|face|pay|be|see|have|go|jump|rise|return|revert|climb|snap back|fall|double|charge|take|kick in)`;
