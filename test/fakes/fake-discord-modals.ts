import { type FakeAnswer, invalidForm } from './fake-discord-checks.ts';
import type { Json } from './fake-discord-state.ts';

/** What a reader writes or chooses, by the labels that they see; the rest stays as it stands. */
export type FilledByLabel = Readonly<Record<string, string | readonly string[]>>;

interface Labelled {
  readonly label: string;
  readonly component: Json;
}
interface Choice {
  readonly label: string;
  readonly value: string;
  readonly default?: boolean;
}

const textInput = 4;
const stringSelect = 3;

/** Refuses a form that Discord would refuse; undefined when it is fine. */
export function modalRefusal(modal: Json): FakeAnswer | undefined {
  const labels = asList<Labelled & Json>(modal.components);
  const ids = labels.map(({ component }) => component?.custom_id);
  const faults = [
    ...when(!within(modal.custom_id, 100), 'custom_id: must have 1 to 100 characters'),
    ...when(!within(modal.title, 45), 'title: must have 1 to 45 characters'),
    ...when(labels.length < 1 || labels.length > 5, 'components: must be between 1 and 5 in length'),
    ...when(new Set(ids).size < ids.length, 'components: custom ids must be unique'),
    ...labels.flatMap(labelFaults),
  ];
  return faults.length > 0 ? invalidForm(faults) : undefined;
}

function labelFaults({ type, label, description, component = {} }: Labelled & Json): string[] {
  return [
    ...when(type !== 18, 'components: only labels'),
    ...when(!within(label, 45), 'label: must have 1 to 45 characters'),
    ...when(description !== undefined && !within(description, 100), 'description: must have 1 to 100 characters'),
    ...when(!within(component.custom_id, 100), 'custom_id: must have 1 to 100 characters'),
    ...when('label' in component, 'component: a label of its own inside a label'),
    ...when('disabled' in component, 'component: cannot be disabled in a form'),
    ...when(component.type !== textInput && component.type !== stringSelect, 'component: type not known here'),
    ...(component.type === stringSelect ? selectFaults(component) : textFaults(component)),
  ];
}

function textFaults({ style, value, max_length: max = 4_000, min_length: min = 0 }: Json): string[] {
  return [
    ...when(style !== 1 && style !== 2, 'style: not known'),
    ...when(Number(max) < 1 || Number(max) > 4_000 || Number(min) > Number(max), 'max_length'),
    ...when(typeof value === 'string' && value.length > Number(max), 'value: longer than max_length'),
    ...when(value === '', 'value: must have 1 character or more'),
  ];
}

function selectFaults({ options, required = true, min_values: min = 1, max_values: max = 1 }: Json): string[] {
  const choices = asList<Choice>(options);
  const values = choices.map(({ value }) => value);
  const chosen = choices.filter((choice) => choice.default === true).length;
  return [
    ...when(choices.length < 1 || choices.length > 25, 'options: must be between 1 and 25 in length'),
    ...when(
      choices.some(({ label, value }) => !within(label, 100) || !within(value, 100)),
      'options: must have 1 to 100 characters',
    ),
    ...when(new Set(values).size < values.length, 'options: values must be unique'),
    ...when(required === true && Number(min) < 1, 'min_values: at least 1 where it is required'),
    ...when(Number(min) > Number(max), 'min_values: more than max_values'),
    ...when(Number(max) < 1 || Number(max) > choices.length, 'max_values: more than there are options'),
    ...when(chosen > Number(max), 'options: more chosen than max_values'),
  ];
}

/** What Discord sends of a form that a reader filled in; its client lets nobody send what does not fit. */
export function submissionOf(modal: Json, filled: FilledByLabel): Json {
  const labels = asList<Labelled>(modal.components);
  const unknown = Object.keys(filled).find((label) => !labels.some((one) => one.label === label));
  if (unknown !== undefined) throw new Error(`The form has no field ${unknown}`);
  const components = labels.map(({ label, component }, index) => ({
    type: 18,
    id: 2 * index + 1,
    component: {
      type: component.type,
      id: 2 * index + 2,
      custom_id: component.custom_id,
      ...(component.type === stringSelect
        ? { values: chosenIn({ label, component }, filled[label]) }
        : { value: writtenIn({ label, component }, filled[label]) }),
    },
  }));
  return { custom_id: modal.custom_id, components };
}

function writtenIn({ label, component }: Labelled, written: FilledByLabel[string] = String(component.value ?? '')) {
  if (typeof written !== 'string') throw new Error(`${label} is written, not chosen`);
  if (component.required !== false && written === '') throw new Error(`${label} must be filled in`);
  if (written.length > Number(component.max_length ?? 4_000)) throw new Error(`${label} is too long`);
  if (component.style === 1 && written.includes('\n')) throw new Error(`${label} has one line`);
  return written;
}

// A reader sees the names and chooses by them.
function chosenIn({ label, component }: Labelled, names: FilledByLabel[string] | undefined): string[] {
  const choices = asList<Choice>(component.options);
  if (typeof names === 'string') throw new Error(`${label} is chosen, not written`);
  const chosen = choices.filter((choice) => (names ? names.includes(choice.label) : choice.default === true));
  if (names !== undefined && chosen.length < names.length) throw new Error(`${label} does not offer ${names}`);
  const least = component.required === false && chosen.length === 0 ? 0 : Number(component.min_values ?? 1);
  if (chosen.length < least || chosen.length > Number(component.max_values ?? 1))
    throw new Error(`${label} takes another number of choices`);
  return chosen.map(({ value }) => value);
}

const within = (text: unknown, max: number): boolean =>
  typeof text === 'string' && text.length >= 1 && text.length <= max;
const when = (isFault: boolean, fault: string): string[] => (isFault ? [fault] : []);
const asList = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);
