import { type ConsoleMessage, consoleMessageSchema, type NewConsoleMessage } from '../domain/console-messages.ts';
import type { ConsoleStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';

type Transact = <T>(work: (trx: Db) => Promise<T>) => Promise<T>;

/** Messages of the console, a row each. Numbers are given within a transaction, so that none is given twice. */
export const consoleStore = (db: Db, transact: Transact): ConsoleStore => ({
  post: (message) => transact((trx) => post(trx, message)),
  edit: (edited) => transact((trx) => edit(trx, edited)),
  async get(channel, ref) {
    const row = await select(db, channel).where('ref', '=', ref).executeTakeFirst();
    return row && parse(row);
  },
  revision: async (channel) => (await lastOf(db, channel)).revision,
  async ofKey(channel, key) {
    const row = await select(db, channel).where('key', '=', key).executeTakeFirst();
    return row && parse(row);
  },
  async newest(channel, limit) {
    const rows = await select(db, channel).orderBy('ref', 'desc').limit(limit).execute();
    return rows.toReversed().map(parse);
  },
  async changedAfter(channel, { revision, limit }) {
    const rows = await select(db, channel).where('revision', '>', revision).orderBy('revision').limit(limit).execute();
    return rows.map(parse);
  },
  async prune(channel, keep) {
    const oldest = await select(db, channel).orderBy('ref', 'desc').offset(keep).limit(1).executeTakeFirst();
    if (oldest === undefined) return;
    const { ref } = oldest;
    await db.deleteFrom('console_messages').where('channel', '=', channel).where('ref', '<=', ref).execute();
  },
  async forget(channel) {
    await db.deleteFrom('console_messages').where('channel', '=', channel).execute();
  },
});

const select = (db: Db, channel: string) =>
  db.selectFrom('console_messages').select(['id', 'ref', 'body']).where('channel', '=', channel);

const parse = ({ id, body }: { readonly id: string; readonly body: string }): ConsoleMessage =>
  parseDocument(consoleMessageSchema, { table: 'console_messages', id, body });

async function post(trx: Db, message: NewConsoleMessage): Promise<ConsoleMessage> {
  const { channel, key } = message;
  const known = await select(trx, channel).where('key', '=', key).executeTakeFirst();
  if (known) return parse(known);
  const revision = await takeRevision(trx, { channel, at: message.at });
  const posted = { ...message, ref: (await lastOf(trx, channel)).ref + 1, revision };
  await trx
    .insertInto('console_messages')
    .values({
      ...{ id: `${channel}#${posted.ref}`, channel, ref: posted.ref, key, revision: posted.revision },
      body: JSON.stringify(posted),
    })
    // On PostgreSQL, a number that another has just taken lets the transaction run again; as an error it would not.
    .onConflict((c) => c.doNothing())
    .execute();
  return posted;
}

async function edit(
  trx: Db,
  { channel, ref, message, at }: Parameters<ConsoleStore['edit']>[0],
): Promise<ConsoleMessage | undefined> {
  const row = await select(trx, channel).where('ref', '=', ref).executeTakeFirst();
  if (row === undefined) return undefined;
  const edited = { ...parse(row), message, editedAt: at, revision: await takeRevision(trx, { channel, at }) };
  await trx
    .updateTable('console_messages')
    .set({ revision: edited.revision, body: JSON.stringify(edited) })
    .where('id', '=', row.id)
    .execute();
  return edited;
}

/**
 * The next number, which nobody else gets: who takes one at the same time waits, and runs again as a whole. By the clock,
 * so that it rises also after all was forgotten: a page that was away asks from its last.
 */
async function takeRevision(
  trx: Db,
  { channel, at }: { readonly channel: string; readonly at: number },
): Promise<number> {
  const { value } = await trx
    .insertInto('meta')
    .values({ key: `console/${channel}`, value: at })
    .onConflict((c) =>
      c.column('key').doUpdateSet((eb) => ({
        value: eb
          .case()
          .when('meta.value', '<', at)
          .then(at)
          .else(eb('meta.value', '+', 1))
          .end(),
      })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value);
}

async function lastOf(trx: Db, channel: string): Promise<{ ref: number; revision: number }> {
  const last = await trx
    .selectFrom('console_messages')
    .select((eb) => [eb.fn.max('ref').as('ref'), eb.fn.max('revision').as('revision')])
    .where('channel', '=', channel)
    .executeTakeFirst();
  return { ref: Number(last?.ref ?? 0), revision: Number(last?.revision ?? 0) };
}
