import { html } from 'hono/html';
import type { DeliveryState, ListedDelivery } from '../../domain/listed-deliveries.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { standingWords } from '../../pipeline/told-words.ts';
import type { Html } from '../../platforms/console/reply-html.ts';
import { outside, timeHtml } from './bits.ts';

/** What a reader sees of a state. */
export const stateWords: Readonly<Record<DeliveryState, string>> = {
  pending: 'waiting',
  sending: 'being sent',
  held: 'held',
  paused: 'paused',
  sent: 'sent',
  merged: 'told with others',
  abandoned: 'given up',
};

const looks: Readonly<Record<DeliveryState, string>> = {
  ...{ pending: 'normal', sending: 'normal', held: '', paused: 'high', sent: 'good', merged: 'good', abandoned: 'bad' },
};

/** The state of a message as a badge; what may be there already says so. */
export const stateHtml = ({ state, isInDoubt, ref }: ListedDelivery): Html =>
  html`<span class="badge ${looks[state]}">${ref !== null && state === 'pending' ? 'edit waiting' : stateWords[state]}</span>${isInDoubt && ref === null && html` <span class="badge bad">in doubt</span>`}`;

export interface Told {
  readonly delivery: ListedDelivery;
  /** The channel's zone: what is held comes out by its clocks. */
  readonly zone?: string | undefined;
  /** The alert's version now. */
  readonly version?: number | undefined;
}

/** How a message stands in its channel: when it was posted and edited, or what it waits for and why. */
export function standingHtml(told: Told): Html {
  const { state, reason, dueAt } = told.delivery;
  if (state === 'merged') return sentence(standingWords({ state, reason, dueAt }));
  const isReasoned = (state === 'paused' || state === 'abandoned') && reason !== null && reason !== '';
  return html`${postedHtml(told)}${nowHtml(told)}${isReasoned && html` ${sentence(reason)}`}${doubtHtml(told.delivery)}`;
}

function doubtHtml({ isInDoubt, ref, state }: ListedDelivery): Html | false {
  if (!isInDoubt || ref !== null) return false;
  return html` It may be there already${state === 'abandoned' ? '' : ': it is looked up before it is posted'}.`;
}

const sentence = (text: string): Html => {
  const plain = plainLine(text, 600);
  return html`${outside(`${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}${/[.!?…]$/.test(plain) ? '' : '.'}`, 601)}`;
};

function postedHtml({ delivery, version }: Told): Html | false {
  const { postedAt, editedAt, edits, shownVersion } = delivery;
  if (postedAt === null) return false;
  const edited =
    edits > 0 &&
    html`, edited ${edits === 1 ? 'once' : `${edits} times`}${editedAt !== null && html`, last ${timeHtml(editedAt)}`}`;
  const behind =
    version !== undefined && shownVersion < version && html` It shows version ${shownVersion} of ${version}.`;
  return html`Posted ${timeHtml(postedAt)}${edited}.${behind}`;
}

function nowHtml({ delivery, zone }: Told): Html | false {
  const { state, reason, dueAt, attempts, triedAt, ref } = delivery;
  switch (state) {
    case 'pending':
      return html` ${ref === null ? 'Due' : 'Its edit is due'} ${timeHtml(dueAt)}${attempts > 0 && ref === null && html`, tried ${attempts === 1 ? 'once' : `${attempts} times`}`}.`;
    case 'sending':
      return html` On its way${triedAt !== null && html` since ${timeHtml(triedAt)}`}.`;
    case 'held':
      return html` ${sentence(standingWords({ state, reason, dueAt }, zone))}`;
    case 'abandoned':
      return html` ${ref === null ? 'Given up' : 'Its edit was given up'} after ${attempts === 1 ? 'one try' : `${attempts} tries`}.`;
    default:
      return false;
  }
}
