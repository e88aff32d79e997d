/** What browsers run. All pages work without it, only not by themselves. */

import { complete } from './completing.js';
import { follow } from './live.js';
import { sendWithoutReload } from './saying.js';

const log = document.getElementById('messages');
if (log !== null) {
  follow(log);
  sendWithoutReload(log);
  complete(log);
}

// On a phone the row of sections is longer than the screen.
document
  .querySelector('.tab[aria-current]')
  ?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
