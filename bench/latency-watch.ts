type Chat = 'slack' | 'discord';

/** What became of one piece, as the outlet and the chats saw it; milliseconds on one clock, 0 for not yet. */
export interface Traced {
  readonly appearedAt: number;
  readonly servedAt: number;
  readonly posts: Readonly<Record<Chat, Posts>>;
}
export interface Posts {
  /** Channels that have it. */
  readonly channels: number;
  /** Posts beyond the first of a channel. */
  readonly doubled: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

interface Trace {
  readonly appearedAt: number;
  servedAt: number;
  readonly times: Readonly<Record<Chat, Map<string, number[]>>>;
}

/** Notes when each piece appeared, was served and reached each channel. A piece is known by its slug, which its messages link to. */
export function createWatch() {
  const traces = new Map<string, Trace>();
  return {
    appeared(slug: string): void {
      const times = { slack: new Map(), discord: new Map() };
      traces.set(slug, { appearedAt: performance.now(), servedAt: 0, times });
    },
    served(slugs: readonly string[]): void {
      for (const slug of slugs) {
        const trace = traces.get(slug);
        if (trace?.servedAt === 0) trace.servedAt = performance.now();
      }
    },
    posted(chat: Chat, { channel, message }: { readonly channel: string; readonly message: unknown }): void {
      const slug = /piece-\d+-end/.exec(JSON.stringify(message))?.[0];
      const times = traces.get(slug ?? '')?.times[chat];
      times?.set(channel, [...(times.get(channel) ?? []), performance.now()]);
    },
    channelsWith: (slug: string, chat: Chat): number => traces.get(slug)?.times[chat].size ?? 0,
    traced(slug: string): Traced {
      const trace = traces.get(slug);
      if (trace === undefined) throw new Error(`no piece ${slug}`);
      const { appearedAt, servedAt, times } = trace;
      return { appearedAt, servedAt, posts: { slack: postsOf(times.slack), discord: postsOf(times.discord) } };
    },
  };
}

function postsOf(times: ReadonlyMap<string, readonly number[]>): Posts {
  const first = [...times.values()].flatMap((all) => all.slice(0, 1)).toSorted((a, b) => a - b);
  const doubled = [...times.values()].reduce((sum, all) => sum + all.length - 1, 0);
  return { channels: times.size, doubled, firstAt: first[0] ?? 0, lastAt: first.at(-1) ?? 0 };
}
