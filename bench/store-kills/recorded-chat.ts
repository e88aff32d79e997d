import { type Reply, textOf } from '../../src/domain/replies.ts';
import type { Followed, Shown } from '../chaos-channels.ts';
import type { ChatAnswer, ChatRequest } from './messages.ts';

interface Message {
  readonly channel: string;
  readonly key: string;
  shown: Reply;
}

/** A well-behaved chat that outlives who posts there: it keeps every post, and finds it again by its key. */
export interface RecordedChat {
  answer(request: ChatRequest): ChatAnswer;
  /** The channels as they stand; they follow what `follow` names. */
  channels(follow: ReadonlyMap<string, string>): Followed[];
  /** So often was it asked for each of these. */
  readonly counts: Readonly<Record<ChatRequest['kind'], number>>;
}

/** An empty chat. */
export function createRecordedChat(): RecordedChat {
  const messages: Message[] = [];
  const counts = { post: 0, edit: 0, 'look up': 0 };
  const refOf = (index: number) => `m${index}`;
  return {
    counts,
    answer(asked) {
      counts[asked.kind] += 1;
      if (asked.kind === 'post') {
        const { channel, key, message } = asked.request;
        messages.push({ channel, key, shown: message });
        return { kind: 'sent', ref: refOf(messages.length - 1) };
      }
      if (asked.kind === 'edit') return edit(messages[Number(asked.request.ref.slice(1))], asked.request);
      const { channel, key } = asked.request;
      const at = messages.findIndex((known) => known.key === key && known.channel === channel);
      return at === -1 ? { kind: 'absent' } : { kind: 'found', ref: refOf(at) };
    },
    channels: (follow) =>
      [...follow].map(([id, topic]) => ({
        ...{ id, topic, subscribe: async () => undefined },
        shown: () => messages.filter(({ channel }) => channel === id).map(shownAs),
      })),
  };
}

function edit(
  known: Message | undefined,
  { ref, message }: { readonly ref: string; readonly message: Reply },
): ChatAnswer {
  if (known === undefined) return { kind: 'rejected', scope: 'message', reason: `there is no ${ref}` };
  known.shown = message;
  return { kind: 'sent', ref };
}

const shownAs = ({ shown, key }: Message): Shown => ({
  text: [shown.title, ...shown.lines.map(textOf), ...shown.notes].join('\n'),
  isOf: (deliveryId) => key === deliveryId,
});
