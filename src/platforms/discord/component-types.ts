import type { ButtonStyle, ComponentType } from 'discord.js';

/** Discord's numbers for what messages consist of. Its library, which names them too, costs 35 MB to load. */
export const componentTypes: {
  readonly actionRow: ComponentType.ActionRow;
  readonly button: ComponentType.Button;
  readonly textDisplay: ComponentType.TextDisplay;
  readonly mediaGallery: ComponentType.MediaGallery;
  readonly container: ComponentType.Container;
} = { actionRow: 1, button: 2, textDisplay: 10, mediaGallery: 12, container: 17 };

/** The number of a grey button. */
export const secondaryStyle: ButtonStyle.Secondary = 2;
