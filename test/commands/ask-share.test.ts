import { expect, it } from 'vitest';
import { openAsk } from './ask-opening.ts';
import { lastQuestions, laterQuestions, type Question, questions } from './ask-questions.ts';
import { linesOf } from './asking.ts';

it.each([
  ['plain questions', questions],
  ['questions written after the ranking', laterQuestions],
  ['questions written last', lastQuestions],
])('answers nine of ten %s with the right line first', async (_name, asked: readonly Question[]) => {
  const { ask } = await openAsk();

  const wrong: string[] = [];
  for (const { asks, first } of asked) {
    const line = linesOf(await ask(asks))[0] ?? '';
    if (![first].flat().some((piece) => line.includes(piece))) wrong.push(`${asks} → ${line}`);
  }

  expect(wrong.length / asked.length, wrong.join('\n')).toBeLessThanOrEqual(0.1);
});
