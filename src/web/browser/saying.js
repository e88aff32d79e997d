/** Sends what is typed or pressed, and shows the answer without a reload. */

import { show } from './messages.js';

const slip = document.getElementById('slip');

/** Takes over all forms that say something in the channel. */
export function sendWithoutReload(/** @type {HTMLElement} */ log) {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.say === undefined) return;
    event.preventDefault();
    if (form.dataset.sending === undefined) void send(form, { log, pressed: event.submitter });
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {{ log: HTMLElement, pressed: HTMLElement | null }} sending
 */
async function send(form, { log, pressed }) {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form, pressed)) said.append(name, String(value));
  // The same again for what has to be sent again: it is carried out once.
  form.dataset.call ??= crypto.randomUUID?.() ?? '';
  if (form.dataset.call !== '') said.set('call', form.dataset.call);
  const isLine = form.matches('.say');
  if (isLine && (said.get('line') ?? '').trim() === '') return;
  form.dataset.sending = '';
  form.setAttribute('aria-busy', 'true');
  tell('');
  const answer = await ask(form, said);
  delete form.dataset.sending;
  form.removeAttribute('aria-busy');
  if (typeof answer === 'string') return tell(answer);
  delete form.dataset.call;
  if (isLine) {
    remember(said.get('line') ?? '');
    form.reset();
  }
  show(log, { markup: await answer.text(), isOwn: true });
  if (!form.isConnected) goTo(String(said.get('id')));
}

// A form that was filled in is gone from the page: what stands in its place is gone to.
function goTo(/** @type {string} */ id) {
  const answer = document.getElementById(id);
  const wrong = answer?.querySelector('[aria-invalid], .fill input:not([type=hidden])');
  const focused = wrong ?? document.getElementById('line');
  answer?.scrollIntoView({ block: 'nearest' });
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/**
 * The answer, or a sentence that says why there is none.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} body
 */
async function ask(form, body) {
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-fragment': '1' } });
    if (answer.redirected) return 'You are signed out. Reload the page to sign in again.';
    if (answer.ok) return answer;
    const said = answer.headers.get('content-type')?.startsWith('text/plain') ? await answer.text() : '';
    return said.trim() || `That was not taken (${answer.status}). Reload the page and try again.`;
  } catch {
    return 'Parley does not answer. Your line is kept: send it again in a moment.';
  }
}

function tell(/** @type {string} */ sentence) {
  if (slip !== null) slip.textContent = sentence;
}

/** @type {string[]} */
const sent = [];
const sentMax = 30;

function remember(/** @type {string} */ line) {
  if (sent.at(-1) !== line) sent.push(line);
  if (sent.length > sentMax) sent.shift();
}

/** The lines that were sent from this page, the newest last. */
export const sentLines = () => sent;
