import robotsPackage from 'robots-parser';
import { z } from 'zod';
import type { Clock } from '../ports.ts';
import { RefusedAddress } from './address-guard.ts';

type RobotsParser = (address: string, text: string) => { isAllowed(page: string, name: string): boolean | undefined };
// The package is CommonJS and its types describe another form, so what it exports is checked here.
const robotsParser = z.custom<RobotsParser>((value) => typeof value === 'function').parse(robotsPackage);

/** The name that a robots.txt may call Parley by. */
export const productToken = 'Parley';

export interface RobotsLimits {
  readonly originsMax: number;
  readonly keptMs: number;
  readonly unreachableMs: number;
  readonly matchStepsMax: number;
}
export interface RobotsParts {
  /** Fetches a robots.txt, as much of it as is read; throws when there is no answer. */
  readonly get: (address: string) => Promise<{ readonly status: number; readonly text: string }>;
  readonly clock: Clock;
  readonly limits: RobotsLimits;
}

/** What is known of one origin: its rules, or why it is left alone. */
type Rules = { readonly kind: 'rules'; readonly text: string } | { readonly kind: 'unreachable'; readonly why: string };
interface Kept {
  readonly rules: Promise<Rules>;
  until: number;
}

/** Throws `RefusedAddress` for a page that its site's robots.txt (RFC 9309) does not let Parley read. Each site is asked once a day. */
export function createRobots({ get, clock, limits }: RobotsParts): (page: URL) => Promise<void> {
  const kept = new Map<string, Kept>();
  return async (page) => {
    const known = kept.get(page.origin);
    const rules = known && clock.now() < known.until ? known.rules : ask(page.origin);
    judge({ page, rules: await rules, limits });
  };

  async function ask(origin: string): Promise<Rules> {
    const asked: Kept = { rules: rulesOf(get, origin), until: clock.now() + limits.keptMs };
    // Taken out first, so that the map is in the order of asking and the oldest is forgotten.
    kept.delete(origin);
    kept.set(origin, asked);
    for (const oldest of [...kept.keys()].slice(0, -limits.originsMax)) kept.delete(oldest);
    const rules = await asked.rules;
    if (rules.kind === 'unreachable') asked.until = clock.now() + limits.unreachableMs;
    return rules;
  }
}

async function rulesOf(get: RobotsParts['get'], origin: string): Promise<Rules> {
  try {
    const { status, text } = await get(`${origin}/robots.txt`);
    if (status >= 200 && status < 300) return { kind: 'rules', text };
    // "Too many requests" says nothing of what may be read; any other refusal means that there are no rules.
    if (status >= 400 && status < 500 && status !== 429) return { kind: 'rules', text: '' };
    return { kind: 'unreachable', why: `HTTP ${status}` };
  } catch (error) {
    return { kind: 'unreachable', why: error instanceof Error ? error.message : String(error) };
  }
}

function judge({ page, rules, limits }: { page: URL; rules: Rules; limits: RobotsLimits }): void {
  if (rules.kind === 'unreachable')
    throw new RefusedAddress(
      `robots.txt of ${page.host} could not be read (${rules.why}), so its pages are left alone for now`,
    );
  if (wildcardChars(rules.text) * page.href.length > limits.matchStepsMax)
    throw new RefusedAddress(`robots.txt of ${page.host} has too many wildcards to be read`);
  // Parsed for each page: the text is small, and what the parser makes of a hostile one is not.
  if (robotsParser(`${page.origin}/robots.txt`, rules.text).isAllowed(page.href, productToken) === false)
    throw new RefusedAddress(`robots.txt of ${page.host} does not let Parley read this page`);
}

const wildcardChars = (text: string): number =>
  text.split(/[\r\n]+/).reduce((sum, line) => (line.includes('*') ? sum + line.length : sum), 0);
