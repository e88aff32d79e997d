import { z } from 'zod';
import { usageOf } from '../src/domain/option-text.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { type Command, defineCommand } from './command.ts';

/** What the bot can be asked, with an example each. */
export const help = (others: readonly Command[]): Command =>
  defineCommand({
    name: 'help',
    description: 'What Parley can be asked',
    example: '/help tariffs',
    options: {
      command: {
        description: 'one command, for its options',
        choices: others.map(({ name }) => ({ name: `/${name}`, value: name })),
        check: commandCheck(others),
      },
    },
    async answer({ options: { command } }) {
      return command ? helpOn(command) : helpOnAll(others);
    },
  });

function commandCheck(commands: readonly Command[]) {
  return z.string().transform((written, context): Command => {
    const name = written.replace(/^\//, '').toLowerCase();
    const found = commands.find((command) => command.name === name);
    if (found) return found;
    const meant = nearest(
      name,
      commands.map((command) => command.name),
    );
    const hint = meant
      ? `Did you mean /${meant}?`
      : `Commands: ${commands.map((command) => `/${command.name}`).join(' ')}.`;
    context.addIssue({ code: 'custom', message: `There is no command “${plainLine(written, 40)}”. ${hint}` });
    return z.NEVER;
  });
}

const helpOn = (command: Command) => ({
  title: `/${command.name}`,
  lines: [
    `${command.description}.`,
    usageOf(command),
    ...command.options.map(({ name, description }) => `• ${name}: ${description}`),
    `Example: ${command.example}`,
  ],
  citations: [],
  notes: [],
});

const helpOnAll = (commands: readonly Command[]) => ({
  title: 'Parley follows the US–China trade talks',
  lines: commands.map(({ name, description, example }) => `• /${name}: ${description}. Example: ${example}`),
  citations: [],
  notes: ['In Slack, put /parley before any command: /parley subscriptions.'],
});
