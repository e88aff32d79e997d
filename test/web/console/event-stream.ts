import { parseHTML } from 'linkedom';
import { onTestFinished } from 'vitest';

/** Something that a stream brought. */
export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** A stream of server-sent events, read as a browser does. */
export interface EventStream {
  readonly status: number;
  readonly type: string | null;
  /** The next event of this kind, passing over others; undefined once the stream has ended. */
  next(event: string): Promise<StreamEvent | undefined>;
  close(): void;
}

/** Opens a stream; it is closed after the test. */
export async function openEventStream(
  ask: (init: RequestInit) => Promise<Response>,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const ended = new AbortController();
  const response = await ask({ headers, signal: ended.signal });
  onTestFinished(() => ended.abort());
  const events = read(response);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    async next(event) {
      for (;;) {
        const { value, done } = await events.next().catch(() => ({ value: undefined, done: true }) as const);
        if (done === true || value === undefined) return undefined;
        if (value.event === event) return value;
      }
    },
    close: () => ended.abort(),
  };
}

async function* read(response: Response): AsyncGenerator<StreamEvent> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = `${text}${chunk}`.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block: string): StreamEvent {
  const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line) ?? []);
  const all = (wanted: string) => fields.flatMap(([, name, value = '']) => (name === wanted ? [value] : []));
  return { event: all('event').at(-1) ?? 'message', id: all('id').at(-1) ?? '', data: all('data').join('\n') };
}

/** Items of a list, as a document. */
export const documentOf = (items: string) => parseHTML(`<html><body><ol>${items}</ol></body></html>`).document;
