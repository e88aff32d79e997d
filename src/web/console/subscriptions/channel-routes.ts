import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Subscription } from '../../../domain/subscriptions.ts';
import { UserError } from '../../../domain/user-error.ts';
import { withQuery } from '../addresses.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { refuseUnknown } from '../refusals.ts';
import { type Change, carryOut, changeTo, endOf, goOnOf, pauseOf } from './changes.ts';
import { channelBody, unsubscribeBody } from './channel-page.ts';
import { type Done, doneIn } from './done-words.ts';
import { type Settings, settingNames, settingsOf } from './settings.ts';
import { channelPath, subscriptionsPage, subscriptionsPath } from './subscriptions-page.ts';

/** The pages of one channel: what it is told, to be changed, paused and ended. */
export function channelRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();
  const onChannel = (page: (parts: ConsoleParts, asked: Asked) => Promise<Response>) => (context: Context) =>
    withChannel(parts, { context, page });
  app.get('/channel', onChannel(channelPage));
  app.post('/channel', onChannel(save));
  app.post(
    '/pause',
    onChannel((_parts, asked) => changed(parts, { ...asked, change: pauseOf(asked.held), done: 'paused' })),
  );
  app.post(
    '/go-on',
    onChannel((_parts, asked) => changed(parts, { ...asked, change: goOnOf(asked.held), done: 'went-on' })),
  );
  app.get('/unsubscribe', onChannel(confirmPage));
  app.post(
    '/unsubscribe',
    onChannel((_parts, asked) => changed(parts, { ...asked, change: endOf(asked.held), done: 'unsubscribed' })),
  );
  return app;
}

/** What is asked of a channel that follows something. */
interface Asked {
  readonly context: Context;
  readonly held: Subscription;
}

interface Finding {
  readonly context: Context;
  readonly page: (parts: ConsoleParts, asked: Asked) => Promise<Response>;
}

const channelSchema = z.object({ channel: z.string().max(200).catch('') });

// Of the channel that the address, or the form, names.
async function withChannel(parts: ConsoleParts, { context, page }: Finding): Promise<Response> {
  const { req } = context;
  const { channel } = channelSchema.parse(req.method === 'POST' ? await req.parseBody({ all: true }) : req.query());
  const held = await parts.store.subscriptions.ofChannel(channel);
  if (held !== undefined) return await page(parts, { context, held });
  return await refuseUnknown(context, 'That channel follows nothing.');
}

interface Shown extends Asked {
  /** What stands in the form, where that is not what is held. */
  readonly settings?: Settings;
  readonly refusal?: string;
}

async function channelPage(parts: ConsoleParts, { context, held, settings, refusal }: Shown): Promise<Response> {
  const { store, clock, topics, limits } = parts;
  const { channel } = held;
  const body = channelBody({
    ...{ subscription: held, settings: settings ?? settingsOf(held), topics, nowMs: clock.now() },
    lastAlertAt: (await store.deliveries.lastAlerts([channel])).get(channel),
    ...(await waitingFor(channel, parts)),
    changes: await store.audit.ofChannel(channel, limits.channelRowsMax),
    ...{ done: doneIn(context), refusal },
  });
  return context.html(subscriptionsPage(channel, body), refusal === undefined ? 200 : 422);
}

async function confirmPage(parts: ConsoleParts, { context, held }: Asked): Promise<Response> {
  const { waiting, isMoreWaiting } = await waitingFor(held.channel, parts);
  const counted = { count: waiting.length, isMore: isMoreWaiting };
  return context.html(subscriptionsPage('Unsubscribe', unsubscribeBody(held, counted)));
}

async function waitingFor(channel: string, { store, limits }: ConsoleParts) {
  const limit = limits.channelRowsMax;
  const found = await store.deliveries.waitingFor(channel, limit + 1);
  return { waiting: found.slice(0, limit), isMoreWaiting: found.length > limit };
}

const fieldSchema = z.union([
  z.string().max(2_000),
  z
    .array(z.string().max(100))
    .max(50)
    .transform((all) => all.join(',')),
]);
const fieldsSchema = z.object(Object.fromEntries(settingNames.map((name) => [name, fieldSchema.optional()])));

async function save(parts: ConsoleParts, { context, held }: Asked): Promise<Response> {
  const { data: fields } = fieldsSchema.safeParse(await context.req.parseBody({ all: true }));
  if (fields === undefined)
    return await channelPage(parts, { context, held, refusal: 'A field holds too much. Shorten it and save again.' });
  // No box that is ticked is no field at all.
  const settings = { ...settingsOf(held), topic: '', ...fields };
  try {
    const change = changeTo(held, settings);
    if (change === undefined) return back(context, { held, done: 'same' });
    await carryOut(parts, change);
    return back(context, { held, done: 'saved' });
  } catch (error) {
    if (error instanceof UserError)
      return await channelPage(parts, { context, held, settings, refusal: error.message });
    throw error;
  }
}

interface Carrying extends Asked {
  readonly change: Change;
  readonly done: Done;
}

async function changed(parts: ConsoleParts, { context, held, change, done }: Carrying): Promise<Response> {
  try {
    await carryOut(parts, change);
  } catch (error) {
    if (error instanceof UserError) return await channelPage(parts, { context, held, refusal: error.message });
    throw error;
  }
  return back(context, { held, done });
}

function back(context: Context, { held, done }: { readonly held: Subscription; readonly done: Done }): Response {
  const path =
    done === 'unsubscribed' ? withQuery(subscriptionsPath, { done }) : `${channelPath(held.channel)}&done=${done}`;
  return context.redirect(path, 303);
}
