import { errorCodeOf } from './outcomes.ts';

/** Why Slack could not be started, with the setting that it refused. */
export function startError(setting: string, error: unknown): Error {
  const code = errorCodeOf(error);
  const what =
    code === undefined
      ? 'Slack could not be reached; check the network and SLACK_API_URL.'
      : `Slack refused ${setting}: ${code}.`;
  return new Error(what, { cause: error });
}
