import type { Log, Suggester, Suggestion } from '../src/ports.ts';
import type { Command, Suggested, SuggestionContext } from './command.ts';

export interface Suggesting extends Omit<SuggestionContext, 'channel' | 'written'> {
  readonly commands: readonly Command[];
  readonly log: Log;
}

/** Suggests what has the written words in its value or name, in any case; what begins with them comes first. Never rejects. */
export function createSuggester(suggesting: Suggesting): Suggester {
  return async ({ name, option, written, channel }) => {
    try {
      const command = suggesting.commands.find((one) => one.name === name);
      const values = (await command?.suggest(option, { ...suggesting, channel, written })) ?? [];
      return fitting(values.map(named), fold(written.trim()));
    } catch (error) {
      suggesting.log.error({ command: name, option, error }, 'suggestions failed');
      return [];
    }
  };
}

const named = (one: Suggested): Suggestion => (typeof one === 'string' ? { name: one, value: one } : one);

/** As much as Discord takes: values of so many characters, and so many of them. */
const valueCharsMax = 100;
const suggestionsMax = 25;

function fitting(suggested: readonly Suggestion[], wanted: string): Suggestion[] {
  const once = [...new Map(suggested.toReversed().map((one) => [one.value, one])).values()].toReversed();
  const found = once
    .filter(({ value, name }) => value !== '' && value.length <= valueCharsMax && name.length <= valueCharsMax)
    .map((one) => ({ one, texts: [fold(one.value), fold(one.name)] }))
    .filter(({ texts }) => texts.some((text) => text.includes(wanted)));
  const isStarting = ({ texts }: (typeof found)[number]) => texts.some((text) => text.startsWith(wanted));
  return [...found.filter(isStarting), ...found.filter((one) => !isStarting(one))]
    .slice(0, suggestionsMax)
    .map(({ one }) => one);
}

// However somebody writes the commas of a list, what is suggested goes on from there.
const fold = (text: string): string => text.toLowerCase().replace(/\s*,\s*/g, ', ');
