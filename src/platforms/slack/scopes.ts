/** Every right that Parley asks a workspace for, and why. */
export const scopes = [
  { scope: 'commands', why: 'offers the slash commands' },
  { scope: 'chat:write', why: 'posts alerts and edits them, in channels that Parley was invited to' },
  {
    scope: 'channels:history',
    why: 'looks, after a lost answer, whether an alert was posted: else it would be lost or come twice',
  },
  { scope: 'groups:history', why: 'the same in private channels' },
  {
    scope: 'channels:read',
    why: 'sees whether Parley is in a channel and it is not archived, when you subscribe and before it goes on after a pause',
  },
  { scope: 'groups:read', why: 'the same in private channels' },
  { scope: 'files:write', why: 'uploads charts as pictures; without it a chart is told in words' },
] as const;

export const scopeNames: string[] = scopes.map(({ scope }) => scope);
