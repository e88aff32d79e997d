import type { HeldTenure, Lease } from '../../ports.ts';
import type { Connection } from './connection.ts';

/** What sharing a connection needs. */
export interface SharingTools {
  readonly lease: Lease;
  /** Asks Discord who we are, as every replica can; rejects with a sentence for the operator. */
  readonly readId: () => Promise<string>;
  readonly connect: (tenure: HeldTenure) => Connection;
}

/** A connection that one replica has at a time. The others post all the same, and take it over when its lease is lost. */
export const shareConnection = ({ lease, readId, connect }: SharingTools): Connection => ({
  async open() {
    const applicationId = await readId();
    await lease.join((tenure) => {
      const connection = connect(tenure);
      return { ready: connection.open().then(() => undefined), end: () => connection.close() };
    });
    return applicationId;
  },
  close: () => lease.leave(),
});
