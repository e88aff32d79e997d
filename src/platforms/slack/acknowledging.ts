/** What tells Socket Mode from HTTP in a handler: set by the receiver on all that comes over a socket. */
export const bySocket = { isBySocket: true } as const;

const unwritten = { toJSON: () => null };

/**
 * The same body for an acknowledgement over Socket Mode, at a third of the cost: Bolt writes each one out as JSON twice
 * more, for debug lines that nobody takes. Those read null here; what is sent is a copy of the fields, and whole.
 */
export const unlogged = <T extends object>(body: T): T => Object.assign(Object.create(unwritten), body);
