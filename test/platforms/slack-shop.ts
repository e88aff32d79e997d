import type { FakeSlack, FakeTeam } from '../fakes/fake-slack.ts';
import { type Desk, type DeskOptions, openDesk, replyOf, serveHttp } from './slack-harness.ts';

export const key = 'k'.repeat(32);
export const otherKey = 'n'.repeat(32);
export const oauth = { clientId: '111.222', clientSecret: 'fake-client-secret', secretKeys: [key] };

/** A desk that many workspaces can install, served over HTTP. */
export interface Shop extends Desk {
  readonly origin: string;
}

/** Opens such a desk; it ends with the test. */
export const openShop = async (options: DeskOptions = {}): Promise<Shop> => {
  const own = { botToken: undefined, appToken: undefined, signingSecret: 'fake-signing-secret', oauth };
  const desk = await openDesk({ ...options, settings: { ...own, ...options.settings } });
  await desk.platform.start();
  return { ...desk, origin: await serveHttp(desk) };
};

/** Installs Parley as a browser does; gives the page at the end. */
export async function install({ slack, origin }: Pick<Shop, 'slack' | 'origin'>, team: FakeTeam): Promise<Response> {
  const { state, cookie } = await beginInstalling(origin);
  const redirect = `${origin}/slack/oauth_redirect?code=${slack.oauth.grant(team)}&state=${state}`;
  return fetch(redirect, { headers: { cookie } });
}

/** The first half of it: where the browser is sent, and what it carries. */
export async function beginInstalling(origin: string) {
  const sent = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
  const agree = new URL(String(sent.headers.get('location')));
  const [cookie = ''] = String(sent.headers.get('set-cookie')).split(';');
  return { agree, state: agree.searchParams.get('state') ?? '', cookie };
}

/** The tokens with which a method was called, in order. */
export const tokensOf = (slack: FakeSlack, method: string): string[] =>
  slack.log.filter((call) => call.method === method).map(({ token }) => token);

/** A post for a channel. */
export const news = (channel: string) => ({ channel, key: 'd1', message: replyOf('News') });
