import { faultOf, isTokenRefused } from './outcomes.ts';

/** What an operator has to do when Discord does not know the token. */
export const tokenRefusedSentence =
  'Discord refuses the token: copy the bot’s token into DISCORD_TOKEN again from the developer portal.';

/** Why Discord could not be used, as a sentence for the operator. */
export function startSentence(error: unknown): string {
  const { reason, code } = faultOf(error);
  if (code === 'TokenInvalid' || reason === 'Authentication failed' || isTokenRefused(error))
    return tokenRefusedSentence;
  return `Discord could not be reached: ${reason}`;
}
