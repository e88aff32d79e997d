/** What readers are told where a rule of the workspace stands against posting. */
export const restrictedReason =
  'A rule of the workspace keeps Parley from posting in this channel; an administrator can allow it.';

const tokenReason =
  'Slack no longer accepts Parley’s token; an administrator of the workspace has to install Parley again.';
const personReason = 'Slack does not let Parley write to this person.';
const ruleReason = 'The workspace does not let Parley in; an administrator can allow it.';

/** Slack's errors after which nothing can be posted in the channel: what is missing, and who can mend it. */
export const channelReasons = {
  channel_not_found:
    'Slack does not show this channel to Parley; it was deleted, or somebody has to invite Parley with /invite.',
  not_in_channel: 'Parley is not a member of this channel; somebody in it has to invite Parley with /invite.',
  is_archived: 'This channel is archived; somebody has to unarchive it and invite Parley again.',
  restricted_action: restrictedReason,
  no_permission: 'Parley lacks the right to post in this channel; an administrator can give it.',
  access_denied: ruleReason,
  accesslimited: ruleReason,
  enterprise_is_restricted: ruleReason,
  team_access_not_granted: 'Parley was not given this workspace; an administrator of the organisation can add it.',
  not_allowed_token_type:
    'Parley’s Slack token is not one of a bot; whoever runs Parley has to set a bot token (xoxb-…).',
  two_factor_setup_required: tokenReason,
  token_revoked: tokenReason,
  token_expired: tokenReason,
  account_inactive: tokenReason,
  invalid_auth: tokenReason,
  not_authed: tokenReason,
  ekm_access_denied: 'The workspace’s administrators have suspended posting; they can allow it again.',
  user_not_found: 'Slack does not know this person any more.',
  user_disabled: 'This person’s account is switched off.',
  cannot_dm_bot: 'This is a bot, and bots cannot be written to.',
  user_not_visible: personReason,
  messages_tab_disabled:
    'Parley’s messages tab is switched off; whoever set Parley up can switch it on in its app settings.',
} as const satisfies Readonly<Record<string, string>>;

const threadGone = 'The message that opened the thread is no longer there.';
const notThreaded = 'This channel does not take replies in threads.';

/** Slack's errors after which a reply cannot go into its thread, but may still go into the channel. */
export const threadReasons: Readonly<Record<string, string>> = {
  thread_not_found: threadGone,
  message_not_found: threadGone,
  cannot_reply_to_message: 'Slack takes no replies to that message.',
  restricted_action_thread_locked: 'The thread is locked.',
  restricted_action_non_threadable_channel: notThreaded,
};

/** Slack's errors that concern one message only. */
export const messageReasons: Readonly<Record<string, string>> = {
  message_not_found: 'The message is no longer there.',
  cant_update_message: 'Slack does not let Parley change this message.',
  edit_window_closed: 'The message is too old to be changed.',
  is_inactive: 'Slack does not let messages be changed where this one stands.',
  msg_too_long: 'The message is too long for Slack.',
};
