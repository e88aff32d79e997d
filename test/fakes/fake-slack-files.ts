import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, type Args, type Method, refuse } from './fake-slack-conversations.ts';
import { type FakeState, makeId } from './fake-slack-state.ts';
import { fault, isObject, listOf } from './fake-slack-texts.ts';

/** A file as Slack holds it. */
export interface FakeFile {
  readonly id: string;
  readonly teamId: string;
  readonly filename: string;
  /** As it was announced. */
  readonly length: number;
  /** What was uploaded. */
  bytes?: Buffer;
  title?: string;
  /** Epoch milliseconds; absent until the upload was completed. */
  completedAt?: number;
  /** How often a message with it was refused since. */
  refusals: number;
}

/** When a file can be shown: so long after its upload, and after so many refusals. */
export interface Readiness {
  readonly afterMs?: number;
  readonly afterRefusals?: number;
}

/** What the Web API does with files. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    scope: () => 'files:write',
    run({ state, team, args }) {
      const length = Number(args.length);
      const hasForm =
        typeof args.filename === 'string' && args.filename !== '' && Number.isInteger(length) && length > 0;
      // Snippets are for texts.
      if (!hasForm || args.snippet_type !== undefined) return refuse('invalid_arguments');
      const file: FakeFile = { id: makeId('F'), teamId: team.id, filename: String(args.filename), length, refusals: 0 };
      state.files.set(file.id, file);
      return { upload_url: `${state.origin}/upload/v1/${file.id}`, file_id: file.id };
    },
  },
  'files.completeUploadExternal': {
    scope: () => 'files:write',
    run({ state, team, args }) {
      // Parley shows files in messages of its own; shared here, it would be a second message.
      if (args.channel_id !== undefined || args.channels !== undefined) return refuse('invalid_channel');
      const asked = listOf(parsed(args.files));
      const files = asked.map(({ id }) => state.files.get(String(id)));
      const isWhole = files.every((file) => file?.teamId === team.id && file.bytes?.length === file.length);
      if (files.length === 0 || !isWhole) return refuse('file_not_found');
      for (const [i, file] of files.entries())
        if (file !== undefined) Object.assign(file, { title: asked[i]?.title, completedAt: state.now() });
      return { files: files.map((file) => ({ id: file?.id, title: file?.title })) };
    },
  },
};

const parsed = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return undefined;
  }
};

interface Uploading {
  readonly id: string;
  readonly raw: Buffer<ArrayBuffer>;
  readonly headers: IncomingHttpHeaders;
}

/** Takes the bytes of a file, as a form or bare. */
export async function takeUpload(state: FakeState, { id, raw, headers }: Uploading) {
  const file = state.files.get(id);
  const bytes = await bytesOf(raw, headers['content-type'] ?? '');
  state.log.push({ method: 'upload', args: { id }, token: '', at: state.now() });
  if (state.uploadsLost > 0) {
    state.uploadsLost -= 1;
    return { status: 500, body: 'lost' };
  }
  if (file === undefined || file.bytes !== undefined) return { status: 404, body: 'no such upload' };
  if (bytes?.length !== file.length) return { status: 400, body: `the length is ${bytes?.length}, not ${file.length}` };
  file.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.length}` };
}

async function bytesOf(raw: Buffer<ArrayBuffer>, type: string): Promise<Buffer | undefined> {
  if (!type.startsWith('multipart/form-data')) return raw;
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const parts = [...form.values()];
  const [part] = parts;
  return parts.length === 1 && part instanceof File ? Buffer.from(await part.arrayBuffer()) : undefined;
}

/** Why Slack would not show the files of a message in a workspace: they are not there, or not ready yet. */
export function fileError(
  state: FakeState,
  { teamId, blocks }: { teamId: string; blocks: unknown },
): Answer | undefined {
  const faults = listOf(blocks).flatMap((block, i) => {
    const id = block.type === 'image' && isObject(block.slack_file) ? String(block.slack_file.id) : undefined;
    if (id === undefined || isReady(state, { id, teamId })) return [];
    return [fault('invalid slack file', `/blocks/${i}/slack_file`)];
  });
  return faults.length === 0
    ? undefined
    : refuse('invalid_blocks', { errors: faults, response_metadata: { messages: faults } });
}

function isReady(state: FakeState, { id, teamId }: { id: string; teamId: string }): boolean {
  const file = state.files.get(id);
  if (file?.completedAt === undefined || file.teamId !== teamId) return false;
  const { afterMs = 0, afterRefusals = 0 } = state.fileReadiness;
  if (state.now() - file.completedAt >= afterMs && file.refusals >= afterRefusals) return true;
  file.refusals += 1;
  return false;
}

/** As a workspace does that has not been given tables, or charts, yet. */
export const noveltyError = ({ notTaken }: FakeState, { blocks }: Args): Answer | undefined =>
  listOf(blocks).some(({ type }) => notTaken.has(String(type))) ? refuse('invalid_blocks') : undefined;
