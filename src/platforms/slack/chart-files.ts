import { createHash } from 'node:crypto';
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Chart } from '../../domain/charts.ts';
import { atMost } from '../../lib/at-most.ts';
import type { Clock, DrawChart, Log } from '../../ports.ts';
import { shorten, tidy } from './escape.ts';
import { createKept } from './kept.ts';
import type { SlackLimits } from './limits.ts';
import { errorCodeOf, neededScopeOf } from './outcomes.ts';

/** A workspace, and the client that uploads there. */
export interface UploadPlace {
  readonly team: string;
  readonly client: webApi.WebClient;
}

/** The pictures of charts, in each workspace that was shown them. */
export interface ChartFiles {
  /** The id of a chart's picture, which is uploaded once; undefined where there is none to be had. Never rejects. */
  idOf(place: UploadPlace, chart: Chart): Promise<string | undefined>;
  /** Whether pictures can be had in a workspace, as far as known. */
  arePossible(team: string): boolean;
  /** Has the chart uploaded anew the next time. */
  forget(team: string, chart: Chart): void;
}

export interface ChartFilesParts {
  /** Without it there are no pictures. */
  readonly draw?: DrawChart | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SlackLimits;
}

/** No picture is known yet. */
export function createChartFiles(parts: ChartFilesParts): ChartFiles {
  const { draw, limits } = parts;
  const kept = createKept<Promise<string | undefined>>(limits.filesKeptMax);
  const lacking = createLacking(parts);
  const arePossible = (team: string): boolean => draw !== undefined && !lacking.isSo(team);
  return {
    arePossible,
    forget: (team, chart) => kept.remove(keyOf(team, chart)),
    async idOf(place, chart) {
      if (draw === undefined || !arePossible(place.team)) return undefined;
      const key = keyOf(place.team, chart);
      const uploading = kept.get(key) ?? uploaded({ ...parts, draw, lacking }, { ...place, chart });
      kept.set(key, uploading);
      const id = await atMost(limits.pictureMaxMs, uploading);
      if (id === undefined && kept.get(key) === uploading) kept.remove(key);
      return id;
    },
  };
}

const keyOf = (team: string, chart: Chart): string =>
  `${team} ${createHash('sha256').update(JSON.stringify(chart)).digest('hex')}`;

interface Lacking {
  isSo(team: string): boolean;
  note(team: string, error: unknown): void;
}

// A workspace that installed Parley before it drew charts lacks the right until somebody installs it again.
function createLacking({ clock, log, limits }: ChartFilesParts): Lacking {
  const until = createKept<number>(limits.workspacesKeptMax);
  return {
    isSo: (team) => (until.get(team) ?? 0) > clock.now(),
    note(team, error) {
      if (until.get(team) === undefined) log.warn({ team, needed: neededScopeOf(error) }, 'slack right missing');
      until.set(team, clock.now() + limits.noRightRetryMs);
    },
  };
}

interface Uploader extends ChartFilesParts {
  readonly draw: DrawChart;
  readonly lacking: Lacking;
}

interface Upload extends UploadPlace {
  readonly chart: Chart;
}

async function uploaded({ draw, lacking, log, limits }: Uploader, upload: Upload): Promise<string | undefined> {
  try {
    const png = await draw(upload.chart);
    if (png.length <= limits.pictureBytesMax) return await uploadedFile(upload, { png, limits });
    log.warn({ bytes: png.length }, 'chart too large for slack');
  } catch (error) {
    if (errorCodeOf(error) === 'missing_scope') lacking.note(upload.team, error);
    else log.warn({ reason: String(error).slice(0, 200) }, 'slack chart not uploaded');
  }
  return undefined;
}

interface Png {
  readonly png: Uint8Array;
  readonly limits: SlackLimits;
}

// Shown nowhere by itself, a file may be uploaded twice without harm.
async function uploadedFile({ client, chart }: Upload, { png, limits }: Png): Promise<string> {
  const title = shorten(tidy(chart.title).trim() || 'Chart', titleMaxChars);
  for (let triesLeft = limits.uploadTriesMax; ; triesLeft -= 1) {
    try {
      const { files } = FileSchema.parse(
        await client.files.uploadV2({ file: Buffer.from(png), filename: 'chart.png', title }),
      );
      return files[0].files[0].id;
    } catch (error) {
      if (isSaidNo(error) || triesLeft <= 1) throw error;
    }
  }
}

const isSaidNo = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError || error instanceof webApi.WebAPIRateLimitedError;

const titleMaxChars = 150;

const FileSchema = z.object({
  files: z.tuple([z.object({ files: z.tuple([z.object({ id: z.string() })]) })]),
});
