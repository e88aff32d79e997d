import { describe, expect, it } from 'vitest';
import { statedValueOf } from '../../src/domain/fact-keys.ts';
import { liveVersions } from '../../src/domain/facts.ts';
import { hourMs, minuteMs, morning, openNewsroom, type Piece } from './newsroom.ts';

const moves = [
  { from: 20, to: 25 },
  { from: 25, to: 30 },
  { from: 30, to: 38 },
];
const publishedAt = (seconds: number) => morning + hourMs + seconds * 1000;

const firstWord = moves.map(({ from, to }, place): Piece => {
  const text = `The United States raised its tariff on Chinese steel from ${from}% to ${to}% on this day.`;
  return { title: `Tariff on Chinese steel from ${from}% to ${to}%`, text, publishedAt: publishedAt(place * 20) };
});
// The other outlet misses the first move.
const secondWord = moves.slice(1).map(({ from, to }, place): Piece => {
  const text = `The United States has lifted the tariff on Chinese steel from ${from}% to ${to}%, traders said.`;
  const parts = { outlet: 'Harbour Paper', tier: 'paper' as const, publishedAt: publishedAt(place * 20 + 30) };
  return { title: `Higher tariff on Chinese steel from ${from}% to ${to}%`, text, ...parts };
});

function interleaved([a, ...restA]: readonly Piece[], [b, ...restB]: readonly Piece[]): Piece[][] {
  if (a === undefined || b === undefined) return [[a, ...restA, b, ...restB].filter((piece) => piece !== undefined)];
  return [
    ...interleaved(restA, [b, ...restB]).map((rest) => [a, ...rest]),
    ...interleaved([a, ...restA], restB).map((rest) => [b, ...rest]),
  ];
}

describe('Moves of one rate that two outlets tell', () => {
  it.each(
    interleaved(firstWord, secondWord).map((pieces) => ({
      pieces,
      order: pieces.map(({ title, outlet }) => `${outlet === undefined ? '' : 're'}told ${title.slice(-3)}`).join(', '),
    })),
  )('stand in one alert each, read as $order', async ({ pieces }) => {
    const { publish, clock, store } = await openNewsroom();
    const standing = 'The tariff of the United States on Chinese steel is 20%.';
    await publish({ arrival: 'baseline', title: 'Where the tariff on steel stands', text: standing });
    clock.move(hourMs + minuteMs);

    for (const piece of pieces) {
      await publish(piece);
      clock.move(2 * minuteMs);
    }

    const alerts = await store.alerts.recent(50);
    const valuesIn = alerts.map(({ developments }) => [
      ...new Set(
        developments.flatMap(({ kind, statement }) => (kind === 'corroborated' ? [] : [statedValueOf(statement)])),
      ),
    ]);
    expect(valuesIn.flat().toSorted()).toEqual(['25', '30', '38']);
    const [fact] = await store.facts.ofFamilies(['tariff']);
    expect(fact && liveVersions(fact).map(({ value }) => value)).toEqual(['38']);
  });
});
