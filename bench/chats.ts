import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order } from './chats-process.ts';

/** Both chats in a process of their own, which takes orders of one kind. */
export interface Chats<Taken = Order> {
  order<T>(order: Taken): Promise<T>;
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Starts the process; its orders are queued until it listens. */
export function startChats<Taken extends object = Order>(script = './chats-process.ts'): Chats<Taken> {
  const child = fork(new URL(script, import.meta.url), { stdio: 'inherit' });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', (message) => {
    const { id, answer, error } = message as Answer;
    if (error === undefined) waiting.get(id)?.resolve(answer);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the chats have ended'));
  });
  let count = 0;
  return {
    order: <T>(order: Taken) => {
      const answered = Promise.withResolvers<unknown>();
      count += 1;
      waiting.set(count, answered);
      child.send({ id: count, order });
      return answered.promise as Promise<T>;
    },
    async close() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
