import { atMost } from '../../lib/at-most.ts';
import type { InboundTools } from './inbound.ts';
import type { PlacedInteraction } from './interaction.ts';
import { faultOf } from './outcomes.ts';

/** What an interaction that asks for suggestions looks like. */
export type SuggestionInteraction = Extract<PlacedInteraction, { readonly data: { readonly name: string } }>;

/** Suggests values for an option while it is written; none rather than too late. Never rejects. */
export const createSuggesting =
  ({ suggest, log, limits }: Pick<InboundTools, 'suggest' | 'log' | 'limits'>) =>
  async ({ data: { name, options } }: SuggestionInteraction): Promise<readonly string[]> => {
    const option = options.find(({ focused }) => focused === true);
    if (suggest === undefined || option === undefined) return [];
    try {
      const suggesting = suggest({ name, option: option.name, written: option.value ?? '' });
      return (await atMost(limits.deferAfterMs, suggesting)) ?? [];
    } catch (error) {
      log.error({ command: name, ...faultOf(error) }, 'suggestions failed');
      return [];
    }
  };
