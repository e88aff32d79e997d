import type { CommandSpec, OptionSpec } from './commands.ts';
import { UserError } from './user-error.ts';

/** The longest text after a command that is read at all. */
export const commandTextMaxChars = 500;

/**
 * Options written as text, as in Slack or at the prompt: `key:value`, `key:"two words"`, and bare words in the order
 * of the command's options. Throws a UserError that says what would be right.
 */
export function optionsFromText(spec: CommandSpec, text: string): Record<string, string> {
  if (text.length > commandTextMaxChars)
    throw new UserError(
      `That is too long: /${spec.name} takes at most ${commandTextMaxChars} characters. ${usageOf(spec)}`,
    );
  const options: Record<string, string> = {};
  const bare: string[] = [];
  // The option that the next word may belong to.
  let open: OptionSpec | undefined;
  for (const [, key, quoted, plain] of text.replace(/[“”]/g, '"').matchAll(word)) {
    const value = quoted ?? plain ?? '';
    const name = key?.toLowerCase().replaceAll('-', '_');
    const longer = open && quoted === undefined ? `${options[open.name]} ${value}` : '';
    if (name === undefined && open?.goesOn?.(longer)) {
      options[open.name] = longer;
      continue;
    }
    if (name === undefined) bare.push(value);
    else options[name] = value;
    open = quoted === undefined ? spec.options.find((option) => option.name === name) : undefined;
  }
  return { ...bareOptions({ spec, bare, named: options }), ...options };
}

/** A line such as `/tariffs side:us` taken apart. An unknown name comes back with no options, for the answerer to name the nearest. */
export function parseCommandLine(
  commands: readonly CommandSpec[],
  line: string,
): { name: string; options: Record<string, string> } {
  const [, name = '', text = ''] = /^\s*\/?(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const spec = commands.find((command) => command.name === name.toLowerCase());
  return { name, options: spec ? optionsFromText(spec, text) : {} };
}

/** `Use: /tariffs side:… goods:… as_of:…` */
export const usageOf = (spec: CommandSpec): string =>
  `Use: /${[spec.name, ...spec.options.filter(({ isUsual }) => !isUsual).map(({ name, isRequired }) => (isRequired ? `${name}:…` : `[${name}:…]`))].join(' ')}`;

// What is followed by two slashes is the beginning of an address, no name of an option.
const word = /(?:([\p{L}_-]+):(?!\/\/)\s*)?(?:"([^"]*)"|(\S+))/gu;

interface BareWords {
  readonly spec: CommandSpec;
  readonly bare: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

// The last free place takes all the words that are left, so that `/subscribe rare earths` needs no quotes.
function bareOptions({ spec, bare, named }: BareWords): Record<string, string> {
  const free = spec.options.filter(({ name, isNamedOnly }) => !isNamedOnly && !(name in named)).map(({ name }) => name);
  if (bare.length > 0 && free.length === 0)
    throw new UserError(
      `/${spec.name} has no place for “${bare
        .join(' ')
        .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
        .slice(0, 40)}”. ${usageOf(spec)}`,
    );
  const [only] = free;
  if (free.length === 1 && only !== undefined && bare.length > 0) return { [only]: bare.join(' ') };
  return Object.fromEntries(
    free
      .slice(0, bare.length)
      .map((name, i) => [name, i === free.length - 1 ? bare.slice(i).join(' ') : (bare[i] ?? '')]),
  );
}
