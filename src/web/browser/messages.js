/** The list of messages: where new ones go, and that it never jumps under somebody who reads further up. */

const nearEndPixels = 120;

/** Whether the end of the list is in sight. */
const isAtEnd = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - nearEndPixels;

/** Goes to the end of the page. */
export const goToEnd = () => window.scrollTo({ top: document.documentElement.scrollHeight });

/**
 * Puts items into the list: in the place of the one with the same id, or at the end.
 * @param {HTMLElement} log
 * @param {{ markup: string, isOwn?: boolean }} shown as the server wrote it; own answers are always gone to
 */
export function show(log, { markup, isOwn = false }) {
  const items = document.createElement('template');
  items.innerHTML = markup;
  const stays = isOwn || isAtEnd();
  let added = 0;
  for (const item of [...items.content.children]) {
    log.querySelector('.empty')?.remove();
    const standing = item.id === '' ? null : document.getElementById(item.id);
    if (standing === null) {
      log.append(item);
      added += 1;
    } else replace(standing, item);
  }
  if (added === 0) return;
  if (stays) goToEnd();
  else tellOfNew();
}

/**
 * @param {Element} standing
 * @param {Element} item
 */
function replace(standing, item) {
  const above = standing.getBoundingClientRect().bottom < 0;
  const before = document.documentElement.scrollHeight;
  item.classList.add('changed');
  standing.replaceWith(item);
  // What grows above the lines that are read must not push them away.
  if (above && CSS.supports('overflow-anchor', 'auto') === false)
    window.scrollBy(0, document.documentElement.scrollHeight - before);
}

/** Takes all messages away but what was answered to this reader. */
export function clear(/** @type {HTMLElement} */ log) {
  for (const item of [...log.children]) if (item.matches('.message:not(.answer), .remark')) item.remove();
}

const below = document.getElementById('below');
below?.addEventListener('click', goToEnd);
document.addEventListener('scroll', () => {
  if (below !== null && isAtEnd()) below.hidden = true;
});

function tellOfNew() {
  if (below !== null) below.hidden = false;
}
