import { html } from 'hono/html';
import type { Form, FormField } from '../../domain/forms.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { type Filled, inputNameOf, isChosen } from './form-fields.ts';
import type { Html } from './reply-html.ts';

export interface FormPlace {
  /** Names the message that the form stands in: `a-1b2c`. */
  readonly id: string;
  /** Where it is sent. */
  readonly action: string;
  /** What stands in it instead of what stood there first. */
  readonly filled?: Filled | undefined;
  /** What was wrong with it. */
  readonly sentence?: string | undefined;
}

/** Something to fill in. The form itself travels along, so that nothing of it has to be kept. */
export function formHtml(form: Form, { id, action, filled, sentence }: FormPlace): Html {
  const fields = form.fields.map((field) => {
    const standing = filled?.[field.name] ?? field.value ?? '';
    return fieldHtml(field, { id: `${id}-${field.name}`, standing });
  });
  return html`<form class="fill" method="post" action="${action}" data-say>
    <input type="hidden" name="form" value="${JSON.stringify(form)}" />
    <input type="hidden" name="id" value="${id}" />
    ${sentence !== undefined && html`<p class="notice bad" role="alert">${sentence}</p>`} ${fields}
    <div class="buttons"><button class="main">Submit</button></div>
  </form>`;
}

interface FieldPlace {
  readonly id: string;
  readonly standing: string;
}

function fieldHtml(field: FormField, place: FieldPlace): Html {
  if (field.kind === 'choices') return checkboxes(field, place);
  const { label, hint } = field;
  return html`<div class="field">
    <label for="${place.id}">${text(label)}${mayBeEmpty(field) && html` <span class="soft">optional</span>`}</label>
    ${hintHtml(hint, place.id)} ${inputHtml(field, place)}
  </div>`;
}

const hintHtml = (hint: string | undefined, id: string): Html | false =>
  hint !== undefined && html`<p class="soft" id="${id}-hint">${text(hint)}</p>`;

function inputHtml(field: FormField, { id, standing }: FieldPlace): Html {
  const { kind, hint, isRequired, charsMax = textCharsMax } = field;
  const common = html`id="${id}" name="${inputNameOf(field)}"${isRequired === true && html` required`}${hint !== undefined && html` aria-describedby="${id}-hint"`}`;
  if (kind === 'choice') return html`<select ${common}>${choicesHtml(field, standing)}</select>`;
  const max = Math.min(charsMax, textCharsMax);
  return kind === 'long-text'
    ? html`<textarea ${common} rows="3" maxlength="${max}" dir="auto">${standing}</textarea>`
    : html`<input ${common} type="text" maxlength="${max}" dir="auto" autocomplete="off" value="${standing}" />`;
}

const textCharsMax = 4_000;

// A choice that stands can be given up only where that means something.
const mayBeEmpty = ({ kind, isRequired, value = '', whenEmptied }: FormField): boolean =>
  isRequired !== true && (kind !== 'choice' || value === '' || whenEmptied !== undefined);

function choicesHtml(field: FormField, standing: string): Html[] {
  const none = { name: 'Not set', value: '' };
  return [...(mayBeEmpty(field) ? [none] : []), ...(field.choices ?? [])].map(
    (one) =>
      html`<option value="${one.value}"${isChosen(one.value, { kind: 'choice', standing }) && html` selected`}>${text(one.name)}</option>`,
  );
}

function checkboxes(field: FormField, { id, standing }: FieldPlace): Html {
  const { label, hint, choices = [], isRequired } = field;
  return html`<fieldset class="field"${hint !== undefined && html` aria-describedby="${id}-hint"`}>
    <legend>${text(label)}${isRequired !== true && html` <span class="soft">optional</span>`}</legend>
    ${hintHtml(hint, id)}
    <div class="boxes">${choices.map((one) => html`<label><input type="checkbox" name="${inputNameOf(field)}" value="${one.value}"${isChosen(one.value, { kind: 'choices', standing }) && html` checked`} /> ${text(one.name)}</label>`)}</div>
  </fieldset>`;
}

const text = (words: string): string => plainLine(words, 400);
