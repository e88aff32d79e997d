import { randomUUID } from 'node:crypto';
import type { AuditStore } from '../ports.ts';
import type { Db } from './database.ts';

/** Who changed what, a line a change. */
export const auditStore = (db: Db): AuditStore => ({
  async add(line) {
    await db
      .insertInto('audit')
      .values({ id: randomUUID(), ...line })
      .execute();
  },
  ofChannel: (channel, limit) =>
    db
      .selectFrom('audit')
      .select(['at', 'channel', 'by', 'command'])
      .where('channel', '=', channel)
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute(),
  async forget(channel) {
    await db.deleteFrom('audit').where('channel', '=', channel).execute();
  },
});
