/** The messages of one chat that are not over yet. */
export interface OpenDeliveries {
  readonly platform: string;
  readonly state: 'pending' | 'sending' | 'held' | 'paused';
  readonly count: number;
  /** Of these, how many may have been posted and have to be looked up. */
  readonly inDoubt: number;
  /** When the oldest post that waits to go out was owed, epoch milliseconds; undefined where none does. */
  readonly oldestAt?: number;
}
