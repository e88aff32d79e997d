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
  /** It was in the middle of posting. */
  readonly isPosting: boolean;
}

/** Kills one replica after another, and freezes one now and then, until the time is over; all run in the end. */
export async function bringDisorder(stage: ReplicaStage, options: DisorderOptions): Promise<Blow[]> {
  const blows: Blow[] = [];
  // Frozen, or on its way up.
  const away = new Set<Replica>();
  const pick = () => stage.random.pick(stage.replicas.filter((one) => !away.has(one)));
  const endsAt = Date.now() + options.seconds * 1_000;
  const note = ({ name }: Replica, blow: Pick<Blow, 'kind' | 'isPosting'>) =>
    blows.push({ ...blow, replica: name, at: Date.now() });
  const kills = async () => {
    for (let at = Date.now() + options.killEveryMs; at < endsAt; at += options.killEveryMs) {
      await pause(Math.max(0, at - Date.now()));
      const victim = pick();
      away.add(victim);
      note(victim, { kind: 'kill', isPosting: false });
      await victim.bot.kill();
      await victim.bot.start(startMsMax);
      away.delete(victim);
    }
  };
  const freezes = async () => {
    for (let n = 0; Date.now() + options.freezeEveryMs < endsAt; n++) {
      await pause(options.freezeEveryMs);
      const poster = await whoPosts(stage, away);
      const victim = poster ?? pick();
      away.add(victim);
      victim.bot.freeze();
      note(victim, { kind: 'freeze', isPosting: poster !== undefined });
      await pause(options.freezesMs[n % options.freezesMs.length]);
      victim.bot.thaw();
      away.delete(victim);
    }
  };
  await Promise.all([kills(), freezes()]);
  await pause(Math.max(0, endsAt - Date.now()));
  return blows;
}

// Both chats fail meanwhile, and the other replicas work.
const startMsMax = 60_000;
const watchMsMax = 8_000;
const watchEveryMs = 5;

// The worst moment for a freeze: a message is claimed, and may not have left yet.
async function whoPosts({ reader, replicas }: ReplicaStage, away: ReadonlySet<Replica>): Promise<Replica | undefined> {
  for (const giveUpAt = Date.now() + watchMsMax; Date.now() < giveUpAt; await pause(watchEveryMs)) {
    const ids = await reader.posting();
    const found = replicas.find((one) => !away.has(one) && ids.includes(idOf(one)));
    if (found !== undefined) return found;
  }
  return undefined;
}

// Each start has an id of its own.
function idOf({ bot }: Replica): string {
  const output = bot.output();
  return /^"replica":"([^"]+)"/.exec(output.slice(Math.max(0, output.lastIndexOf('"replica":"'))))?.[1] ?? '';
}
