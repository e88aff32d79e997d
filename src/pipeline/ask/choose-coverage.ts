import type { CoverageItem } from '../../domain/coverage.ts';
import { sentencesOf } from '../../lib/sentences.ts';
import type { Concept } from './read-question.ts';
import { standsIn, stemsOf } from './stems.ts';

/** A coverage item that a question finds, with its sentence that names most of it. */
export interface Excerpt {
  readonly item: CoverageItem;
  readonly sentence: string | undefined;
}

const sentencesMax = 60;

/** The items that name most of what is asked, of equals the newest; `items` come newest first. */
export function chooseCoverage(
  items: readonly CoverageItem[],
  { concepts, limit }: { readonly concepts: readonly Concept[]; readonly limit: number },
): Excerpt[] {
  const unique = [...new Map(items.map((item) => [item.id, item])).values()];
  return unique
    .map((item, age) => ({ item, age, score: 2 * countNamed(item.title, concepts) + countNamed(item.text, concepts) }))
    .toSorted((a, b) => b.score - a.score || a.age - b.age)
    .slice(0, limit)
    .map(({ item }) => ({ item, sentence: bestSentence(item.text, concepts) }));
}

function bestSentence(text: string, concepts: readonly Concept[]): string | undefined {
  const ranked = sentencesOf(text.slice(0, sentencesMax * 200))
    .slice(0, sentencesMax)
    .map((sentence) => ({ text: sentence.text, named: countNamed(sentence.text, concepts) }))
    .filter(({ named }) => named > 0)
    .toSorted((a, b) => b.named - a.named);
  return ranked[0]?.text;
}

function countNamed(text: string, concepts: readonly Concept[]): number {
  const stems = stemsOf(text);
  return concepts.filter((concept) => concept.stems.some((phrase) => standsIn(phrase, stems))).length;
}
