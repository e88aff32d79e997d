/** Brings back lines that were sent. */

import { sentLines } from './saying.js';

/** Up in an empty line brings back what was sent, the newest first, and Down goes the other way. */
export function createRecalling(/** @type {HTMLInputElement} */ line) {
  let back = 0;
  const standing = () => (back === 0 ? '' : (sentLines().at(-back) ?? ''));
  return (/** @type {KeyboardEvent} */ { key }) => {
    const step = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
    if (line.value === '') back = 0;
    if (step === 0 || line.value !== standing()) return false;
    back = Math.max(0, Math.min(sentLines().length, back + step));
    line.value = standing();
    return true;
  };
}
