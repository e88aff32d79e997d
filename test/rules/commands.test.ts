import { describe, expect, it } from 'vitest';
import { createCommands, ownSlackNames } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { parseCommandLine } from '../../src/domain/option-text.ts';
import { codeOf, filesOf, sectionOf, tableRowsOf, textOf } from './repository.ts';

// Slack answers these itself, or refuses them when an app is set up.
const namesOfSlack = `active apps archive away call canvas close collapse debug dm dnd expand feed feedback help huddle
  invite invite_people join keys kick leave list me msg mute open part prefs remind remove rename reminders rtmping
  search shortcuts shrug star status todo topic unarchive unmute who workflow`.split(/\s+/);

const commands = createCommands(topics);
const defined = (path: string): string[] =>
  [...textOf(path).matchAll(/\bdefineCommand\(\{\s*name: '([^']+)'/g)].map(([, name = '']) => name);

describe('every command', () => {
  it('that is defined is registered, once', () => {
    const names = filesOf('commands').flatMap(defined);

    expect(commands.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(names.length);
  });

  it('stands in README’s table, in the order of /help, with all its options and its example', () => {
    const told = tableRowsOf(sectionOf('README.md', 'Commands')).map(([name = '', options = '', , example = '']) => ({
      name: codeOf(name)[0],
      options: codeOf(options),
      example: codeOf(example)[0],
    }));

    expect(told).toEqual(
      commands.map(({ name, options, example }) => ({
        name: `/${name}`,
        options: options.filter(({ isUsual }) => !isUsual).map((option) => option.name),
        example,
      })),
    );
  });

  it('has an example that its own options allow', () => {
    for (const { name, example, options } of commands) {
      const call = parseCommandLine(commands, example);

      expect(call.name).toBe(name);
      expect(options.map((option) => option.name)).toEqual(expect.arrayContaining(Object.keys(call.options)));
    }
  });

  it('fits into what Discord takes: short names and descriptions, at most 25 options and choices', () => {
    for (const { name, description, options } of commands) {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const option of options) {
        expect(option.name).toMatch(/^[a-z][a-z_]{0,31}$/);
        expect(option.description.length).toBeLessThanOrEqual(100);
        expect(option.choices?.length ?? 0).toBeLessThanOrEqual(25);
      }
    }
  });
});

describe('an option of text', () => {
  // What nobody but the reader can know.
  const free = ['ask words', 'source-add address'];

  it('has choices or suggestions, but for what is truly free', () => {
    const options = commands.flatMap(({ name, options: all }) => all.map((option) => ({ ...option, of: name })));
    const bare = options.filter(
      ({ kind, choices, isSuggested }) => kind === undefined && choices === undefined && isSuggested !== true,
    );

    expect(bare.map(({ of, name }) => `${of} ${name}`)).toEqual(free);
  });

  it('has not both choices and suggestions, which Discord refuses', () => {
    for (const { options } of commands)
      expect(options.filter(({ choices, isSuggested }) => choices && isSuggested)).toEqual([]);
  });
});

describe('in Slack', () => {
  it('the commands with names of their own are commands of Parley', () => {
    expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining([...ownSlackNames]));
  });

  it('no command has a name that Slack keeps for itself', () => {
    expect(['parley', ...ownSlackNames].filter((name) => namesOfSlack.includes(name))).toEqual([]);
  });
});
