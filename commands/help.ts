import { z } from 'zod';
import { usageOf } from '../src/domain/option-text.ts';
import { type Command, defineCommand } from './command.ts';
import { findCommand } from './find-command.ts';

/** What the bot can be asked, in groups, with an example each. */
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

interface Group {
  readonly title: string;
  /** What to type and what it brings, by the command's name: shorter than its own words, so that all fit a phone. */
  readonly rows: Readonly<Record<string, readonly [example: string, brings: string]>>;
}

const groups: readonly Group[] = [
  {
    title: 'Ask',
    rows: {
      ask: ['/ask when does the truce end', 'a question in plain words'],
      latest: ['/latest topic:tariffs', 'the newest alerts'],
      tariffs: ['/tariffs side:us', 'rates'],
      controls: ['/controls side:china', 'export controls, rare earths'],
      deadlines: ['/deadlines', 'dates ahead'],
      talks: ['/talks round:London', 'rounds, what was agreed'],
      delegation: ['/delegation round:London', 'who negotiates'],
      economy: ['/economy', 'figures'],
      timeline: ['/timeline topic:talks', 'what happened when'],
      disputes: ['/disputes', 'where accounts differ'],
    },
  },
  {
    title: 'Follow, in the channel that is to be told',
    rows: {
      subscribe: ['/subscribe topic:tariffs', 'tell this channel what is new'],
      unsubscribe: ['/unsubscribe topic:tariffs', 'no more of it'],
      subscriptions: ['/subscriptions', 'what this channel follows'],
      forget: ['/forget', 'delete all about this channel; asks first'],
    },
  },
  {
    title: 'Sources',
    rows: {
      why: ['/why YB38A', 'why an alert came, by the letters at its foot'],
      wrong: ['/wrong YB38A fault:value', 'an alert is wrong: say so'],
      sources: ['/sources', 'the feeds and how they are'],
      'source-add': ['/source-add https://example.com/news', 'a feed of your own'],
      'source-remove': ['/source-remove example', 'take it away'],
      status: ['/status', 'whether Parley is well'],
    },
  },
];

function helpOnAll(commands: readonly Command[]) {
  const named = new Set(groups.flatMap(({ rows }) => Object.keys(rows)));
  const others = commands.filter(({ name }) => !named.has(name));
  return {
    title: 'Parley follows the US–China trade talks',
    lines: [
      ...groups.flatMap(({ title, rows }) => sectionOf(title, rowsOf(commands, rows))),
      ...sectionOf(
        'More',
        others.map(({ example, description }) => `• ${example} · ${description}`),
      ),
    ],
    citations: [],
    notes: ['All that a command takes: /help tariffs'],
  };
}

const sectionOf = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines]);

const rowsOf = (commands: readonly Command[], rows: Group['rows']): string[] =>
  Object.entries(rows).flatMap(([name, [example, brings]]) =>
    commands.some((command) => command.name === name) ? [`• ${example} · ${brings}`] : [],
  );
