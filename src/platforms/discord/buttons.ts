import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import type { Button } from '../../domain/replies.ts';
import { cutText } from './escape.ts';

/** The buttons of a reply as Discord takes them; one that it would refuse is left out. */
export function renderButtons(buttons: readonly Button[]): APIButtonComponentWithCustomId[] {
  const byId = new Map(buttons.map((button) => [customIdOf(button), button]));
  return [...byId].flatMap(([id, button]) => buttonBody(id, button)).slice(0, buttonsMax);
}

const buttonsMax = 5;
const labelCharsMax = 80;
const customIdCharsMax = 100;

/** The command stands in the id, since nothing else comes back with a press. */
const customIdOf = ({ command, isForAll }: Button): string => `${isForAll === true ? 'a' : 'c'}:${command}`;

function buttonBody(id: string, { label: given, command }: Button): APIButtonComponentWithCustomId[] {
  const label = cutText(given, labelCharsMax);
  if (label === '' || command.trim() === '' || id.length > customIdCharsMax || !id.isWellFormed()) return [];
  return [{ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id }];
}
