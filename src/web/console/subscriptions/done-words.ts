import type { Context } from 'hono';

// An address can say one of these and nothing else.
const words = {
  saved: 'Saved. It holds from now on.',
  same: 'Nothing was changed.',
  paused: 'Paused: nothing is posted there until it goes on.',
  'went-on': 'It goes on: what it missed is told in one card.',
  unsubscribed: 'Unsubscribed: that channel is told nothing any more.',
} as const;

/** What was done just before a page is shown. */
export type Done = keyof typeof words;

/** What the address of a page says was done just before, in words. */
export function doneIn(context: Context): string | undefined {
  const done = context.req.query('done');
  return Object.entries(words).find(([name]) => name === done)?.[1];
}
