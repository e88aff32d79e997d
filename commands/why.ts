import { z } from 'zod';
import type { Alert } from '../src/domain/alerts.ts';
import type { Reply } from '../src/domain/replies.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { createCiter } from '../src/pipeline/citing.ts';
import { alertTopics, headlineOf } from '../src/pipeline/compose.ts';
import { describe } from '../src/pipeline/describe.ts';
import { documentLines, filedLines } from '../src/pipeline/document-lines.ts';
import { instantWords } from '../src/pipeline/instant.ts';
import { standingWords, whyNotHere } from '../src/pipeline/told-words.ts';
import { findAlert } from './alert-id.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { alertIds } from './suggested-alerts.ts';
import { whyAddress } from './why-address.ts';

/** For an alert or an address: when it was seen, which story it joined, on which facts, why it was or was not posted here. */
export const why = defineCommand({
  name: 'why',
  description: 'Why an alert came, or why a piece of coverage did not',
  example: '/why YB38A',
  options: {
    about: {
      description: 'the short id at the foot of an alert, or the address of a piece',
      isRequired: true,
      suggest: alertIds,
      check: z.string().max(2000, 'That is too long for a short id or an address.'),
    },
  },
  async answer({ options: { about }, ...context }) {
    const written = about.trim();
    if (/^https?:\/\//i.test(written))
      return await whyAddress(written, { context, whyHere: (alert) => whyHere(alert, context) });
    const orElse = ', or the whole address of a piece';
    return await whyAlert(await findAlert(context, { written, orElse }), context);
  },
});

async function whyAlert(alert: Alert, context: CommandContext): Promise<Reply> {
  const citer = createCiter();
  const facts = alert.developments.map(
    ({ kind, statement, quote, itemId, significance, weighedBy = [] }) =>
      `• ${kind}: ${describe(statement)}, from “${plainLine(quote, 160)}” ${citer.cite(alert.tellers.filter((teller) => teller.itemId === itemId))}; significance ${significance}${weighedBy.length > 0 ? ` (${weighedBy.join('; ')})` : ''}`,
  );
  return {
    title: `Why ${alert.shortId}: ${headlineOf(alert)}`,
    lines: [
      `Its story opened this alert on ${instantWords(alert.openedAt)}; its batch closed on ${instantWords(alert.dueAt)}.`,
      `${alert.tellers.length} ${alert.tellers.length === 1 ? 'piece' : 'pieces'} in it so far; version ${alert.version}.`,
      ...facts,
      ...filedLines(alert),
      ...documentLines(alert.tellers, citer.cite),
      await whyHere(alert, context),
    ],
    citations: citer.citations,
    notes: [`Topics: ${alertTopics(alert).join(', ')}.`, `/sources alert:${alert.shortId} lists all who tell it.`],
  };
}

async function whyHere(alert: Alert, { store, clock, place }: CommandContext): Promise<string> {
  const delivery = await store.deliveries.stateIn(alert.id, place.channel);
  const subscription = await store.subscriptions.ofChannel(place.channel);
  if (delivery) return `In this channel: ${standingWords(delivery, subscription?.zone)}.`;
  return whyNotHere(alert, { subscription, now: clock.now() });
}
