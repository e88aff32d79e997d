import { randomBytes } from 'node:crypto';
import { ownerOf, platformOf } from '../src/domain/deliveries.ts';
import { dayOf } from '../src/domain/partial-date.ts';
import { type Reply, sentenceReply } from '../src/domain/replies.ts';
import { StoreTrouble, type TroubleKind } from '../src/domain/store-trouble.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { freshnessNote } from '../src/pipeline/freshness.ts';
import { type Paging, pageOf } from '../src/pipeline/paging.ts';
import type { Answerer, CommandCall, Happening, Log, Meter } from '../src/ports.ts';
import { type Command, type CommandContext, pageName } from './command.ts';
import { findCommand } from './find-command.ts';
import { spend } from './rates.ts';
import { commandLine, withShare } from './sharing.ts';

export interface Answering extends Omit<CommandContext, 'place'> {
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly meter?: Meter;
}

const replayHoldMs = 15 * 60_000;

/** Answers every call with a Reply: a slip of the reader's by its own sentence, a fault of ours by a reference. */
export function createAnswerer(answering: Answering): Answerer {
  const answerFactual = createFactualAnswers(answering);
  return async (call) => {
    const startedAt = performance.now();
    const count = (outcome: CommandOutcome) =>
      answering.meter?.({ ...labelsOf(answering, call), outcome, ms: performance.now() - startedAt });
    try {
      const reply = await answer(answering, { call, answerFactual });
      count('answered');
      return reply;
    } catch (error) {
      count(error instanceof UserError ? 'slip' : 'failed');
      if (error instanceof UserError) return sentenceReply(error.message);
      return error instanceof StoreTrouble
        ? troubledReply(answering.log, { call, error })
        : failed(answering.log, { call, error });
    }
  };
}

type CommandHappening = Extract<Happening, { kind: 'command' }>;
type CommandOutcome = CommandHappening['outcome'];

// A name that no command bears may be any text.
const labelsOf = ({ commands }: Answering, { name, channel }: CommandCall) => ({
  kind: 'command' as const,
  command: commands.some((command) => command.name === name) ? name : 'unknown',
  platform: platformOf(channel),
});

interface Asked {
  readonly call: CommandCall;
  readonly answerFactual: FactualAnswers;
}

async function answer(answering: Answering, { call, answerFactual }: Asked): Promise<Reply> {
  const command = findCommand(answering.commands, call.name);
  const { channel, by, hasForms } = call;
  const run = () => command.run(call.options, { ...answering, place: { channel, by, hasForms } });
  if (command.isChange)
    return await runOnce(answering, { call, run: () => runAudited(answering, { call, command, run }) });
  if (command.isOnce) return await runOnce(answering, { call, run });
  return command.isFactual ? await answerFactual(call, run) : await run();
}

interface Change {
  readonly call: CommandCall;
  readonly run: () => Promise<Reply>;
}

async function runOnce({ store, clock }: Answering, { call: { callId }, run }: Change): Promise<Reply> {
  if (callId === undefined) return await run();
  const [key, owner] = [`call/${callId}`, randomBytes(8).toString('hex')];
  const isFirst = await store.holds.take({ key, owner, now: clock.now(), forMs: replayHoldMs });
  if (!isFirst) return sentenceReply('This command came in twice; it was carried out once.');
  try {
    return await run();
  } catch (error) {
    // Nothing was carried out, so the same call may come again; if not even that can be written, the hold runs out.
    await store.holds.release(key, owner).catch(() => undefined);
    throw error;
  }
}

interface AuditedChange extends Change {
  readonly command: Command;
}

// Who changed what can be told later, but for a change whose point is that nothing is kept.
async function runAudited(answering: Answering, { call, command, run }: AuditedChange): Promise<Reply> {
  const { store, clock } = answering;
  if (!command.isLook(call.options)) await spend({ ...answering, place: call }, 'change');
  const reply = await run();
  const options = Object.entries(call.options).map(([name, value]) => ` ${name}:${plainLine(value, 80)}`);
  const line = {
    at: clock.now(),
    channel: call.channel,
    by: call.by ?? null,
    command: `/${call.name}${options.join('')}`,
  };
  if (!command.leavesNoTrace && !command.isLook(call.options)) await store.audit.add(line);
  return reply;
}

type FactualAnswers = (call: CommandCall, run: () => Promise<Reply>) => Promise<Reply>;

const answersKeptMax = 1000;

// The same for everybody, or for all of a workspace, until facts or coverage change, or the day, since ages are told in days.
function createFactualAnswers(answering: Answering): FactualAnswers {
  const { store, clock, commands } = answering;
  // As they are: a chat recognises the answer that it has laid out before.
  const kept = new Map<string, Reply>();
  const once = createOnce<Reply>();
  const onceAsked = createOnce<number>();
  let keptAsOf = '';
  return async (call, run) => {
    const options = Object.entries(call.options).toSorted();
    const command = findCommand(commands, call.name);
    // The store is asked once for all who ask at the same moment: that was a tenth of what a kept answer costs.
    const asOf = `${await onceAsked('revision', () => store.revision())} ${dayOf(clock.now())}`;
    // Nobody asks for an older state again, so its answers would only fill the memory.
    if (asOf !== keptAsOf) kept.clear();
    keptAsOf = asOf;
    const key = JSON.stringify([
      asOf,
      command.isByOwner ? ownerOf(call.channel) : '',
      call.name,
      options,
      call.charsMax,
      call.hasButtons,
    ]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    // Before it is worked out for all who wait: one who asked too often must not answer for the others.
    if (command.isCostly(call.options)) await spend({ ...answering, place: call }, 'question');
    return await once(key, () => workOut({ key, call, run }));
  };

  async function workOut({ key, call, run }: Change & { readonly key: string }): Promise<Reply> {
    const reply = await run();
    const whole = { ...reply, notes: [...reply.notes, freshnessNote(await store.coverage.newestAt(), clock.now())] };
    const shown = withShare(pageOf(whole, pagingOf(call)), { call, commands });
    if (kept.size >= answersKeptMax) kept.clear();
    kept.set(key, shown);
    return shown;
  }
}

// What many ask at the same moment, as after news, is worked out once.
function createOnce<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, work) => {
    const found = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, found);
    return found;
  };
}

function pagingOf({ name, options, charsMax }: CommandCall): Paging {
  const { [pageName]: page = '1', ...others } = options;
  return { page: Number(page), charsMax, command: commandLine(name, others) };
}

const troubleWords: Readonly<Record<TroubleKind, string>> = {
  full: 'Parley has no room left to write this down, so nothing was changed. Whoever runs Parley has to make room; then try again.',
  locked: 'Another program holds Parley’s database, so nothing was changed. Try again in a minute.',
  unreachable: 'Parley cannot reach its database just now. Try again in a minute.',
  refused: 'Parley’s database does not let it in, so nothing was changed. Tell whoever runs Parley.',
  'read-only': 'Parley may not write to its database, so nothing was changed. Tell whoever runs Parley.',
  damaged: 'Parley’s database is damaged. Whoever runs Parley has to restore its last backup.',
};

// No reference: the jobs meet the same trouble each second, and the log has it.
function troubledReply(log: Log, { call, error }: { call: CommandCall; error: StoreTrouble }): Reply {
  log.warn({ command: call.name, trouble: error.kind }, 'command not answered');
  return sentenceReply(troubleWords[error.kind]);
}

function failed(log: Log, { call, error }: { call: CommandCall; error: unknown }): Reply {
  const ref = randomBytes(2).toString('hex').toUpperCase();
  log.error({ ref, command: call.name, error }, 'command failed');
  return sentenceReply(
    `Something went wrong on our side (ref ${ref}). Try again; if it stays, tell whoever runs Parley this reference.`,
  );
}
