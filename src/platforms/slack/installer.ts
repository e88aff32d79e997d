import type { ServerResponse } from 'node:http';
import type { HTTPReceiverOptions, Installation } from '@slack/bolt';
import type { Log, PlatformEvents } from '../../ports.ts';
import { type ClientParts, clientOptions } from './clients.ts';
import type { Installations } from './installations.ts';
import { scopeNames } from './scopes.ts';
import { derivedKey } from './sealing.ts';

/** What lets many workspaces install Parley. */
export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first seals tokens; all of them open what they sealed. */
  readonly secretKeys: readonly string[];
}

export interface InstallerParts extends ClientParts {
  readonly oauth: OAuthSettings;
  readonly installations: Installations;
  readonly events: PlatformEvents;
  readonly log: Log;
}

/** Where a workspace installs Parley, and where Slack sends it back to. */
export const installPaths = { install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

/** What Bolt's receiver needs to offer the installation. */
export function installerOptions(parts: InstallerParts): Partial<HTTPReceiverOptions> {
  const { oauth, installations, settings } = parts;
  return {
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: derivedKey(oauth.secretKeys[0] ?? '', 'oauth-state').toString('hex'),
    scopes: scopeNames,
    installationStore: installations,
    installerOptions: {
      installPath: installPaths.install,
      redirectUriPath: installPaths.redirect,
      directInstall: true,
      clientOptions: clientOptions(parts),
      ...(settings.apiUrl && { authorizationUrl: new URL('/oauth/v2/authorize', settings.apiUrl).href }),
      callbackOptions: {
        successAsync: async (...[installation, , , response]) => {
          await tellBack(parts, installation);
          sendPage(response, { status: 200, body: installedPage });
        },
        failureAsync: async (...[, , , response]) => sendPage(response, { status: 400, body: failedPage }),
      },
    },
  };
}

async function tellBack({ events, log }: InstallerParts, { team, user }: Installation): Promise<void> {
  if (team === undefined) return;
  const workspace = `slack:${team.id}`;
  try {
    await events.onBack(workspace);
    await events.onAdded(workspace, `${workspace}/${user.id}`);
  } catch (error) {
    // It is installed all the same; paused channels are checked again by themselves, only later.
    log.error({ reason: String(error).slice(0, 200) }, 'slack installation not passed on');
  }
}

interface Page {
  readonly status: number;
  readonly body: string;
}

function sendPage(response: ServerResponse, { status, body }: Page): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html><html lang="en"><title>Parley</title>${body}</html>`);
}

const installedPage = `<h1>Parley is installed</h1>
<p>Two steps are left, in the Slack channel that is to have the news:</p>
<ol>
<li>Type <code>/invite @Parley</code></li>
<li>Type <code>/parley subscribe topic:tariffs</code></li>
</ol>
<p><code>/parley help</code> shows all that Parley answers.</p>`;

const failedPage = `<h1>Parley was not installed</h1>
<p>Start again at <a href="${installPaths.install}">${installPaths.install}</a>, and finish within ten minutes in the same browser.</p>
<p>Choose one workspace: Parley is not installed for a whole organisation at once.</p>`;
