import type { APIButtonComponentWithCustomId } from 'discord.js';
import type { Button } from '../../domain/replies.ts';
import { componentTypes, secondaryStyle } from './component-types.ts';
import { cutText } from './escape.ts';

/** The buttons of a reply as Discord takes them; one that it would refuse is left out, as is a second for one command. */
export function renderButtons(buttons: readonly Button[]): APIButtonComponentWithCustomId[] {
  const bodies = buttons.flatMap(buttonBody);
  const ids = bodies.map(({ custom_id: id }) => id);
  return bodies.filter(({ custom_id: id }, index) => ids.indexOf(id) === index).slice(0, buttonsMax);
}

const buttonsMax = 5;
const labelCharsMax = 80;
const customIdCharsMax = 100;

/** The command stands in the id, since nothing else comes back with a press. */
const customIdOf = ({ command, isForAll }: Button): string => `${isForAll === true ? 'a' : 'c'}:${command}`;

function buttonBody(button: Button): APIButtonComponentWithCustomId[] {
  const label = cutText(button.label, labelCharsMax);
  const id = customIdOf(button);
  if (label === '' || button.command.trim() === '' || id.length > customIdCharsMax || !id.isWellFormed()) return [];
  return [{ type: componentTypes.button, style: secondaryStyle, label, custom_id: id }];
}
