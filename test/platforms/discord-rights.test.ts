import { PermissionFlagsBits as rights } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { type Membership, rightsIn } from '../../src/platforms/discord/rights.ts';

const guildId = '100';
const me = '900';
const see = rights.ViewChannel;
const send = rights.SendMessages;
const read = rights.ReadMessageHistory;

const role = (id: string, ...given: bigint[]) => ({ id, permissions: `${union(given)}` });
const overwrite = (id: string, changes: { readonly allow?: bigint; readonly deny?: bigint }) => ({
  id,
  allow: `${changes.allow ?? 0n}`,
  deny: `${changes.deny ?? 0n}`,
});
const union = (given: readonly bigint[]): bigint => given.reduce((all, right) => all | right, 0n);

const everybody = role(guildId, see, send);
const membership = (parts: Partial<Membership>): Membership => ({
  guildId,
  ownerId: '1',
  memberId: me,
  memberRoles: ['201', '202'],
  roles: [everybody],
  overwrites: [],
  ...parts,
});

const all = union(Object.values(rights));
const roles = [everybody, role('201', read), role('202'), role('203', rights.Administrator)];

describe('what a member may do in a channel', () => {
  it.each<[string, Partial<Membership>, bigint]>([
    ['what everybody may', {}, see | send],
    ['what their roles add, and no other role', { roles }, see | send | read],
    ['all as the owner', { ownerId: me, overwrites: [overwrite(me, { deny: see })] }, all],
    ['all as an administrator', { roles, memberRoles: ['203'], overwrites: [overwrite(guildId, { deny: see })] }, all],
    ['less where everybody is denied', { overwrites: [overwrite(guildId, { deny: send })] }, see],
    [
      'what a role is given although everybody is denied it',
      { overwrites: [overwrite('201', { allow: send }), overwrite(guildId, { deny: send })] },
      see | send,
    ],
    [
      'what one role is given although another is denied it',
      { overwrites: [overwrite('201', { allow: send }), overwrite('202', { deny: send })] },
      see | send,
    ],
    [
      'less where the member is denied, whatever the roles are given',
      { overwrites: [overwrite(me, { deny: send }), overwrite('201', { allow: send })] },
      see,
    ],
    [
      'what the member is given, whatever the roles are denied',
      { overwrites: [overwrite(me, { allow: read }), overwrite('201', { deny: read })] },
      see | send | read,
    ],
    [
      'nothing of another role or member',
      { overwrites: [overwrite('203', { deny: see }), overwrite('901', { deny: see })] },
      see | send,
    ],
    ['nothing where the channel is hidden', { overwrites: [overwrite(me, { allow: read, deny: see })] }, 0n],
    ['only reading while timed out', { roles, isTimedOut: true }, see | read],
    ['all as an administrator, who cannot be timed out', { roles, memberRoles: ['203'], isTimedOut: true }, all],
  ])('is %s', (...[, parts, expected]) => {
    expect(rightsIn(membership(parts))).toBe(expected);
  });
});
