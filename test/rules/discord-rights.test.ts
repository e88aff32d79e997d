import { expect, it } from 'vitest';
import { createCommands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { neededRights } from '../../src/platforms/discord/needed-rights.ts';
import { commandBodies } from '../../src/platforms/discord/register.ts';
import { filesOf, sectionOf, tableRowsOf, textOf } from './repository.ts';

const commands = createCommands(topics);
const manageServer = '32';
const onServersOnly = [0];

it('README names just the rights that the invite link asks for, and why', () => {
  const told = tableRowsOf(sectionOf('README.md', 'Discord'));

  expect(told.toSorted()).toEqual(neededRights.map(({ right, why }) => [right, why]).toSorted());
});

it('Discord offers every command that changes something to who manages the server alone, and none elsewhere', () => {
  const told = commandBodies(commands).map((body) => ({
    name: body.name,
    right: body.default_member_permissions,
    contexts: 'contexts' in body ? body.contexts : undefined,
  }));

  expect(told).toEqual(
    commands.map(({ name, isChange }) => ({ name, right: isChange ? manageServer : null, contexts: onServersOnly })),
  );
});

it('a command that writes what a channel or a workspace has is one that changes something', () => {
  const writing = /\b(?:subscriptions|feeds)\.(?:put|remove)\(|\bforgetChannel\(|\bcarryOut\(/;
  const written = filesOf('commands')
    .map(textOf)
    .filter((text) => text.includes('defineCommand({') && writing.test(text))
    .map((text) => /\bname: '([^']+)'/.exec(text)?.[1]);

  expect(written).toContain('subscribe');
  for (const name of written)
    expect(commands.find((command) => command.name === name)).toMatchObject({ isChange: true });
});

it('README names the commands that need that right', () => {
  const told = /^(`\/[^.]*?) change something for everybody/m.exec(sectionOf('README.md', 'Discord'))?.[1] ?? '';

  expect([...told.matchAll(/`\/([^`]+)`/g)].map(([, name]) => name).toSorted()).toEqual(
    commands
      .filter(({ isChange }) => isChange)
      .map(({ name }) => name)
      .toSorted(),
  );
});
