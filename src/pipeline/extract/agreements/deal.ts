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
  /** Goodwill, told only where nothing else is agreed. */
  readonly isMinor?: boolean;
  /** Only the wish is agreed: to go on working for it. */
  readonly isGoal?: boolean;
  /** An order that carries it out. */
  readonly isOrder?: boolean;
  /** Its approval is a last step: that it was reached is told as well. */
  readonly isBesides?: boolean;
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

const pausing =
  /^ (?:to|on|for) (?:[a-z]+ ){0,3}?(?:paus\w+|suspen\w+|halt\w*|freez\w+|hold(?:ing)? off)\b.{0,50}\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))|^ (?:to|on|for) (?:an? )?(?:⟦SPAN#\d+⟧ )(?:tariff )?(?:pause|suspension|truce|freeze)/i;

export interface Naming {
  /** The words before the noun that belong to it. */
  readonly before: string;
  readonly noun: string;
  /** What follows the noun. */
  readonly after: string;
}

interface Named extends Naming {
  /** The words before the noun and those that tell what it is about. */
  readonly about: string;
}

/** The first that fits names it. */
const whats: readonly (readonly [string, (named: Named) => boolean])[] = [
  ['TikTok deal', ({ about }) => /\btik ?tok\b|\bbytedance\b/i.test(about)],
  ['phase one', ({ before, after }) => phaseOne.test(before) || /^ (?:to|of) phase one/i.test(after)],
  ['tariff pause', ({ after }) => pausing.test(after)],
  [
    'truce extension',
    ({ noun, about }) => /^extensions?$/i.test(noun) || /\bextend\w*\b.{0,30}\b(?:truce|pause)/i.test(about),
  ],
  ['truce', ({ noun, before }) => truces.test(noun) || /\btruce $/i.test(before)],
  ['consensus', ({ noun, about }) => /^consensus/i.test(noun) && /\b(?:and|as well as|,) /.test(about)],
  ['port fee suspension', ({ about }) => /\bport (?:fees?|charges?)\b/i.test(about)],
  ['rare earths', ({ about }) => /\brare[- ]earths?\b|\bmagnets?\b|\bcritical minerals?\b/i.test(about)],
  ['purchase', ({ about }) => /\bsoy\w*\b|\bpurchas\w+|\bboeing\b/i.test(about)],
  ['revenue share', ({ about }) => /\brevenue\b/i.test(about)],
  [
    'framework',
    ({ noun, before, after }) =>
      /^frameworks?$/i.test(noun) || /\bframework $/i.test(before) || /^ on an? \S*\s?framework/i.test(after),
  ],
  ['consensus', ({ noun }) => /^(?:consensus|understandings?)$/i.test(noun)],
];

/** Names an agreement by its noun and what is said of it, in the words by which equal ones are known. */
export function whatOf({ before, noun, after }: Naming): string {
  const topic = /^ (?:on|over|for|about|to|of|regarding|covering|that|under which)\b.{0,40}/i.exec(after)?.[0] ?? '';
  const named = { before, noun, after, about: `${before} ${topic}` };
  return whats.find(([, fits]) => fits(named))?.[0] ?? 'trade deal';
}
