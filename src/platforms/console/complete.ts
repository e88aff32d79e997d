import type { CommandSpec, OptionSpec } from '../../domain/commands.ts';
import type { ChannelId } from '../../domain/deliveries.ts';
import { optionsFromText } from '../../domain/option-text.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Suggester } from '../../ports.ts';

/** Something that may be written next. */
export interface Completion {
  /** What is offered: `/tariffs`, `side:`, `China`. */
  readonly label: string;
  /** What it means. */
  readonly hint: string;
  /** The line with it, up to where writing goes on. */
  readonly line: string;
}

export interface Completing {
  readonly channel: ChannelId;
  readonly commands: readonly CommandSpec[];
  readonly suggest: Suggester;
}

const completionsMax = 25;

/** What may be written next in a line that is written up to its end: commands, then options, then values. */
export async function completionsOf(line: string, completing: Completing): Promise<Completion[]> {
  const [, name] = /^\s*\/?(\S*)$/.exec(line) ?? [];
  const found = name === undefined ? await withinCommand(line, completing) : commandsLike(name, completing);
  return found.slice(0, completionsMax);
}

// What begins with it comes first.
const commandsLike = (name: string, { commands }: Completing): Completion[] =>
  startingFirst(commands, { written: name, textOf: (command) => command.name }).map((command) => ({
    label: `/${command.name}`,
    hint: command.description,
    line: `/${command.name}${command.options.length > 0 ? ' ' : ''}`,
  }));

async function withinCommand(line: string, completing: Completing): Promise<Completion[]> {
  const [, before = '', name = '', text = ''] = /^(\s*\/?(\S+)\s+)(.*)$/s.exec(line) ?? [];
  const spec = completing.commands.find((command) => command.name === name.toLowerCase());
  if (spec === undefined) return [];
  const written = /(?:^|(?<=\s))(?:([\p{L}_-]+):(?!\/\/))?(?:"([^"]*)|([^\s"]*))$/u.exec(text);
  if (written === null) return [];
  const [all, key, quoted, plain = ''] = written;
  const head = text.slice(0, text.length - all.length);
  const place = { spec, start: `${before}${head}`, completing };
  if (key !== undefined)
    return await valuesOf(place, { name: key.toLowerCase().replaceAll('-', '_'), written: quoted ?? plain });
  if (quoted !== undefined) return [];
  const free = freeOptions(spec, head);
  const [first] = free.filter(({ isNamedOnly }) => isNamedOnly !== true);
  const values = first !== undefined && plain !== '' ? await valuesOf(place, { name: first.name, written: plain }) : [];
  return [...optionsLike(plain, { free, start: place.start }), ...values];
}

interface Place {
  readonly spec: CommandSpec;
  /** The line before what is completed. */
  readonly start: string;
  readonly completing: Completing;
}

interface WrittenValue {
  readonly name: string;
  readonly written: string;
}

const optionsLike = (
  written: string,
  { free, start }: { readonly free: readonly OptionSpec[]; readonly start: string },
): Completion[] =>
  startingFirst(free, { written, textOf: ({ name }) => name }).map(({ name, description, isRequired }) => ({
    label: `${name}:`,
    hint: isRequired ? `${description} (needed)` : description,
    line: `${start}${name}:`,
  }));

// What stands there already, by name or by its place, is not offered again.
function freeOptions(spec: CommandSpec, head: string): OptionSpec[] {
  try {
    const given = optionsFromText(spec, head);
    return spec.options.filter(({ name }) => !(name in given));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

async function valuesOf({ spec, start, completing }: Place, { name, written }: WrittenValue): Promise<Completion[]> {
  const option = spec.options.find((one) => one.name === name);
  if (option === undefined) return [];
  const values = option.choices
    ? startingFirst(option.choices, { written, textOf: (choice) => `${choice.value} ${choice.name}` })
    : await suggested(option, { spec, written, completing });
  return values.flatMap((one) => {
    const value = quotedWhereNeeded(one.value);
    const hint = one.name === one.value ? '' : one.value;
    return value === undefined ? [] : [{ label: one.name, hint, line: `${start}${name}:${value} ` }];
  });
}

async function suggested(
  { name, isSuggested }: OptionSpec,
  { spec, written, completing }: Omit<Place, 'start'> & { readonly written: string },
) {
  const { channel, suggest } = completing;
  return isSuggested === true ? await suggest({ name: spec.name, option: name, written, channel }) : [];
}

// A value with quotes of its own cannot be written in a line.
function quotedWhereNeeded(value: string): string | undefined {
  if (/["“”\n]/.test(value)) return undefined;
  return /\s/.test(value) ? `"${value}"` : value;
}

function startingFirst<T>(
  all: readonly T[],
  { written, textOf }: { readonly written: string; readonly textOf: (one: T) => string },
): T[] {
  const wanted = written.toLowerCase();
  const found = all.filter((one) => textOf(one).toLowerCase().includes(wanted));
  const starts = (one: T) => textOf(one).toLowerCase().startsWith(wanted);
  return [...found.filter(starts), ...found.filter((one) => !starts(one))];
}
