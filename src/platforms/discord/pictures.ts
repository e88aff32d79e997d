import { DiscordAPIError, HTTPError, type RawFile } from 'discord.js';
import { chartInWords, type Reply } from '../../domain/replies.ts';
import { atMost } from '../../lib/at-most.ts';
import type { DrawChart, Log } from '../../ports.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';
import { altOf, pictureName } from './picture-words.ts';

/** The picture of a chart, sent along with the message that shows it. */
export interface Picture {
  /** What it shows, for who cannot see it. */
  readonly alt: string;
  readonly file: RawFile;
}

/** A reply as it can be shown: with the picture of its chart, or with the chart in words. */
export interface Shown {
  readonly message: Reply;
  readonly picture?: Picture;
}

/** What drawing charts needs. */
export interface PictureTools {
  /** Without it charts are told in words. */
  readonly draw?: DrawChart | undefined;
  readonly log: Log;
  readonly limits: DiscordLimits;
}

/** The reply with its chart drawn, or in words where it cannot be. Never rejects. */
export async function showChart({ draw, log, limits }: PictureTools, message: Reply): Promise<Shown> {
  const { chart } = message;
  if (chart === undefined) return { message };
  try {
    const png = draw && (await atMost(limits.drawMaxMs, draw(chart)));
    if (png !== undefined && png.length <= limits.pictureBytesMax)
      return { message, picture: { alt: altOf(chart), file: fileOf(png) } };
    if (draw !== undefined) log.warn({ bytes: png?.length }, 'discord chart not drawn');
  } catch (error) {
    log.warn(faultOf(error), 'discord chart not drawn');
  }
  return inWords(message);
}

/** The reply with its chart told in words. */
export const inWords = (message: Reply): Shown => ({ message: chartInWords(message) });

/** What a body says of its picture. A message that is changed keeps only what is named. */
export const attachmentsOf = (picture: Picture | undefined) =>
  picture === undefined ? {} : { attachments: [{ id: '0', filename: pictureName, description: picture.alt }] };

/** The files of a request. */
export const filesOf = (picture: Picture | undefined): RawFile[] => (picture === undefined ? [] : [picture.file]);

/** Whether Discord may have refused a message for its picture alone; it then surely took nothing. */
export function isPictureRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return pictureCodes.has(Number(error.code)) || error.status === 413;
  return error instanceof HTTPError && error.status === 413;
}

/** The code where a right is missing, such as Attach Files. */
export const missingRightCode = 50_013;

// Beside the right: too large, and a form that it does not know.
const pictureCodes: ReadonlySet<number> = new Set([missingRightCode, 40_005, 50_035]);

const fileOf = (png: Uint8Array): RawFile => ({ name: pictureName, data: png, contentType: 'image/png' });
