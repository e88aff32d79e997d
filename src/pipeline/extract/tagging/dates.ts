import { dayOf } from '../../../domain/partial-date.ts';
import { matchesOf } from '../../../lib/matches.ts';
import { type DateForm, dateForms } from './date-forms.ts';
import { type Tag, type Tagger, tagAll } from './tags.ts';
import { tenseOf } from './tense.ts';

const datelike =
  /\d[/-]\d|\b(?:19|20)\d\d\b|[Jj][au][nl]|Feb|Mar|Apr|May|MAY|Aug|Sep|Oct|Nov|Dec|JU|days?\b|night\b|tomorrow|week|month|year|quarter|\bQ[1-4]|月/;
const aroundChars = 24;

/** Builds the tagger of dates for a text that speaks at `spokenAtMs`; each keeps the precision it is given with. */
export function createDateTagger(spokenAtMs: number): Tagger {
  const day = dayOf(spokenAtMs);
  const taggers = dateForms.map(
    (form): Tagger =>
      (text) =>
        tagsOfForm(form, { text, day }),
  );
  return (text) => (datelike.test(text) ? tagAll(text, taggers) : []);
}

function tagsOfForm(
  { looks, reckon }: DateForm,
  { text, day }: { readonly text: string; readonly day: string },
): Tag[] {
  return matchesOf(text, looks).flatMap((match): Tag[] => {
    const span = { start: match.index, end: match.index + match[0].length };
    const before = text.slice(Math.max(0, span.start - aroundChars), span.start);
    const after = text.slice(span.end, span.end + aroundChars);
    const reckoned = reckon({ groups: match.groups ?? {}, day, before, after, tense: tenseOf(text, span) });
    if (reckoned === undefined) return [];
    const isRange = reckoned.until === undefined ? {} : { isRange: true, until: reckoned.until };
    return [{ kind: 'date', ...span, date: reckoned.date, ...isRange }];
  });
}
