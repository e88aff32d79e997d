/** The list of messages: where new ones go, and that it never jumps under somebody who reads further up. */

const nearEndPixels = 80;
const below = document.getElementById('below');

/** @returns {boolean} whether the end of the list is in sight */
const isAtEnd = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - nearEndPixels;

// A reader who scrolled up reads there, until the end is in sight again. A long message that is new does not change that.
let [follows, lastY] = [true, window.scrollY];
document.addEventListener('scroll', () => {
  if (isAtEnd()) follows = true;
  else if (window.scrollY < lastY) follows = false;
  lastY = window.scrollY;
  if (follows) tellOfNew(false);
});
below?.addEventListener('click', goToEnd);

/** Goes to the newest message. */
export function goToEnd() {
  follows = true;
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
}

/**
 * Puts items into the list: in the place of the one with the same id, or at the end.
 * @param {HTMLElement} log
 * @param {{ markup: string, isOwn?: boolean }} shown as the server wrote it; own answers are always gone to
 */
export function show(log, { markup, isOwn = false }) {
  const items = document.createElement('template');
  items.innerHTML = markup;
  /** @type {Element | undefined} */
  let first;
  for (const item of [...items.content.children]) {
    log.querySelector('.empty')?.remove();
    const standing = item.id === '' ? null : document.getElementById(item.id);
    if (standing === null) {
      first ??= item;
      log.append(item);
    } else replace(standing, item);
  }
  if (first === undefined) return;
  if (!follows && !isOwn) return tellOfNew(true);
  follows = true;
  // Its beginning, so that a long one is read from there.
  first.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/**
 * @param {Element} standing
 * @param {Element} item
 */
function replace(standing, item) {
  if (!item.classList.contains('answer')) item.classList.add('changed');
  const isAbove = standing.getBoundingClientRect().bottom < 0;
  const before = document.documentElement.scrollHeight;
  standing.replaceWith(item);
  // What grows further up must not push away what is read; where browsers see to it, nothing has moved.
  const grown = document.documentElement.scrollHeight - before;
  if (isAbove && grown !== 0 && !CSS.supports('overflow-anchor', 'auto'))
    window.scrollBy({ top: grown, behavior: 'instant' });
}

/** Takes all messages away but what was answered to this reader. */
export function clear(/** @type {HTMLElement} */ log) {
  for (const item of [...log.children]) if (item.matches('.message:not(.answer), .remark')) item.remove();
  follows = true;
}

function tellOfNew(/** @type {boolean} */ isNew) {
  if (below !== null) below.hidden = !isNew;
}
