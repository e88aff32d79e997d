import { Worker } from 'node:worker_threads';
import type { PageReader, PageResult } from '../../ports.ts';
import type { MainTextLimits } from './main-text.ts';

export interface PageReaderLimits extends MainTextLimits {
  /** One page may take so long. */
  readonly deadlineMs: number;
  readonly heapMbMax: number;
  /** After so long with nothing to do, the worker ends. */
  readonly idleMs: number;
}

/** Reads pages one at a time in a worker. One that takes too long or too much memory is given up with its worker; the next gets a new one. */
export function createPageReader({
  limits,
  entry = new URL('./page-worker.ts', import.meta.url),
}: {
  limits: PageReaderLimits;
  /** What runs in the worker: takes the text of a page, posts a `PageResult`. */
  entry?: URL;
}): PageReader {
  const seat = new Seat(limits, entry);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    prepare: () => seat.prepare(),
    read(html) {
      const result = turn.then(() => seat.read(html.slice(0, limits.markupCharsMax)));
      turn = result;
      return result;
    },
    async close() {
      await turn;
      await seat.clear();
    },
  };
}

/** Where one worker sits, and its place is taken by the next. */
class Seat {
  readonly #limits: PageReaderLimits;
  readonly #entry: URL;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(limits: PageReaderLimits, entry: URL) {
    this.#limits = limits;
    this.#entry = entry;
  }

  /** Starts a worker where there is none; it ends again when nothing comes. */
  prepare(): void {
    if (this.#worker !== undefined) return;
    this.#worker = this.#start();
    this.#rest();
  }

  async read(html: string): Promise<PageResult> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const outcome = await ask({ worker: this.#worker, html, deadlineMs: this.#limits.deadlineMs });
    if (outcome.kind === 'lost') {
      await this.clear();
      return { error: outcome.reason };
    }
    this.#rest();
    return outcome.page;
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.clear(), this.#limits.idleMs).unref();
  }

  async clear(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const { deadlineMs: _deadline, idleMs: _idle, heapMbMax, ...workerData } = this.#limits;
    const worker = new Worker(this.#entry, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMbMax } });
    // An error that nobody listens to would end the bot, even when no page is being read.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }
}

type Outcome =
  | { readonly kind: 'read'; readonly page: PageResult }
  | { readonly kind: 'lost'; readonly reason: string };

interface Question {
  readonly worker: Worker;
  readonly html: string;
  readonly deadlineMs: number;
}

function ask({ worker, html, deadlineMs }: Question): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(outcome);
    };
    const lose = (reason: string) => settle({ kind: 'lost', reason });
    const onMessage = (page: PageResult) => settle({ kind: 'read', page });
    const onError = (error: Error) => lose(error.message);
    const onExit = () => lose('the worker ended');
    // Through setImmediate: where this thread was busy itself, an answer that has come meanwhile counts.
    const timer = setTimeout(() => setImmediate(() => lose(`took over ${deadlineMs} ms`)), deadlineMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(html);
  });
}
