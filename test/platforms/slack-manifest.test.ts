import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
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

    expect(oauth_config.scopes.bot).toEqual(['chat:write', 'commands', 'channels:history', 'groups:history']);
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

  it.skipIf(!existsSync(schemaFile))('is what Slack’s schema for manifests allows', () => {
    const check = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')),
    );

    for (const manifest of [slackManifest(names), slackManifest({ ...names, publicUrl: 'https://parley.example' })]) {
      check(manifest);
      expect(check.errors).toBeNull();
    }
  });
});
