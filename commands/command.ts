import type { z } from 'zod';
import type { CommandSpec, OptionSpec } from '../src/domain/commands.ts';
import { usageOf } from '../src/domain/option-text.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { Topic } from '../src/domain/topics.ts';
import { UserError } from '../src/domain/user-error.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { AccessCheck, Clock, FeedList, LookIntoPage, Store, Suggestion } from '../src/ports.ts';
import type { OwnFeedTools } from './own-feeds.ts';
import type { Rates } from './rates.ts';

/** What a command may look at. */
export interface CommandContext {
  readonly place: {
    readonly channel: string;
    readonly by?: string | undefined;
    /** The chat can show a form in place of the answer. */
    readonly hasForms?: boolean | undefined;
  };
  /** Whether messages can be posted into a channel. */
  readonly access: AccessCheck;
  readonly store: Store;
  readonly clock: Clock;
  readonly topics: readonly Topic[];
  readonly feeds: FeedList;
  /** What is wrong with Parley itself at present, a sentence each; absent where nothing runs. */
  readonly troubles?: () => readonly string[];
  /** Absent where nothing can be fetched. */
  readonly ownFeeds?: OwnFeedTools;
  /** Absent where nothing can be fetched. */
  readonly lookInto?: LookIntoPage;
  /** Absent where nobody asks but who runs Parley. */
  readonly rates?: Rates;
}

/** What suggestions may look at. */
export interface SuggestionContext
  extends Omit<CommandContext, 'place' | 'access' | 'ownFeeds' | 'lookInto' | 'rates'> {
  /** Where the option is written; what is everyone's is the same without. */
  readonly channel?: string | undefined;
  /** What is written of it so far. */
  readonly written: string;
}

/** A value, or one with a name of its own. */
export type Suggested = string | Suggestion;

/** An option with its check: text in, value out; the check's message is the sentence that the reader sees. */
export interface Option<T> extends Omit<OptionSpec, 'name' | 'isSuggested'> {
  readonly check: z.ZodType<T>;
  /** Values that find something, for a chat that can suggest them. */
  readonly suggest?: (context: SuggestionContext) => Promise<readonly Suggested[]>;
}

/** A command, ready for every chat. */
export interface Command extends CommandSpec {
  /** Its answer rests on facts, so it ends with the date of the newest coverage. */
  readonly isFactual: boolean;
  /** What its answer rests on may be seen by one workspace alone. */
  readonly isByOwner: boolean;
  /** Working the answer out takes long, or draws a picture, so it is counted. */
  isCostly(options: Readonly<Record<string, string>>): boolean;
  /** Keeps something, though it needs no right: a call that comes twice is carried out once. */
  readonly isOnce: boolean;
  /** A change that is not kept in the audit lines either. */
  readonly leavesNoTrace: boolean;
  /** A call of a changing command that only shows what it would change, so there is nothing to tell later. */
  isLook(options: Readonly<Record<string, string>>): boolean;
  /** An example for `/help`. */
  readonly example: string;
  /** Checks the options, then answers. Throws a UserError for a slip of the reader's. */
  run(options: Readonly<Record<string, string>>, context: CommandContext): Promise<Reply>;
  /** All values to suggest for an option; none for one without suggestions. */
  suggest(optionName: string, context: SuggestionContext): Promise<readonly Suggested[]>;
}

type OptionTable = Readonly<Record<string, Option<unknown>>>;
/** The checked values of a table of options. */
export type ValuesOf<T extends OptionTable> = {
  readonly [K in keyof T]: T[K] extends { isRequired: true }
    ? z.infer<T[K]['check']>
    : z.infer<T[K]['check']> | undefined;
};

interface Definition<T extends OptionTable> extends Omit<CommandSpec, 'options'> {
  readonly example: string;
  readonly isFactual?: boolean;
  readonly isByOwner?: boolean;
  readonly isCostly?: (options: Readonly<Record<string, string>>) => boolean;
  readonly isOnce?: boolean;
  readonly leavesNoTrace?: boolean;
  readonly isLook?: (options: Readonly<Record<string, string>>) => boolean;
  readonly options: T;
  answer(asked: CommandContext & { readonly options: ValuesOf<T> }): Promise<Reply>;
}

/** A command from its definition: options are checked by one rule, in every chat the same. */
export function defineCommand<const T extends OptionTable>(definition: Definition<T>): Command {
  const { name, description, example, isChange = false, isFactual = false } = definition;
  const { isByOwner = false, isOnce = false, leavesNoTrace = false } = definition;
  const { isCostly = () => false, isLook = () => false } = definition;
  const table = new Map<string, Option<unknown>>(Object.entries(definition.options));
  const options = [...table].map(([key, option]) => specOf(key, option));
  const spec: CommandSpec = { name, description, options: isFactual ? [...options, pageOption] : options, isChange };
  return {
    ...spec,
    example,
    isFactual,
    isByOwner,
    isCostly,
    isOnce,
    leavesNoTrace,
    isLook,
    async run(written, context) {
      refuseUnknownOptions(spec, written);
      if (isFactual) refuseNoPage(written[pageName]);
      const values = [...table].map(([key, option]) => [key, checked({ spec, key, option, written })]);
      return await definition.answer({ ...context, options: Object.fromEntries(values) });
    },
    async suggest(optionName, context) {
      if (isFactual && optionName === pageName) return laterPages;
      return (await table.get(optionName)?.suggest?.(context)) ?? [];
    },
  };
}

function specOf(name: string, { check: _check, suggest, ...spec }: Option<unknown>): OptionSpec {
  return { name, ...spec, ...(suggest !== undefined && { isSuggested: true }) };
}

/** The option that every answer from facts has; a chat shows so much at a time. */
export const pageName = 'page';
const pageOption: OptionSpec = {
  name: pageName,
  description: 'which page of a long answer',
  isNamedOnly: true,
  isUsual: true,
  isSuggested: true,
};
const laterPages: readonly string[] = ['2', '3', '4', '5', '6', '7', '8', '9'];

function refuseNoPage(written: string | undefined): void {
  if (written !== undefined && !/^[1-9]\d{0,2}$/.test(written.trim()))
    throw new UserError(`“${plainLine(written, 40)}” is no page. Write a number, such as page:2.`);
}

function refuseUnknownOptions(spec: CommandSpec, written: Readonly<Record<string, string>>): void {
  const names = spec.options.map(({ name }) => name);
  const unknown = Object.keys(written).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const meant = nearest(unknown, names);
  throw new UserError(
    `/${spec.name} has no option “${plainLine(unknown, 40)}”.${meant ? ` Did you mean ${meant}:?` : ''} ${usageOf(spec)}`,
  );
}

interface Checking {
  readonly spec: CommandSpec;
  readonly key: string;
  readonly option: Option<unknown>;
  readonly written: Readonly<Record<string, string>>;
}

function checked({ spec, key, option, written }: Checking): unknown {
  const text = written[key]?.trim();
  if (text === undefined || text === '') {
    if (!option.isRequired) return undefined;
    throw new UserError(`/${spec.name} needs ${key}: ${option.description}. ${usageOf(spec)}`);
  }
  const result = option.check.safeParse(text);
  if (result.success) return result.data;
  throw new UserError(result.error.issues[0]?.message ?? usageOf(spec));
}
