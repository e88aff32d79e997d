import type { Log, Suggester } from '../src/ports.ts';
import type { Command, SuggestionContext } from './command.ts';

export interface Suggesting extends SuggestionContext {
  readonly commands: readonly Command[];
  readonly log: Log;
}

/** Suggests what contains the written words, in any case; what begins with them comes first. Never rejects. */
export function createSuggester(suggesting: Suggesting): Suggester {
  return async ({ name, option, written, channel }) => {
    try {
      const command = suggesting.commands.find((one) => one.name === name);
      const values = (await command?.suggest(option, { ...suggesting, channel })) ?? [];
      return fitting(values, fold(written.trim()));
    } catch (error) {
      suggesting.log.error({ command: name, option, error }, 'suggestions failed');
      return [];
    }
  };
}

/** As much as Discord takes: values of so many characters, and so many of them. */
const valueCharsMax = 100;
const suggestionsMax = 25;

function fitting(values: readonly string[], wanted: string): string[] {
  const found = [...new Set(values)].filter(
    (value) => value !== '' && value.length <= valueCharsMax && fold(value).includes(wanted),
  );
  const [starting = [], others = []] = [true, false].map((isStarting) =>
    found.filter((value) => fold(value).startsWith(wanted) === isStarting),
  );
  return [...starting, ...others].slice(0, suggestionsMax);
}

const fold = (text: string): string => text.toLowerCase();
