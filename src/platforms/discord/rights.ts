import { PermissionFlagsBits } from 'discord.js';

/** A change of rights in a channel, for a role or a member, as Discord writes it. */
export interface Overwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

/** A member of a server and a channel of it. */
export interface Membership {
  readonly guildId: string;
  readonly ownerId: string;
  readonly memberId: string;
  /** The ids of the roles the member has; the one of everybody is not among them. */
  readonly memberRoles: readonly string[];
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
  /** Those of the channel; of the channel above for a thread. */
  readonly overwrites: readonly Overwrite[];
  /** The member may only read for a while. */
  readonly isTimedOut?: boolean;
}

/** What a member may do in a channel, in Discord's order: roles, then what the channel says of everybody, roles and member. */
export function rightsIn(membership: Membership): bigint {
  const { ownerId, memberId, isTimedOut = false } = membership;
  const base = baseRights(membership);
  if (ownerId === memberId || has(base, PermissionFlagsBits.Administrator)) return allRights;
  const rights = channelRights(membership, base);
  // What cannot be seen cannot be used.
  if (!has(rights, PermissionFlagsBits.ViewChannel)) return 0n;
  return isTimedOut ? rights & readingRights : rights;
}

const has = (rights: bigint, right: bigint): boolean => (rights & right) === right;

const allRights = Object.values(PermissionFlagsBits).reduce((all, right) => all | right, 0n);
const readingRights = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

// The role of everybody has the id of the server.
const baseRights = ({ guildId, memberRoles, roles }: Membership): bigint =>
  unionOf(roles.filter(({ id }) => id === guildId || memberRoles.includes(id)).map(({ permissions }) => permissions));

function channelRights({ guildId, memberId, memberRoles, overwrites }: Membership, base: bigint): bigint {
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(({ id }) => id !== guildId && memberRoles.includes(id)),
    overwrites.filter(({ id }) => id === memberId),
  ];
  return steps.reduce(
    (rights, step) => (rights & ~unionOf(step.map(({ deny }) => deny))) | unionOf(step.map(({ allow }) => allow)),
    base,
  );
}

const unionOf = (permissions: readonly string[]): bigint =>
  permissions.reduce((all, permission) => all | BigInt(permission), 0n);
