import type { ChannelId } from './deliveries.ts';

/** A change that somebody made by a command. */
export interface AuditLine {
  readonly at: number;
  readonly channel: ChannelId;
  /** The platform's id of who did it; null at the terminal. */
  readonly by: string | null;
  /** The command as it was written: `/subscribe topic:tariffs`. */
  readonly command: string;
}
