import { UserError } from '../src/domain/user-error.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { Command } from './command.ts';

/** The command of this name, with or without its slash. Throws a UserError that names the nearest, or all. */
export function findCommand(commands: readonly Command[], written: string): Command {
  const name = written.replace(/^\//, '').toLowerCase();
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const names = commands.map((command) => command.name);
  const meant = nearest(name, names);
  const hint = meant ? `Did you mean /${meant}?` : `Commands: ${names.map((one) => `/${one}`).join(' ')}.`;
  throw new UserError(`There is no command “${plainLine(written, 40)}”. ${hint}`);
}
