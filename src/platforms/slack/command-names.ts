import type { CommandSpec } from '../../domain/commands.ts';
import type { Form } from '../../domain/forms.ts';
import type { HomePage } from '../../domain/home.ts';
import type { Line, Reply } from '../../domain/replies.ts';
import { remembered } from '../../lib/remembered.ts';

/** The command under which all others are offered: Slack refuses some names and shares the rest between apps. */
export const rootCommand = '/parley';

/** Which commands there are, and which of them Slack also knows by their own name. */
export interface CommandNames {
  readonly commands: readonly CommandSpec[];
  readonly ownCommandNames: readonly string[];
}

type Renamed = (text: string) => string;

function renaming({ commands, ownCommandNames }: CommandNames): Renamed {
  const names = commands.map(({ name }) => name).filter((name) => !ownCommandNames.includes(name));
  const named = new RegExp(`(?<![\\w/:.])/(${names.join('|')})(?![\\w/-])`, 'g');
  return (text) => (names.length === 0 ? text : text.replace(named, `${rootCommand} $1`));
}

/** Puts the commands that a message names as Slack offers them: `/subscribe` is `/parley subscribe` there. */
export function slackNaming(names: CommandNames): (reply: Reply) => Reply {
  const renamed = renaming(names);
  const renamedLine = (line: Line): Line =>
    typeof line === 'string' ? renamed(line) : { ...line, text: renamed(line.text) };
  return remembered((reply: Reply) => ({
    ...reply,
    lines: reply.lines.map(renamedLine),
    notes: reply.notes.map(renamed),
    more: reply.more === undefined ? undefined : renamed(reply.more),
    form: reply.form && renamedForm(reply.form, renamed),
  }));
}

const renamedForm = (form: Form, renamed: Renamed): Form => ({
  ...form,
  fields: form.fields.map(({ hint, ...field }) => ({ ...field, ...(hint !== undefined && { hint: renamed(hint) }) })),
});

/** The same for the home page. */
export function slackNamingOfHome(names: CommandNames): (page: HomePage) => HomePage {
  const renamed = renaming(names);
  return (page) => ({
    ...page,
    sections: page.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({ ...line, text: renamed(line.text) })),
    })),
    notes: page.notes.map(renamed),
  });
}
