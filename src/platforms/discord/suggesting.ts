import { atMost } from '../../lib/at-most.ts';
import type { Suggestion } from '../../ports.ts';
import type { InboundTools } from './inbound.ts';
import type { PlacedInteraction } from './interaction.ts';
import { channelIdOf } from './keys.ts';
import { faultOf } from './outcomes.ts';

/** What an interaction that asks for suggestions looks like. */
export type SuggestionInteraction = Extract<PlacedInteraction, { readonly data: { readonly name: string } }>;

/** Suggests values for an option while it is written; none rather than too late. Never rejects. */
export const createSuggesting =
  ({ suggest, log, limits }: Pick<InboundTools, 'suggest' | 'log' | 'limits'>) =>
  async (interaction: SuggestionInteraction): Promise<readonly Suggestion[]> => {
    const { name, options } = interaction.data;
    const option = options.find(({ focused }) => focused === true);
    if (suggest === undefined || option === undefined) return [];
    try {
      const channel = channelIdOf(interaction.guild_id ?? null, interaction.channel_id);
      const suggesting = suggest({ name, channel, option: option.name, written: option.value ?? '' });
      return (await atMost(limits.deferAfterMs, suggesting)) ?? [];
    } catch (error) {
      log.error({ command: name, ...faultOf(error) }, 'suggestions failed');
      return [];
    }
  };
