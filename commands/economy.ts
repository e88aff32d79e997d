import type { Fact } from '../src/domain/facts.ts';
import { defineCommand } from './command.ts';
import { factLines, notesOn, openShowing, sectionLines } from './lines.ts';

/** Figures first, then what is said of the economy. */
export const economy = defineCommand({
  name: 'economy',
  description: 'Figures and remarks on the economy: value, period, by whom',
  example: '/economy',
  isFactual: true,
  options: {},
  async answer({ store, clock }) {
    const known = await store.facts.ofFamilies(['figure', 'remark']);
    const facts = known.filter(({ topics }) => topics.includes('economy')).toSorted(byNearness);
    const showing = openShowing(clock);
    const [figures = [], remarks = []] = [facts.filter(isFigure), facts.filter((fact) => !isFigure(fact))];
    const lines = [
      ...sectionLines(
        'Figures',
        figures.flatMap((fact) => factLines(fact, showing)),
      ),
      ...sectionLines(
        'What is said',
        remarks.flatMap((fact) => factLines(fact, showing)),
      ),
    ];
    return {
      title: 'The economy',
      lines: lines.length > 0 ? lines : ['Nothing on the economy is known here yet.'],
      citations: showing.citer.citations,
      notes: notesOn(facts),
    };
  },
});

const isFigure = ({ key }: Fact): boolean => key.startsWith('figure/');

// What is about the economy alone comes before what only touches it.
const byNearness = (a: Fact, b: Fact): number => a.topics.length - b.topics.length;
