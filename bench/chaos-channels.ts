import { channelIdOf, componentIdOf, nonceOf } from '../src/platforms/discord/keys.ts';
import type { FakeDiscord } from '../test/fakes/fake-discord.ts';
import type { FakeMessage as DiscordMessage } from '../test/fakes/fake-discord-state.ts';
import type { FakeChannel, FakeMessage, FakeSlack, FakeTeam } from '../test/fakes/fake-slack.ts';
import { shownText } from '../test/fakes/fake-slack-blocks.ts';

/** A message as it stands in a channel. */
export interface Shown {
  readonly text: string;
  /** Whether it carries the key of this delivery, in its chat's own way. */
  isOf(deliveryId: string): boolean;
}

/** A channel of a chat that follows one topic, or all. */
export interface Followed {
  /** As the bot names it. */
  readonly id: string;
  readonly topic: string;
  subscribe(): Promise<void>;
  /** Oldest first. */
  shown(): Shown[];
}

/** Opens a channel for each topic in Slack. */
export const followInSlack = (
  { slack, team }: { readonly slack: FakeSlack; readonly team: FakeTeam },
  topics: readonly string[],
): Followed[] =>
  topics.map((topic) => {
    const channel: FakeChannel = slack.addChannel({ team });
    return {
      id: `slack:${team.id}/${channel.id}`,
      topic,
      subscribe: async () => void (await slack.slash({ channel, command: '/parley', text: `subscribe ${topic}` })),
      shown: () => channel.messages.map(shownInSlack),
    };
  });

function shownInSlack({ blocks, metadata }: FakeMessage): Shown {
  const { event_payload: payload } = (metadata ?? {}) as { readonly event_payload?: { readonly key?: unknown } };
  return { text: shownText(blocks), isOf: (deliveryId) => payload?.key === deliveryId };
}

/** Opens a channel for each topic in Discord. */
export const followInDiscord = (discord: FakeDiscord, topics: readonly string[]): Followed[] =>
  topics.map((topic) => {
    const { id } = discord.addChannel();
    return {
      id: channelIdOf(discord.guildId, id),
      topic,
      subscribe: async () => void (await discord.slash('subscribe', { topic }, { channelId: id })),
      shown: () => discord.messages(id).map((message) => shownInDiscord(discord, message)),
    };
  });

// The nonce stays with the message in the local Discord, though history does not show it; an edit takes away the
// component's id.
const shownInDiscord = (discord: FakeDiscord, message: DiscordMessage): Shown => ({
  text: discord.textOf(message),
  isOf: (deliveryId) => {
    const ownId = message.components[0]?.id ?? 0;
    return message.nonce === nonceOf(deliveryId) && (ownId < markedFrom || ownId === componentIdOf(deliveryId));
  },
});

const markedFrom = 0x4000_0000;
