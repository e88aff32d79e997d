/** One option of a command, the same in every chat. */
export interface OptionSpec {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  /** Text unless told: a role or user group, or a channel, comes as its chat's own id. */
  readonly kind?: 'role' | 'channel';
  readonly isRequired?: boolean;
  /** Only ever written with its name, never as a bare word. */
  readonly isNamedOnly?: boolean;
  /** True for a value that goes on with the next word, so that both need no quotes: `New York`. */
  readonly goesOn?: (words: string) => boolean;
  /** Every answer of its kind has it, so that usages leave it out. */
  readonly isUsual?: boolean;
  /** The values to choose from, at most 25; without them the option is free text. */
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  /** Free text for which a chat may ask for suggestions while it is written. */
  readonly isSuggested?: boolean;
}

/** What a chat needs to offer a command. */
export interface CommandSpec {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: readonly OptionSpec[];
  /** Changes something for the channel, so it may need a right. */
  readonly isChange?: boolean;
  /** Keeps something, though it needs no right: a call that comes twice is carried out once. */
  readonly isOnce?: boolean;
}
