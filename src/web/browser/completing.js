/** What may be written next in the line: offered in a list, chosen by key or press. */

import { createRecalling } from './recalling.js';

/** @typedef {{ label: string, hint: string, line: string }} Completion */

const waitMs = 120;

/** Offers completions while a line is written. */
export function complete(/** @type {HTMLElement} */ log) {
  const line = document.getElementById('line');
  const list = document.getElementById('completions');
  if (!(line instanceof HTMLInputElement) || list === null) return;
  line.setAttribute('role', 'combobox');
  line.setAttribute('aria-controls', list.id);
  line.setAttribute('aria-autocomplete', 'list');
  const choosing = createChoosing(line, list);
  const { offer, cancel } = createOffering(line, { path: `${log.dataset.base}/complete`, show: choosing.show });
  const recall = createRecalling(line);
  choosing.onPicked(offer);
  line.addEventListener('input', () => {
    choosing.keep(line.value.slice(0, line.selectionStart ?? line.value.length));
    offer();
  });
  const close = () => {
    cancel();
    choosing.close();
  };
  line.addEventListener('blur', close);
  line.form?.addEventListener('submit', close);
  line.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel();
    if (!event.isComposing && (choosing.take(event) || recall(event))) event.preventDefault();
  });
}

/**
 * Asks what may come next a moment after the last key; answers that are out of date are dropped.
 * @param {HTMLInputElement} line
 * @param {{ path: string, show: (found: Completion[], rest: string) => void }} offering
 */
function createOffering(line, { path, show }) {
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = async () => {
    const at = line.selectionStart ?? line.value.length;
    const [before, rest] = [line.value.slice(0, at), line.value.slice(at)];
    const mine = ++asked;
    if (before.trim() === '') return show([], rest);
    const found = await completionsOf(`${path}?${new URLSearchParams({ line: before })}`);
    if (mine === asked && document.activeElement === line) show(found, rest);
  };
  const cancel = () => {
    clearTimeout(timer);
    asked += 1;
  };
  const offer = () => {
    cancel();
    timer = setTimeout(ask, waitMs);
  };
  return { offer, cancel };
}

/** @returns {Promise<Completion[]>} none where they cannot be had: the line can be written without */
async function completionsOf(/** @type {string} */ address) {
  try {
    const answer = await fetch(address);
    return answer.ok && !answer.redirected ? (await answer.json()).completions : [];
  } catch {
    return [];
  }
}

/**
 * The list, and which of it is marked.
 * @param {HTMLInputElement} line
 * @param {HTMLElement} list
 */
function createChoosing(line, list) {
  /** @type {Completion[]} */
  let offered = [];
  let [marked, rest] = [-1, ''];
  let picked = () => {};
  const mark = (/** @type {number} */ at) => {
    marked = at;
    [...list.children].forEach((item, i) => {
      item.setAttribute('aria-selected', String(i === at));
      if (i === at) item.scrollIntoView({ block: 'nearest' });
    });
    if (at < 0) line.removeAttribute('aria-activedescendant');
    else line.setAttribute('aria-activedescendant', `completion-${at}`);
  };
  const show = (/** @type {Completion[]} */ found, /** @type {string} */ after) => {
    [offered, rest] = [found, after];
    list.replaceChildren(...found.map(itemOf));
    list.hidden = found.length === 0;
    list.scrollTop = 0;
    line.setAttribute('aria-expanded', String(found.length > 0));
    mark(-1);
  };
  const close = () => show([], '');
  // What no longer goes on from what is written must not be picked while the next is on its way.
  const keep = (/** @type {string} */ before) => {
    const kept = offered.filter((one) => one.line.toLowerCase().startsWith(before.toLowerCase()));
    if (kept.length < offered.length) show(kept, rest);
  };
  const pick = (/** @type {number} */ at) => {
    const completion = offered[at];
    if (completion === undefined) return;
    line.value = completion.line + rest;
    line.setSelectionRange(completion.line.length, completion.line.length);
    close();
    picked();
  };
  // The line must keep the focus, or the list would close before it is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (item !== null) pick([...list.children].indexOf(item));
  });
  close();
  const isBegun = () => /\S$/.test(line.value.slice(0, line.selectionStart ?? 0));
  // Each says whether it was meant for the list.
  /** @type {Record<string, (event: KeyboardEvent) => boolean | void>} */
  const keys = {
    ArrowDown: () => mark((marked + 1) % offered.length),
    ArrowUp: () => mark(marked <= 0 ? offered.length - 1 : marked - 1),
    Escape: close,
    Enter: () => marked >= 0 && pick(marked),
    Tab: ({ shiftKey }) => !shiftKey && (marked >= 0 || isBegun()) && pick(Math.max(0, marked)),
  };
  const take = (/** @type {KeyboardEvent} */ event) => {
    if (offered.length === 0 || event.ctrlKey || event.altKey || event.metaKey) return false;
    const taken = keys[event.key];
    return taken !== undefined && taken(event) !== false;
  };
  return { show, close, keep, take, onPicked: (/** @type {() => void} */ then) => (picked = then) };
}

function itemOf(/** @type {Completion} */ { label, hint }, /** @type {number} */ at) {
  const item = document.createElement('li');
  item.id = `completion-${at}`;
  item.setAttribute('role', 'option');
  const [name, meaning] = [document.createElement('span'), document.createElement('span')];
  [name.className, meaning.className] = ['name', 'soft'];
  [name.textContent, meaning.textContent] = [label, hint];
  item.append(name, ' ', meaning);
  return item;
}
