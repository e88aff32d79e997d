import { createCommands, ownSlackNames } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { UserError } from '../domain/user-error.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';

/** The Slack app manifest as JSON: with a public address for signed HTTP, without one for Socket Mode. Throws a UserError for an address that Slack would not ask. */
export function manifest(asked: { readonly publicUrl?: string | undefined; readonly isForMany?: boolean }): string {
  if (asked.publicUrl !== undefined && URL.parse(asked.publicUrl)?.protocol !== 'https:')
    throw new UserError('Slack asks https addresses only: --url https://parley.example.');
  const made = slackManifest({ commands: createCommands(topics), ownCommandNames: ownSlackNames, ...asked });
  return JSON.stringify(made, null, 2);
}
