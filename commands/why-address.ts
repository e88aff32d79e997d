import type { Alert } from '../src/domain/alerts.ts';
import { ownerOf } from '../src/domain/deliveries.ts';
import { dayOf, formatDate } from '../src/domain/partial-date.ts';
import type { Reply } from '../src/domain/replies.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { headlineOf } from '../src/pipeline/compose.ts';
import { describe, sayingOf } from '../src/pipeline/describe.ts';
import { documentLines } from '../src/pipeline/document-lines.ts';
import { canonicalAddress } from '../src/pipeline/identify.ts';
import { instantWords } from '../src/pipeline/instant.ts';
import type { CoverageReading, PageFinding } from '../src/ports.ts';
import type { CommandContext } from './command.ts';
import { spend } from './rates.ts';

/** What is known of the piece at an address: as a feed brought it, or as its page reads now. */
export async function whyAddress(
  address: string,
  { context, whyHere }: { readonly context: CommandContext; readonly whyHere: (alert: Alert) => Promise<string> },
): Promise<Reply> {
  const { store, place } = context;
  const workspace = ownerOf(place.channel);
  const known = await store.coverage.findByNames([`url ${canonicalAddress(address)}`], workspace);
  const reading = known && (await store.coverage.reading(known.id));
  if (reading === undefined) return await whyUnknown(address, { context, workspace });
  const alert = await store.alerts.latestOf('story', reading.storyId);
  return {
    title: `Why: ${reading.item.title}`,
    lines: [
      ...readingLines(reading),
      ...documentLines([reading.item]),
      ...(alert
        ? [`Its story’s last alert: ${headlineOf(alert)} (${alert.shortId}).`, await whyHere(alert)]
        : ['Its story has had no alert.']),
    ],
    citations: [],
    notes: [`Topics: ${reading.topics.join(', ') || 'none'}.`],
  };
}

function readingLines({ item, isRelevant, claims, storyId }: CoverageReading): string[] {
  const seen = `Seen on ${instantWords(item.seenAt)} in the feed ${item.feedId}${item.publishedAt === null ? '; it bears no date' : `, published ${formatDate(dayOf(item.publishedAt))}`}.`;
  const because = item.reasons && item.reasons.length > 0 ? `: ${item.reasons.join('; ')}` : '';
  if (!isRelevant) return [seen, `Not taken for coverage of US–China trade${because}.`];
  const story = storyId === item.id ? 'It opened a story of its own.' : 'It joined a story that was known.';
  return [
    seen,
    ...(because === '' ? [] : [`Taken for coverage of US–China trade${because}.`]),
    story,
    ...(claims.length > 0
      ? claims.map(({ statement }) => `• read: ${describe(statement)}`)
      : ['No claim could be read from it.']),
  ];
}

const unknownSentence = 'No feed has brought that address here';

async function whyUnknown(
  address: string,
  { context, workspace }: { readonly context: CommandContext; readonly workspace: string },
): Promise<Reply> {
  if (context.lookInto === undefined)
    throw new UserError(`${unknownSentence}, so nothing was read of it. /sources shows which feeds are read.`);
  await spend(context, 'look');
  const finding = await context.lookInto({ address, workspace });
  if (finding.kind === 'none') throw new UserError(`${unknownSentence}. ${finding.reason}`);
  return findingReply(finding);
}

type PageRead = Extract<PageFinding, { kind: 'read' }>;
const linesMax = 12;

function findingReply({ title, isRelevant, claims }: PageRead): Reply {
  const isNews = ({ standing }: PageRead['claims'][number]): boolean => standing !== 'known';
  const shown = claims.toSorted((a, b) => Number(isNews(b)) - Number(isNews(a))).slice(0, linesMax);
  return {
    title: `${verdictOf(claims.filter(isNews).length, isRelevant)}: ${plainLine(title, 120) || 'a page without a title'}`,
    lines: [
      `${unknownSentence}; its page was read just now, and nothing of it is kept.`,
      ...(isRelevant ? [] : ['It is not taken for coverage of US–China trade.']),
      ...(isRelevant && claims.length === 0 ? ['No claim could be read from it.'] : []),
      ...(isRelevant ? shown.map(claimLine) : []),
      ...(isRelevant && claims.length > shown.length ? [`… and ${claims.length - shown.length} more`] : []),
    ],
    citations: [],
    notes: ['Laid beside what is known here. What one page says is its own word, not yet a fact.'],
  };
}

function verdictOf(newCount: number, isRelevant: boolean): string {
  if (!isRelevant) return 'Nothing on US–China trade';
  return newCount === 0 ? 'Nothing new' : `${newCount} ${newCount === 1 ? 'thing' : 'things'} not known here`;
}

const standingWords = {
  reported: 'Not known here',
  changed: 'Differs from what held',
  disputed: 'Contradicts what is known',
  corrected: 'Corrects what was told',
  known: 'Known',
} as const satisfies Record<PageRead['claims'][number]['standing'], string>;

const claimLine = ({ statement, standing, before }: PageRead['claims'][number]): string =>
  `• ${standingWords[standing]}: ${describe(statement)}${before === undefined ? '' : `; here: ${sayingOf(before)}`}`;
