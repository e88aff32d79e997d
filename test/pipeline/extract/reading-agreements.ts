import { lexicon } from '../../../config/lexicon.ts';
import { findAgreements } from '../../../src/pipeline/extract/agreements.ts';
import { createItemReader } from '../../../src/pipeline/extract/reading.ts';

const read = createItemReader(lexicon);
const spokenAt = Date.parse('2025-11-20T12:00:00Z');

/** What an agreement is about, coarsely. */
export type Sort = 'truce' | 'purchase' | 'tiktok' | 'deal' | 'other';

function sortOf(what: string): Sort {
  if (/truce|pause|suspension/.test(what)) return 'truce';
  if (what === 'purchase') return 'purchase';
  if (what === 'TikTok deal') return 'tiktok';
  return /framework|deal|phase|consensus|cut/.test(what) ? 'deal' : 'other';
}

/** The agreements of a line as "truce: reached"; a line without a full stop is a headline. */
export function agreementsOf(line: string): string[] {
  const isTitle = !/[.!?]$/.test(line);
  const found = findAgreements(read({ title: isTitle ? line : '', text: isTitle ? '' : line, spokenAt }));
  return found.flatMap(({ statement }) =>
    statement.kind === 'agreement' ? [`${sortOf(statement.what)}: ${statement.status}`] : [],
  );
}
