import { createCommands, ownSlackNames } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';

/** The Slack app manifest as JSON: with a public address for signed HTTP, without one for Socket Mode. */
export const manifest = (publicUrl: string | undefined): string =>
  JSON.stringify(
    slackManifest({ commands: createCommands(topics), ownCommandNames: ownSlackNames, publicUrl }),
    null,
    2,
  );
