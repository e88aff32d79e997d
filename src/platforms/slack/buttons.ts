import type { types } from '@slack/bolt';
import type { Button } from '../../domain/replies.ts';
import { shorten, tidy, unparsed } from './escape.ts';

/** Buttons as one block, or none where there is nothing to press. A press brings the command as it stands. */
export function actionBlocks(buttons: readonly Button[] = []): types.ActionsBlock[] {
  const elements = firstFitting(buttons.slice(0, buttonsMax).flatMap(buttonElement));
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function buttonElement({ label, command, isForAll }: Button, index: number): types.Button[] {
  const text = shorten(unparsed(tidy(label)).trim(), labelMaxChars);
  if (text === '' || command === '' || command.length > valueMaxChars || !command.isWellFormed()) return [];
  return [
    {
      type: 'button',
      text: { type: 'plain_text', text, emoji: false },
      action_id: `parley:${isForAll === true ? 'all:' : ''}${index}`,
      value: command,
    },
  ];
}

// Long commands must not crowd out the message: all blocks share one allowance.
function firstFitting(elements: readonly types.Button[]): types.Button[] {
  let used = 0;
  return elements.filter((element) => {
    const size = JSON.stringify(element).length;
    const fits = used + size <= actionsMaxChars;
    if (fits) used += size;
    return fits;
  });
}

const buttonsMax = 5;
const labelMaxChars = 75;
const valueMaxChars = 2_000;
const actionsMaxChars = 4_500;
