import type { StatementOf } from '../../../domain/statements.ts';
import type { Sentence } from '../reading.ts';

export type DealStatus = StatementOf<'agreement'>['status'];

/** An agreement as one sentence tells of it. */
export interface Deal {
  readonly what: string;
  readonly status: DealStatus;
  readonly sentence: Sentence;
  readonly confidence: number;
  readonly place?: string | undefined;
  readonly date?: string | undefined;
  /** It spells out a wider agreement, so it counts alone only where none is told. */
  readonly isTerm?: boolean;
  /** Only the wish is agreed: to go on working for it. */
  readonly isGoal?: boolean;
  /** An order that carries it out. */
  readonly isOrder?: boolean;
  /** "The deal": stands for the agreement that the item tells of. */
  readonly isEcho?: boolean;
}

/** What is agreed where only its kind is told. */
export const generalWhats: readonly string[] = [
  'trade deal',
  'framework',
  'consensus',
  'phase one',
  'truce',
  'rare earths',
];

const phaseOne = /\bphase[- ](?:one|1|i)\b|\bfirst[- ]phase\b|\bmini[- ](?:trade )?deal\b/i;
const truces = /^(?:truces?|cease-?fires?|d[ée]tente|pauses?|suspensions?|reprieves?|freeze|standstill|moratorium)$/i;

export interface Naming {
  /** The words before the noun that belong to it. */
  readonly before: string;
  readonly noun: string;
  /** What follows the noun. */
  readonly after: string;
}

/** Names an agreement by its noun and what is said of it, in the words by which equal ones are known. */
export function whatOf({ before, noun, after }: Naming): string {
  const about = `${before} ${/^ (?:on|over|for|about|to|of|regarding|covering|that|under which)\b.{0,40}/i.exec(after)?.[0] ?? ''}`;
  if (/\btik ?tok\b|\bbytedance\b/i.test(about)) return 'TikTok deal';
  if (phaseOne.test(before) || /^ (?:to|of) phase one/i.test(after)) return 'phase one';
  if (/^extensions?$/i.test(noun) || /\bextend\w*\b.{0,30}\b(?:truce|pause)/i.test(about)) return 'truce extension';
  if (truces.test(noun) || /\btruce $/i.test(before)) return 'truce';
  if (/\bport (?:fees?|charges?)\b/i.test(about)) return 'port fee suspension';
  if (/\brare[- ]earths?\b|\bmagnets?\b|\bcritical minerals?\b/i.test(about)) return 'rare earths';
  if (/\bsoy\w*\b|\bpurchas\w+|\bboeing\b/i.test(about)) return 'purchase';
  if (/\brevenue\b/i.test(about)) return 'revenue share';
  if (/^frameworks?$/i.test(noun) || /\bframework $/i.test(before)) return 'framework';
  if (/^(?:consensus|understandings?)$/i.test(noun)) return 'consensus';
  return 'trade deal';
}
