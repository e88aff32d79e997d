import type { Sentence } from '../reading.ts';
import { tagsIn } from '../tagging/marked.ts';
import { type Deal, type DealStatus, whatOf } from './deal.ts';
import { statusOf } from './deal-status.ts';
import { type Mention, mentionsIn } from './mention.ts';

/** Agreements that a sentence names with a noun and says to have come about: "struck a deal", "the accord reached in Oslo". */
export function namedDeals(sentence: Sentence, day: string): Deal[] {
  return mentionsIn(sentence).flatMap((mention) => {
    const status = statusOf(mention, { sentence, day });
    return status === undefined ? [] : [dealOf(sentence, { mention, status })];
  });
}

const echoed =
  /\b(?:the|that|this|its|our)(?: (?:original|new|same|latest|earlier|initial|trade))* $|\bthe ⟦(?:DATE|PLACE)#\d+⟧(?:'s)? $/i;

interface Told {
  readonly mention: Mention;
  readonly status: DealStatus;
}

function dealOf(sentence: Sentence, { mention, status }: Told): Deal {
  const { before, noun, after, isTruce } = mention;
  const mods = before
    .slice(-48)
    .replace(/^.*\b(?:reached|struck|signed|announced|agreed|the|an?|on|of|to|that) /i, (all) =>
      /phase|tik ?tok|rare|soy/i.test(all) ? all.slice(-30) : '',
    );
  const where = `${before.slice(-40)}${noun}${after.slice(0, 90)}`;
  const [place] = tagsIn(sentence, { piece: where, kind: 'place' });
  const dates = tagsIn(sentence, { piece: `${before.slice(-20)}${after.slice(0, 90)}`, kind: 'date' });
  const what = whatOf({ before: mods, noun, after });
  const isEcho =
    echoed.test(before) &&
    !/^ (?:reached|struck|made) (?:between|by)\b/i.test(after) &&
    ['trade deal', 'consensus'].includes(what);
  const isGeneral = isTruce || !['purchase', 'TikTok deal', 'revenue share'].includes(what);
  return {
    ...{ what, status, sentence, confidence: 0.85, isEcho },
    ...(isGeneral && place !== undefined ? { place: place.place } : {}),
    ...(isGeneral && place !== undefined && dates[0] !== undefined ? { date: dates[0].date } : {}),
  };
}
