import type { Context } from 'hono';

/** Answers with a picture that a browser may keep for a minute, or says that there is none. */
export const answerPicture = (context: Context, png: Uint8Array | undefined): Response =>
  png === undefined
    ? context.text('There is no picture here.\n', 404)
    : context.body(Buffer.from(png), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=60' });
