/** Something to fill in, for a chat that has forms; what is filled in comes back as a command. */
export interface Form {
  /** At most 24 characters: Slack takes no more. */
  readonly title: string;
  /** The command that it gives, such as `subscribe`. */
  readonly command: string;
  /** Options that are given as they are. */
  readonly fixed: Readonly<Record<string, string>>;
  /** At most five: Discord takes no more. */
  readonly fields: readonly FormField[];
}

/** One option of the command, as a reader fills it in. */
export interface FormField {
  /** The option's name. */
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly hint?: string;
  /** `choices` gives its values with commas between. */
  readonly kind: 'text' | 'long-text' | 'choice' | 'choices';
  /** At most 25. */
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  /** What stands there at first; of `choices` with commas between. */
  readonly value?: string;
  readonly isRequired?: boolean;
  /** The most that the option takes of text. */
  readonly charsMax?: number;
  /** What is given where a reader empties it, such as `none`; without it, the option is left out. */
  readonly whenEmptied?: string;
}
