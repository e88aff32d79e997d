import { createCommands, ownSlackNames } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';

/** The Slack app manifest as JSON: with a public address for signed HTTP, without one for Socket Mode. */
export const manifest = (asked: { readonly publicUrl?: string | undefined; readonly isForMany?: boolean }): string =>
  JSON.stringify(
    slackManifest({ commands: createCommands(topics), ownCommandNames: ownSlackNames, ...asked }),
    null,
    2,
  );
