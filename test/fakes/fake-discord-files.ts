import type { FakeRequest } from './fake-discord-calls.ts';
import { type FakeAnswer, invalidForm, refusal } from './fake-discord-checks.ts';
import type { FakeComponent, FakeState, Json } from './fake-discord-state.ts';

/** A file that came along with a request, as `files[n]`. */
export interface FakeUpload {
  readonly n: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a request carries. */
export interface Carried {
  readonly body: Json;
  readonly files: readonly FakeUpload[];
  /** What is wrong with its form. */
  readonly formFaults: readonly string[];
}

/** Reads a body as JSON, or as a form with JSON and files. */
export async function readCarried(raw: Buffer<ArrayBuffer>, contentType: string): Promise<Carried> {
  if (raw.length === 0) return { body: {}, files: [], formFaults: [] };
  if (!contentType.startsWith('multipart/form-data'))
    return { body: JSON.parse(raw.toString()) as Json, files: [], formFaults: kindOfBodyFaults(contentType) };
  const form = await new Response(raw, { headers: { 'content-type': contentType } }).formData();
  const parts = [...form].map(([name, part]) => ({ name, n: Number(/^files\[(\d)\]$/.exec(name)?.[1] ?? -1), part }));
  const files = await Promise.all(parts.flatMap(({ n, part }) => (part instanceof File ? [upload(n, part)] : [])));
  const payload = form.getAll('payload_json');
  return {
    body: JSON.parse(String(payload[0] ?? '{}')) as Json,
    files,
    formFaults: [
      ...(payload.length === 1 ? [] : ['payload_json: needed once']),
      ...parts.filter(({ name, n }) => n < 0 && name !== 'payload_json').map(({ name }) => `${name}: not known here`),
    ],
  };
}

const kindOfBodyFaults = (contentType: string): string[] =>
  contentType.startsWith('application/json') ? [] : [`Content-Type: “${contentType}” is not JSON`];

const upload = async (n: number, file: File): Promise<FakeUpload> => ({
  n,
  name: file.name,
  type: file.type,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

const bytesMax = 10 * 1024 * 1024;

/** Refuses what Discord would refuse of the files of a request, and of what its message says of them. */
export function fileRefusal(state: FakeState, request: FakeRequest): FakeAnswer | undefined {
  const { files, formFaults, path } = request;
  if (files.some(({ bytes }) => bytes.length > bytesMax))
    return refusal(413, { code: 40_005, message: 'Request entity too large' });
  const channel = state.channels.get(/^\/channels\/(\d+)\//.exec(path)?.[1] ?? '');
  if (files.length > 0 && channel?.access === 'no-files')
    return refusal(403, { code: 50_013, message: 'Missing Permissions' });
  const message = messageIn(request);
  const faults = [...formFaults, ...files.flatMap(kindFaults), ...attachmentFaults(request, message)];
  return faults.length > 0 ? invalidForm(faults) : undefined;
}

// What a name promises, Discord's clients try to show.
const kindFaults = ({ name, bytes, type }: FakeUpload): string[] =>
  name.endsWith('.png') && (type !== 'image/png' || Buffer.from(bytes.subarray(1, 4)).toString() !== 'PNG')
    ? [`${name}: no PNG`]
    : [];

/** The message of a request: of a thread that is opened, of an answer, or the body itself. */
function messageIn({ path, body }: Pick<FakeRequest, 'path' | 'body'>): Json {
  if (path.endsWith('/callback')) return (body.data ?? {}) as Json;
  return (/^\/channels\/\d+\/threads$/.test(path) ? (body.message ?? {}) : body) as Json;
}

function attachmentFaults({ files, method }: FakeRequest, { attachments, components }: Json): string[] {
  const named = (attachments ?? []) as readonly Json[];
  const isListed = ({ n, name }: FakeUpload) =>
    named.some(({ id, filename }) => String(id) === `${n}` && (filename === undefined || filename === name));
  // A change that lists nothing does not find the file that it brings.
  const mustList = attachments !== undefined || method === 'PATCH';
  return [
    ...(mustList ? files.filter((file) => !isListed(file)).map(({ name }) => `attachments: ${name} not listed`) : []),
    ...named
      .filter(({ id }) => String(id).length < 17 && !files.some(({ n }) => `${n}` === String(id)))
      .map(({ id }) => `attachments: no file ${id}`),
    ...named
      .filter(({ description }) => String(description ?? '').length > 1024)
      .map(() => 'description: must be 1024 or fewer in length'),
    ...mediaFaults(components, files),
  ];
}

/** What pictures a message refers to that did not come along. */
export const mediaFaults = (components: unknown, files: readonly FakeUpload[] = []): string[] =>
  mediaUrls(components)
    .filter((url) => !files.some(({ name }) => url === `attachment://${name}`))
    .map((url) => `UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND: ${url}`);

function mediaUrls(components: unknown): string[] {
  const list = (Array.isArray(components) ? components : []) as readonly FakeComponent[];
  return list.flatMap(({ items, components: inner }) => [
    ...((items ?? []) as readonly { readonly media?: { readonly url?: unknown } }[]).map(({ media }) =>
      String(media?.url),
    ),
    ...mediaUrls(inner),
  ]);
}

/** The request with its files as attachments of its message, each with an id of its own. */
export function withAttachments(state: FakeState, request: FakeRequest): FakeRequest {
  if (request.files.length === 0) return request;
  const message = messageIn(request);
  const named = (message.attachments ?? []) as readonly Json[];
  const attachments = request.files.map(({ n, name, bytes }) => {
    const id = state.snowflake();
    state.uploads.set(id, bytes);
    const { description } = named.find((one) => String(one.id) === `${n}`) ?? {};
    return { id, filename: name, size: bytes.length, ...(description !== undefined && { description }) };
  });
  const stored = { ...message, attachments };
  if (request.path.endsWith('/callback')) return { ...request, body: { ...request.body, data: stored } };
  const isThread = /^\/channels\/\d+\/threads$/.test(request.path);
  return { ...request, body: isThread ? { ...request.body, message: stored } : stored };
}
