import type { Command } from 'commander';
import type { Settings } from '../../config/env.ts';
import { UserError } from '../domain/user-error.ts';

export interface DatabaseCommandParts {
  /** The settings; ends the process where they are faulty. */
  readonly settings: () => Settings;
  readonly input: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
}

/** Adds the calls that move all that is kept: `export`, `import`, `backup` and `restore`. */
export function addDatabaseCommands(program: Command, parts: DatabaseCommandParts): void {
  const { settings, write } = parts;
  program
    .command('export')
    .description('writes everything but secrets as JSON lines')
    .option('--opml', 'only the feeds, as OPML')
    .action((options: { opml?: boolean }) => runExport(parts, options));
  program
    .command('import')
    .description('takes an export from standard input')
    .option('--opml', 'a list of feeds as OPML, to be added for one workspace; needs --workspace')
    .option('--workspace <id>', 'whose feeds they are then, such as slack:T012AB3CD')
    .action((options: ImportOptions) => runImport(parts, options));
  program
    .command('backup <file>')
    .description('copies the database into a SQLite file while the bot runs')
    .option('--force', 'replaces the file when it is there')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      const { backup } = await import('./backup.ts');
      write(`${await backup({ settings: settings(), file, mayReplace: force })}\n`);
    });
  program
    .command('restore <file>')
    .description('brings a backup into an empty database')
    .action(async (file: string) => {
      const { restore } = await import('./backup.ts');
      write(`${await restore({ settings: settings(), file })}\n`);
    });
}

async function runExport({ settings, write }: DatabaseCommandParts, { opml = false }: { opml?: boolean }) {
  if (opml) {
    const { exportOpml } = await import('./opml.ts');
    return await exportOpml(settings(), write);
  }
  const { exportStore } = await import('./transfer.ts');
  await exportStore(settings(), write);
}

interface ImportOptions {
  readonly opml?: boolean;
  readonly workspace?: string;
}

async function runImport({ settings, input }: DatabaseCommandParts, { opml = false, workspace }: ImportOptions) {
  if (opml !== (workspace !== undefined))
    throw new UserError('--opml and --workspace go together: import --opml --workspace slack:T012AB3CD < feeds.opml');
  if (workspace !== undefined) {
    const { importOpml } = await import('./opml.ts');
    const said = await importOpml({ settings: settings(), input, workspace });
    process.stderr.write(`${said}\n`);
    return;
  }
  const { importStore } = await import('./transfer.ts');
  process.stderr.write(`${await importStore(settings(), input)}\n`);
}
