import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { scopeNames, scopes } from '../../src/platforms/slack/scopes.ts';
import { codeOf, sectionOf, tableRowsOf } from '../rules/repository.ts';
import { testCommands } from './slack-harness.ts';

const schemaFile = new URL('../../../shared/schemas/slack-manifest.schema.json', import.meta.url);
const names = { commands: testCommands, ownCommandNames: ['tariffs'] };

describe('the Slack manifest', () => {
  it('offers /parley, and by their own names only the commands chosen for it', () => {
    const { features } = slackManifest(names);

    expect(features.slash_commands).toEqual([
      expect.objectContaining({ command: '/parley', usage_hint: 'tariffs | subscribe | help' }),
      expect.objectContaining({ command: '/tariffs', usage_hint: '[side:us|china] [goods:…]' }),
    ]);
  });

  it('asks for no right that Parley does not use', () => {
    const { oauth_config } = slackManifest(names);

    expect(oauth_config.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'channels:history',
      'groups:history',
      'channels:read',
      'groups:read',
      'files:write',
    ]);
  });

  it('has a reason for every right, which README tells', () => {
    const told = tableRowsOf(sectionOf('README.md', 'Slack')).map(([scope = '', why]) => [codeOf(scope)[0], why]);

    for (const { scope, why } of scopes) expect(told).toContainEqual([scope, why]);
    expect(told.map(([scope]) => scope)).toEqual([...scopeNames, 'connections:write']);
  });

  it('uses Socket Mode, or HTTP where there is a public address', () => {
    const socket = slackManifest(names);
    const http = slackManifest({ ...names, publicUrl: 'https://parley.example' });

    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(http.settings.socket_mode_enabled).toBe(false);
    expect(http.features.slash_commands).toContainEqual(
      expect.objectContaining({ url: 'https://parley.example/slack/commands' }),
    );
  });

  it('names where commands, events and presses go over HTTP, and nothing of it with Socket Mode', () => {
    const socket = slackManifest(names);
    const http = slackManifest({ ...names, publicUrl: 'https://parley.example' });

    expect(http.settings).toMatchObject({
      event_subscriptions: { request_url: 'https://parley.example/slack/events' },
      interactivity: { is_enabled: true, request_url: 'https://parley.example/slack/interactions' },
    });
    expect(socket.settings.interactivity).toEqual({ is_enabled: true });
    expect(socket.settings.event_subscriptions.bot_events).toContain('app_uninstalled');
    expect(JSON.stringify(socket)).not.toContain('url');
  });

  it('has a home page, and a shortcut in the menu of every message', () => {
    const { features, settings } = slackManifest(names);

    expect(features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
    expect(settings.event_subscriptions.bot_events).toContain('app_home_opened');
    expect(features.shortcuts).toEqual([
      expect.objectContaining({ name: 'Is this new?', type: 'message', callback_id: 'parley:is-new' }),
    ]);
  });

  it('lets Slack name user groups and channels by their ids', () => {
    for (const command of slackManifest(names).features.slash_commands) expect(command.should_escape).toBe(true);
  });

  it('sends workspaces back to Parley, and has tokens renewed, only where many install it', () => {
    const one = slackManifest({ ...names, publicUrl: 'https://parley.example' });
    const many = slackManifest({ ...names, publicUrl: 'https://parley.example', isForMany: true });

    expect(many.oauth_config).toMatchObject({ redirect_urls: ['https://parley.example/slack/oauth_redirect'] });
    expect(many.settings.token_rotation_enabled).toBe(true);
    expect(one.oauth_config).not.toHaveProperty('redirect_urls');
    expect(one.settings.token_rotation_enabled).toBe(false);
  });

  it.skipIf(!existsSync(schemaFile))('is what Slack’s schema for manifests allows', () => {
    const check = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')),
    );

    const publicUrl = 'https://parley.example';
    const http = slackManifest({ ...names, publicUrl });

    for (const manifest of [slackManifest(names), http, slackManifest({ ...names, publicUrl, isForMany: true })]) {
      check(manifest);
      expect(check.errors).toBeNull();
    }
  });
});
