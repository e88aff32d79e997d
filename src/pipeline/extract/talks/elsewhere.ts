import type { StatementOf } from '../../../domain/statements.ts';
import type { Found, Reading, Sentence } from '../reading.ts';
import { tagsIn } from '../tagging/marked.ts';

type Round = StatementOf<'round'>;

const talking =
  /\b(?:gespräche?n?|verhandlungen|treffen|gesprächsrunde|conversaciones|negociaciones|reuni(?:ón|ones)|encuentros?|diálogo|pourparlers|négociations|rencontres?|réunions?|tratativas|negociaç(?:ão|ões)|conversas|reuni(?:ão|ões)|encontros?|colloqui|negoziati|incontr[oi])\b/i;
const ahead =
  /\b(?:wird|werden|will|wollen|sollen|nächste[nrms]?|kommende[nrms]?|geplant\w*|verá[n]?|reunirá[n]?|celebrará[n]?|próxim[oa]s?|prevista?s?|previsto|sera|seront|aura|auront|prévue?s?|prochaine?s?|será|serão|terá|irá|irão)\b/i;
const over =
  /\b(?:beendet\w*|abgeschlossen\w*|nach den|concluy\w+|conclu[ií]d[oa]s?|terminaron|finaliz\w+|tras|achevé\w*|terminé\w*|après les|encerrad[oa]s?|terminou|dopo)\b/i;

/** Rounds in a text whose language has no rules of its own: a place that is named beside a word of talks near its top. */
export const roundsElsewhere = ({ sentences, day }: Reading): Found[] =>
  sentences
    .filter(({ index, plain }) => index <= topSentencesMax && talking.test(plain))
    .flatMap((sentence) => roundIn(sentence, day))
    .slice(0, 1);

const topSentencesMax = 3;

function roundIn(sentence: Sentence, day: string): Found[] {
  const [place] = tagsIn(sentence, { piece: sentence.text, kind: 'place' });
  if (place === undefined) return [];
  const status: Round['status'] = ahead.test(sentence.plain)
    ? 'planned'
    : over.test(sentence.plain)
      ? 'concluded'
      : 'under_way';
  return [
    { statement: { kind: 'round', place: place.place, month: day.slice(0, 7), status }, sentence, confidence: 0.6 },
  ];
}
