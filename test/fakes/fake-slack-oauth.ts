import { type FakeState, type FakeTeam, makeId } from './fake-slack-state.ts';
import type { Answer, Args } from './fake-slack-web.ts';

/** The side of Slack that hands out tokens to workspaces that install the app. */
export interface FakeOAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long the tokens live that are handed out from now on. */
  lifeSeconds: number;
  /** The code that a browser brings back after somebody of that workspace has agreed. */
  grant(team: FakeTeam): string;
  /** Ends all tokens that were handed out so far. */
  expireAll(): void;
}

interface Book extends FakeOAuth {
  readonly codes: Map<string, FakeTeam>;
  readonly refreshes: Map<string, FakeTeam>;
  readonly expired: Set<string>;
  readonly issued: Set<string>;
}

const books = new WeakMap<FakeState, Book>();

/** The tokens of one local Slack. */
export function oauthOf(state: FakeState): FakeOAuth & { readonly expired: ReadonlySet<string> } {
  const book = books.get(state) ?? newBook();
  books.set(state, book);
  return book;
}

function newBook(): Book {
  const book: Book = {
    clientId: '111.222',
    clientSecret: 'fake-client-secret',
    lifeSeconds: 43_200,
    codes: new Map(),
    refreshes: new Map(),
    expired: new Set(),
    issued: new Set(),
    grant: (team) => {
      const code = makeId('code-');
      book.codes.set(code, team);
      return code;
    },
    expireAll: () => {
      for (const token of book.issued) book.expired.add(token);
    },
  };
  return book;
}

/** What `oauth.v2.access` answers: a code and a refresh token each work once. */
export function accessToken(state: FakeState, args: Args): Answer {
  oauthOf(state);
  const book = books.get(state) ?? newBook();
  if (args.client_id !== book.clientId) return { ok: false, error: 'invalid_client_id' };
  if (args.client_secret !== book.clientSecret) return { ok: false, error: 'bad_client_secret' };
  const isRefresh = args.grant_type === 'refresh_token';
  const [given, known] = isRefresh ? [args.refresh_token, book.refreshes] : [args.code, book.codes];
  const team = known.get(String(given));
  known.delete(String(given));
  if (team === undefined) return { ok: false, error: isRefresh ? 'invalid_refresh_token' : 'invalid_code' };
  return issue(state, { book, team });
}

function issue(state: FakeState, { book, team }: { readonly book: Book; readonly team: FakeTeam }): Answer {
  const access_token = `xoxe.xoxb-1-${makeId('')}`;
  const refresh_token = `xoxe-1-${makeId('')}`;
  book.issued.add(access_token);
  book.refreshes.set(refresh_token, team);
  state.teams.set(access_token, team);
  return {
    ok: true,
    access_token,
    token_type: 'bot',
    scope: team.scopes.join(','),
    bot_user_id: team.botUserId,
    app_id: 'A0FAKE',
    team: { id: team.id, name: 'Desk' },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: 'U0INSTALLER' },
    refresh_token,
    expires_in: book.lifeSeconds,
  };
}
