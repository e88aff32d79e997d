import { expect, it } from 'vitest';
import type { Form, FormField } from '../../src/domain/forms.ts';
import { optionsFilled, renderForm } from '../../src/platforms/discord/forms.ts';
import { readInteraction } from '../../src/platforms/discord/interaction.ts';
import { modalRefusal, submissionOf } from '../fakes/fake-discord-modals.ts';
import { createSchemaCheck } from '../fakes/fake-discord-schema.ts';
import type { Json } from '../fakes/fake-discord-state.ts';
import { type Random, seededRandom } from '../fakes/seeded-random.ts';

const formsCount = 2_000;
const schemaFaults = createSchemaCheck();
const kinds = ['text', 'long-text', 'choice', 'choices'] as const;
// Lengths at the edges of what Discord takes, and just beyond.
const lengths = [0, 1, 20, 45, 46, 99, 100, 101];

const pick = <T>(values: readonly [T, ...T[]], random: Random): T => values[random(values.length)] ?? values[0];

const textOf = (random: Random): string => 'ab "\n'.repeat(21).slice(0, pick([20, ...lengths], random));

function fieldOf(random: Random, name: string): FormField {
  const choices = Array.from({ length: random(28) }, (_, at) => ({ name: `Choice ${at}`, value: `v${at % 26}` }));
  return {
    name,
    label: random(8) === 0 ? textOf(random) : `Field ${name}`,
    kind: pick(kinds, random),
    choices,
    ...(random(2) === 0 && { value: pick(['v1', 'v1, v2', 'v3,v1', 'nothing'], random) }),
    ...(random(3) === 0 && { hint: textOf(random) }),
    ...(random(3) === 0 && { isRequired: true }),
    ...(random(3) === 0 && { whenEmptied: 'none' }),
  };
}

const formOf = (random: Random): Form => ({
  title: random(10) === 0 ? textOf(random) : 'A form',
  command: 'follow',
  fixed: random(3) === 0 ? { about: textOf(random) } : {},
  fields: Array.from({ length: random(7) }, (_, at) => fieldOf(random, random(20) === 0 ? 'f0' : `f${at}`)),
});

function rendered(form: Form): Json | undefined {
  try {
    return JSON.parse(JSON.stringify(renderForm(form)));
  } catch (error) {
    expect(String(error)).toMatch(/form of \/follow/);
    return undefined;
  }
}

it('any form is one that Discord takes, or is refused with a reason', () => {
  const random = seededRandom(7);
  let shown = 0;

  for (let count = 0; count < formsCount; count += 1) {
    const modal = rendered(formOf(random));
    if (modal === undefined) continue;
    shown += 1;
    expect(modalRefusal(modal)).toBeUndefined();
    expect(
      schemaFaults({ method: 'POST', path: '/interactions/1/t/callback', body: { type: 9, data: modal } }),
    ).toEqual([]);
  }

  expect(shown).toBeGreaterThan(formsCount / 20);
});

it('a form that is sent as it stands gives what stood there', () => {
  const fields: FormField[] = [
    { name: 'topic', label: 'Topics', kind: 'choices', choices: choicesOf('a', 'b', 'c'), value: 'c, a' },
    { name: 'mode', label: 'Mode', kind: 'choice', choices: choicesOf('now', 'digest'), value: 'now' },
    { name: 'include', label: 'Include', kind: 'text', value: 'soy', whenEmptied: 'none' },
    { name: 'words', label: 'Words', kind: 'long-text' },
    // What is no choice any more cannot be shown, so nobody has emptied it.
    { name: 'day', label: 'Day', kind: 'choice', choices: choicesOf('mon'), value: 'someday', whenEmptied: 'none' },
  ];
  const modal = rendered({ title: 'A form', command: 'follow', fixed: {}, fields }) ?? {};

  const sent = readInteraction({
    ...{ type: 5, id: '1', token: 't', application_id: '2', channel_id: '3' },
    data: submissionOf(modal, {}),
  });

  const filled = sent?.type === 5 ? optionsFilled(sent.data.components) : {};
  expect(filled).toEqual({ topic: 'a, c', mode: 'now', include: 'soy' });
});

const choicesOf = (...values: string[]) => values.map((value) => ({ name: value, value }));
