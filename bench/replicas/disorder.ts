import { setTimeout as pause } from 'node:timers/promises';
import type { Replica, ReplicaStage } from './stage.ts';

export interface DisorderOptions {
  readonly seconds: number;
  readonly killEveryMs: number;
  readonly freezeEveryMs: number;
  /** How long replicas are frozen, one after another. */
  readonly freezesMs: readonly number[];
}

/** Something that was done to a replica. */
export interface Blow {
  readonly kind: 'kill' | 'freeze';
  readonly replica: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Kills one replica after another, and freezes one now and then, until the time is over; all run in the end. */
export async function bringDisorder(stage: ReplicaStage, options: DisorderOptions): Promise<Blow[]> {
  const blows: Blow[] = [];
  // Frozen, or on its way up.
  const away = new Set<Replica>();
  const pick = () => stage.random.pick(stage.replicas.filter((one) => !away.has(one)));
  const endsAt = Date.now() + options.seconds * 1_000;
  const note = (kind: Blow['kind'], { name }: Replica) => blows.push({ kind, replica: name, at: Date.now() });
  const kills = async () => {
    for (let at = Date.now() + options.killEveryMs; at < endsAt; at += options.killEveryMs) {
      await pause(Math.max(0, at - Date.now()));
      const victim = pick();
      away.add(victim);
      note('kill', victim);
      await victim.bot.kill();
      await victim.bot.start();
      away.delete(victim);
    }
  };
  const freezes = async () => {
    for (let n = 0; Date.now() + options.freezeEveryMs < endsAt; n++) {
      await pause(options.freezeEveryMs);
      const victim = pick();
      away.add(victim);
      note('freeze', victim);
      victim.bot.freeze();
      await pause(options.freezesMs[n % options.freezesMs.length]);
      victim.bot.thaw();
      away.delete(victim);
    }
  };
  await Promise.all([kills(), freezes()]);
  await pause(Math.max(0, endsAt - Date.now()));
  return blows;
}
