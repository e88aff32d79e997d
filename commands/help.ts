import { z } from 'zod';
import { usageOf } from '../src/domain/option-text.ts';
import { type Command, defineCommand } from './command.ts';
import { findCommand } from './find-command.ts';

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

const commandCheck = (commands: readonly Command[]) =>
  z.string().transform((written) => findCommand(commands, written));

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
