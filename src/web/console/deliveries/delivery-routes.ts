import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { deliveryLists } from '../../../domain/listed-deliveries.ts';
import { UserError } from '../../../domain/user-error.ts';
import { answering, sentencePage } from '../bits.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { consoleBase, pageHtml } from '../page.ts';
import { deliveriesBody } from './delivery-page.ts';
import { loadDeliveries } from './load-deliveries.ts';
import { placeOf } from './places.ts';
import { tryAgain } from './try-again.ts';

export type DeliveryParts = Pick<ConsoleParts, 'store' | 'clock' | 'log' | 'limits'>;

const path = '/deliveries';
const styles = ['stories.css'];

/** The pages of messages: what waits, what went out, what was given up and can be tried again. */
export function deliveryRoutes(parts: DeliveryParts): Hono {
  const app = new Hono();
  app.get(
    '/',
    answering(path, (context) => listPage(parts, context)),
  );
  app.post(
    '/',
    answering(path, (context) => change(parts, context)),
  );
  return app;
}

const querySchema = z.object({
  list: z.enum(deliveryLists).default('pending'),
  after: z.string().max(2_000).optional(),
  done: z.enum(['retried', 'looked-up', 'hurried']).optional().catch(undefined),
});

async function listPage(parts: DeliveryParts, context: Context): Promise<Response> {
  const query = querySchema.safeParse(context.req.query());
  const after = query.data?.after === undefined ? undefined : placeOf(query.data.after);
  if (!query.success || (query.data.after !== undefined && after === undefined))
    throw new UserError('That list is not known here. Choose one of those at the top.');
  const { list, done } = query.data;
  const found = await loadDeliveries(parts, { list, after });
  const body = deliveriesBody({ ...found, list, done, isFirst: after === undefined, now: parts.clock.now() });
  return context.html(pageHtml({ title: 'Deliveries', path, styles, body }));
}

const changeSchema = z.object({
  id: z.string().min(1).max(500),
  action: z.enum(['retry', 'post', 'now']),
  list: z.enum(deliveryLists).catch('abandoned'),
  /** Ticked by who has looked into the channel. */
  absent: z.literal('yes').optional(),
});

async function change(parts: DeliveryParts, context: Context): Promise<Response> {
  const form = changeSchema.safeParse(await context.req.parseBody());
  if (!form.success) throw new UserError('That form is not as it was sent out. Go back to the list and try again.');
  const { id, action, list, absent } = form.data;
  const done = await tryAgain(parts, { id, action, isSurelyAbsent: absent === 'yes' });
  if (done === undefined)
    return await sentencePage(context, {
      ...{ path, title: 'Not known here', status: 404 },
      sentence: 'This message is not known here. It may have been forgotten.',
    });
  return context.redirect(`${consoleBase}${path}?${new URLSearchParams({ list, done })}`, 303);
}
