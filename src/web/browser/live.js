/** The channel live: what is posted and edited comes by itself. */

import { clear, show } from './messages.js';

const state = document.getElementById('connection');

/** Follows a channel while the page is seen: browsers open only six streams to one server. */
export function follow(/** @type {HTMLElement} */ log) {
  /** @type {EventSource | undefined} */
  let stream;
  const turn = () => {
    if (document.hidden) {
      stream?.close();
      stream = undefined;
    } else
      stream ??= open(log, () => {
        stream = undefined;
      });
  };
  document.addEventListener('visibilitychange', turn);
  turn();
}

const againMs = 3_000;
/** A stream ends with its time, and the next one begins before anybody need know. */
const tellAfterMs = 6_000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;

/**
 * @param {HTMLElement} log
 * @param {() => void} onEnded the stream is closed for good
 */
function open(log, onEnded) {
  const stream = new EventSource(`${log.dataset.live}&after=${encodeURIComponent(log.dataset.place ?? '')}`);
  const take = (/** @type {string} */ name, /** @type {(data: string) => void} */ taken) =>
    stream.addEventListener(name, (/** @type {MessageEvent<string>} */ event) => {
      log.dataset.place = event.lastEventId;
      taken(event.data);
    });
  take('message', (markup) => show(log, { markup }));
  take('anew', () => clear(log));
  take('intro', introduce);
  stream.addEventListener('open', () => {
    clearTimeout(telling);
    telling = undefined;
    tell('');
  });
  stream.addEventListener('error', () => {
    if (document.hidden) return;
    telling ??= setTimeout(() => tell('Connection lost, trying again.'), tellAfterMs);
    if (stream.readyState !== EventSource.CLOSED) return;
    // A browser gives up after a refusal, such as that of a server that is being started.
    onEnded();
    setTimeout(() => document.dispatchEvent(new Event('visibilitychange')), againMs);
  });
  return stream;
}

function tell(/** @type {string} */ sentence) {
  if (state !== null && state.textContent !== sentence) state.textContent = sentence;
}

function introduce(/** @type {string} */ markup) {
  const intro = document.getElementById('intro');
  const now = document.createElement('template');
  now.innerHTML = markup;
  if (intro !== null && intro.textContent?.trim() !== now.content.textContent?.trim())
    intro.replaceChildren(now.content);
}
