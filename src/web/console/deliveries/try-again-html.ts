import { html } from 'hono/html';
import type { DeliveryList } from '../../../domain/listed-deliveries.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { outside } from '../bits.ts';
import { consoleBase } from '../page.ts';
import type { Entry } from './load-deliveries.ts';

/** What an operator may do about a message; false where there is nothing to do. */
export function tryAgainHtml(entry: Entry, list: DeliveryList): Html | false {
  const { delivery, whyNot, canHurry } = entry;
  const form = { id: delivery.id, channel: delivery.channel, list };
  if (canHurry) return formHtml({ ...form, action: 'now', label: 'Try now' });
  if (delivery.state !== 'abandoned') return false;
  if (whyNot !== undefined) return html`<p class="soft">Not to be tried again: ${outside(whyNot, 400)}</p>`;
  if (delivery.ref !== null) return formHtml({ ...form, action: 'retry', label: 'Try the edit again' });
  if (!delivery.isInDoubt) return formHtml({ ...form, action: 'retry', label: 'Try again' });
  return html`<p class="soft">A second copy would be worse than none.</p>
    ${formHtml({ ...form, action: 'retry', label: 'Look it up, and post it if it is not there' })}
    <details><summary>It cannot be looked up, and I have looked myself</summary>
      ${formHtml({ ...form, action: 'post', label: 'Post it without looking it up', isConfirmed: true })}
    </details>`;
}

interface Form {
  readonly id: string;
  readonly channel: string;
  readonly list: DeliveryList;
  readonly action: 'retry' | 'post' | 'now';
  readonly label: string;
  /** Who presses has to say that the message is not there. */
  readonly isConfirmed?: boolean;
}

const formHtml = ({
  id,
  channel,
  list,
  action,
  label,
  isConfirmed = false,
}: Form): Html => html`<form class="row" method="post" action="${consoleBase}/deliveries">
  <input type="hidden" name="id" value="${id}" />
  <input type="hidden" name="list" value="${list}" />
  ${isConfirmed && html`<label class="tick"><input type="checkbox" name="absent" value="yes" required /> I have looked into the channel: it is not there</label>`}
  <button name="action" value="${action}">${label}<span class="unseen"> in ${outside(channel)}</span></button>
</form>`;
