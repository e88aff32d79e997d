import type { ChannelId } from './deliveries.ts';

/** A change that somebody made by a command, or at the console. */
export interface AuditLine {
  readonly at: number;
  readonly channel: ChannelId;
  /** The platform's id of who did it; `atConsole` for an operator there; null at the terminal. */
  readonly by: string | null;
  /** The command as it was written, `/subscribe topic:tariffs`; of an operator's change, what was done: `paused it`. */
  readonly command: string;
}

/** Stands for whoever has the console: nobody is known there by name. */
export const atConsole = 'console';
