import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelId } from '../src/domain/deliveries.ts';
import { newSubscription } from '../src/domain/subscriptions.ts';
import type { Store } from '../src/ports.ts';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { alertOf, fanOutOf } from '../test/store/rows.ts';

/** A store on a file that goes with it. */
export interface SubscribedStore {
  readonly store: Store;
  readonly url: string;
  close(): Promise<void>;
}

const rowsPerTransaction = 1_000;

/** A store in which these channels follow everything, and one alert waits to be fanned out. */
export async function openSubscribed(channels: readonly ChannelId[]): Promise<SubscribedStore> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-fan-out-'));
  const url = `sqlite:${join(folder, 'parley.sqlite')}`;
  const database = await openDatabase(url);
  const store = createStore(database);
  await subscribeAll(store, channels);
  await store.alerts.put(alertOf('alert'));
  await store.fanOuts.add(fanOutOf('fan-out'));
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { store, url, close };
}

/** Makes all of them follow every topic. */
export async function subscribeAll(store: Store, channels: readonly ChannelId[]): Promise<void> {
  for (let from = 0; from < channels.length; from += rowsPerTransaction)
    await store.transaction(async (trx) => {
      for (const channel of channels.slice(from, from + rowsPerTransaction))
        await trx.subscriptions.put(newSubscription({ id: `of ${channel}`, channel, topics: ['all'], createdAt: 0 }));
    });
}

/** So many channels of a chat, in so many workspaces. */
export const channelsIn = (
  chat: 'slack' | 'discord',
  { channels, workspaces }: { readonly channels: number; readonly workspaces: number },
): ChannelId[] =>
  Array.from({ length: channels }, (_, i) => `${chat}:${1_000_000 + (i % workspaces)}/${2_000_000 + i}`);
