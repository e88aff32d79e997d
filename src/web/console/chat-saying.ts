import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { type Reply, sentenceReply, textOf } from '../../domain/replies.ts';
import { UserError } from '../../domain/user-error.ts';
import { completionsOf } from '../../platforms/console/complete.ts';
import { filledIn, formSchema, optionsOf } from '../../platforms/console/form-fields.ts';
import { type Answered, answerHtml, lookQuery } from '../../platforms/console/message-html.ts';
import { type ChatPageParts, channelPage, showerOf } from './chat-routes.ts';

/** A line as it may come in. */
export const lineSchema = z.string().max(600);

/** Names what was sent, so that it is carried out once however often it comes in. */
const callSchema = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .default(() => randomUUID());
const saidSchema = z.object({ line: lineSchema.optional(), shared: lineSchema.optional(), call: callSchema });
const filledSchema = z.object({ form: formSchema, id: z.string().regex(/^a-[0-9a-f]{8}$/), call: callSchema });

/** Answers a line that was typed or pressed, for who asks alone or for all. */
export async function say(parts: ChatPageParts, context: Context): Promise<Response> {
  const said = saidSchema.safeParse(await context.req.parseBody());
  if (!said.success) return context.text('That could not be read. Type a command of at most 500 characters.\n', 400);
  const { line, shared, call } = said.data;
  const asked = shared ?? line ?? '';
  const reply = await parts.chat.say({ line: asked, callId: `console/${call}` });
  // A slip is nobody else's business.
  if (shared !== undefined && !isSlip(reply)) {
    await parts.chat.share(sharedBy(reply), `console/${call}`);
    const page = `${parts.base}${lookQuery(showerOf(parts, context).look)}`;
    return isFragment(context) ? context.body(null, 204) : context.redirect(page, 303);
  }
  const picture = reply.chart && `${parts.base}/chart.png?${new URLSearchParams({ line: asked })}`;
  return await answered(parts, { context, answer: { id: newId(), line: asked, reply, picture } });
}

const sharedBy = (reply: Reply): Reply => ({
  ...reply,
  notes: ['Shared from the console', ...reply.notes],
  buttons: reply.buttons?.filter(({ isForAll }) => isForAll !== true),
});

/** Answers a form that was filled in; a slip comes back with the form and all that was filled in. */
export async function fillIn(parts: ChatPageParts, context: Context): Promise<Response> {
  const sent = await context.req.parseBody({ all: true });
  const said = filledSchema.safeParse(sent);
  if (!said.success) return context.text('This form is from another version of Parley: open it again.\n', 400);
  const { form, id, call } = said.data;
  const filled = filledIn(form, textsOf(sent));
  const reply = await carriedOut(parts, {
    line: `/${form.command}`,
    callId: `console/${call}`,
    options: () => optionsOf(form, filled),
  });
  const again = { title: form.title, lines: [], citations: [], notes: [], form };
  const answer = isSlip(reply)
    ? { id, reply: again, filled, sentence: reply.lines.map(textOf).join(' ') }
    : { id, reply };
  return await answered(parts, { context, answer });
}

interface Filling {
  readonly line: string;
  readonly callId: string;
  readonly options: () => Record<string, string>;
}

async function carriedOut({ chat }: ChatPageParts, { line, callId, options }: Filling): Promise<Reply> {
  try {
    return await chat.say({ line, callId, options: options() });
  } catch (error) {
    if (error instanceof UserError) return sentenceReply(error.message);
    throw error;
  }
}

const textsOf = (sent: Readonly<Record<string, unknown>>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, [value].flat().filter((one) => typeof one === 'string')]),
  );

/** Offers what may be written next in a line, as JSON. */
export async function complete({ chat }: ChatPageParts, context: Context): Promise<Response> {
  const line = lineSchema.safeParse(context.req.query('line'));
  const completions = line.success ? await completionsOf(line.data, chat) : [];
  return context.json({ completions }, 200, { 'cache-control': 'no-store' });
}

interface Answering {
  readonly context: Context;
  readonly answer: Answered;
}

async function answered(parts: ChatPageParts, { context, answer }: Answering): Promise<Response> {
  const shown = await answerHtml(answer, showerOf(parts, context));
  return context.html(isFragment(context) ? shown : await channelPage(parts, { context, answer: shown }));
}

const newId = (): string => `a-${randomUUID().slice(0, 8)}`;
const isFragment = ({ req }: Context): boolean => req.header('x-fragment') !== undefined;
const slipTitle = sentenceReply('').title;
const isSlip = ({ title }: Reply): boolean => title === slipTitle;
