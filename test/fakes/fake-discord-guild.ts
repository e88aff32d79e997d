import { ok, type Route } from './fake-discord-calls.ts';
import { type FakeAnswer, invalidForm, refusal } from './fake-discord-checks.ts';
import { type FakeChannel, type FakeState, userOf } from './fake-discord-state.ts';

/** The server with the bot's place in it, and the private channels of its members. */
export function guildRoutes(state: FakeState): Route[] {
  const onGuild = (id: string | undefined, answer: () => FakeAnswer) => {
    if (id !== state.guildId) return refusal(404, { code: 10_004, message: 'Unknown Guild' });
    return state.member === undefined ? refusal(403, { code: 50_001, message: 'Missing Access' }) : answer();
  };
  return [
    ['GET', /^\/guilds\/(\d+)$/, ({ ids: [id] }) => onGuild(id, () => ok(state.guild))],
    [
      'GET',
      /^\/guilds\/(\d+)\/members\/(\d+)$/,
      ({ ids: [id, userId] }) =>
        onGuild(id, () =>
          userId === state.appId
            ? ok({ ...state.member, user: userOf(state.appId) })
            : refusal(404, { code: 10_007, message: 'Unknown Member' }),
        ),
    ],
    ['POST', /^\/users\/@me\/channels$/, ({ body }) => openPrivate(state, String(body.recipient_id))],
  ];
}

function openPrivate(state: FakeState, person: string): FakeAnswer {
  if (!/^\d{17,20}$/.test(person)) return invalidForm(['recipient_id: no snowflake']);
  if (person === state.appId) return refusal(400, { code: 50_033, message: 'Invalid Recipient(s)' });
  const known = [...state.channels.values()].find(({ recipient }) => recipient === person);
  return ok(known ?? addPrivate(state, person));
}

function addPrivate(state: FakeState, person: string): FakeChannel {
  const channel: FakeChannel = {
    id: state.snowflake(),
    type: 1,
    recipient: person,
    recipients: [userOf(person)],
    access: 'full',
    last_message_id: null,
  };
  state.channels.set(channel.id, channel);
  return channel;
}
