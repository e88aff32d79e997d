import type { Reply } from '../domain/replies.ts';
import type { Telling } from '../domain/watch.ts';
import { instantWords } from './instant.ts';

const feedLinesMax = 8;

/** Tells a channel, once, that on some of its topics nothing can be heard now, or that it can again. */
export function watchNotice({ telling, labels }: { telling: Telling; labels: string }): Reply {
  const { kind, feedLines, sinceMs } = telling;
  const shown = feedLines.slice(0, feedLinesMax);
  const more = feedLines.length - shown.length;
  const lines = [...shown.map((line) => `• ${line}`), ...(more > 0 ? [`… and ${more} more`] : [])];
  return {
    title: kind === 'lost' ? `Parley hears nothing on ${labels} at the moment` : `Parley hears of ${labels} again`,
    lines: [...(kind === 'lost' ? [lostSentence] : [backSentence(instantWords(sinceMs))]), ...lines],
    citations: [],
    notes: [
      kind === 'lost'
        ? 'This is said once, and again when it is over. /sources shows how every feed is.'
        : '/sources shows how every feed is.',
    ],
  };
}

const lostSentence =
  'None of the feeds that bring official word on it can be relied on now. Until they can, silence here does not mean that nothing happened:';

const backSentence = (since: string): string =>
  `From ${since} until now, silence here did not mean that nothing happened. What was published meanwhile is read now, and told if it is new:`;
