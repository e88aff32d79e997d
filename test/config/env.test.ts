import { describe, expect, it } from 'vitest';
import { readSettings, secretsIn } from '../../config/env.ts';
import { UserError } from '../../src/domain/user-error.ts';

/** The sentence with which settings are refused. */
function refusal(env: Readonly<Record<string, string | undefined>>): string {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('The settings were taken.');
}

describe('Settings', () => {
  it('need not be set at all', () => {
    expect(readSettings({})).toEqual({
      DATABASE_URL: 'sqlite:data/parley.sqlite',
      SLACK_CHANGES_BY: [],
      DISCORD_CHANGES_RIGHT: 'manage-server',
      SEED_PACKS: ['documents', 'background'],
      FEEDS_ON: [],
      FEEDS_OFF: [],
      FETCH_ALLOW: [],
      ALERT_BATCH_SECONDS: 90,
      PORT: 8080,
      HOST: '127.0.0.1',
    });
  });

  it('that are empty count as not set, and others of the surroundings are left alone', () => {
    const settings = readSettings({ PORT: '', SLACK_BOT_TOKEN: '', DATABASE_URL: '', SEED_PACKS: '', HOME: '/x' });

    expect(settings).toEqual(readSettings({}));
  });

  it('are taken as they are written', () => {
    const settings = readSettings({
      ...{ SEED_PACKS: 'none', FETCH_ALLOW: ' 127.0.0.1:8000, [::1]:80 ,feeds.example:443 ', POLL_SECONDS: '5' },
      ...{ PORT: '0', ALERT_BATCH_SECONDS: '0', LOG_LEVEL: 'warn', DATABASE_URL: 'sqlite::memory:' },
      FETCH_CONTACT: 'https://example.com/about?us=1',
    });

    expect(settings).toMatchObject({
      ...{ SEED_PACKS: [], FETCH_ALLOW: ['127.0.0.1:8000', '[::1]:80', 'feeds.example:443'], POLL_SECONDS: 5 },
      ...{ PORT: 0, ALERT_BATCH_SECONDS: 0, LOG_LEVEL: 'warn', DATABASE_URL: 'sqlite::memory:' },
      FETCH_CONTACT: 'https://example.com/about?us=1',
    });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '1e3'],
    ['POLL_SECONDS', '0'],
    ['POLL_SECONDS', '86401'],
    ['ALERT_BATCH_SECONDS', '3601'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'data/parley.sqlite'],
    ['DATABASE_URL', 'postgres://parley@db.example:5432'],
    ['DATABASE_URL', 'postgres://parley@db.example/'],
    ['DATABASE_URL', 'postgres://parley:my@secret@db.example/parley'],
    ['DATABASE_URL', 'postgres://parley:my/secret@db.example/parley'],
    ['DATABASE_URL', 'postgres://parley:my#secret@db.example/parley'],
    ['DATABASE_URL', 'postgres://parley:my?secret@db.example/parley'],
    ['SEED_PACKS', 'documents,secret-pack'],
    ['FEEDS_ON', 'BBC Business'],
    ['FEEDS_OFF', 'ustr;treasury'],
    ['FETCH_ALLOW', '127.0.0.1'],
    ['FETCH_ALLOW', '127.0.0.1:80,http://x.example:80/'],
    ['FETCH_CONTACT', 'a secret desk'],
    ['FETCH_CONTACT', 'desk@example.com)(secret'],
    ['FETCH_CONTACT', 'bureau-é@example.com'],
    ['SLACK_API_URL', 'file:///secret'],
    ['DISCORD_API_URL', 'secret'],
    ['LOG_LEVEL', 'debug'],
  ])('are refused by name, with what would be right: %s=%s', (key, value) => {
    const sentence = refusal({ [key]: value });

    expect(sentence).toMatch(new RegExp(`^Parley cannot start with these settings: ${key} must be \\w`));
    expect(sentence).toMatch(/\. See \.env\.example\.$/);
    expect(sentence).not.toContain('secret');
  });

  it('are refused with every fault at once, and never with a value', () => {
    const sentence = refusal({ PORT: 'hunter2', LOG_LEVEL: 'hunter3', DATABASE_URL: 'mysql://u:hunter4@h/d' });

    for (const key of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(sentence).toContain(`${key} must be `);
    expect(sentence).not.toContain('hunter');
  });

  it('of Slack are refused when one half is missing', () => {
    expect(refusal({ SLACK_BOT_TOKEN: 'xoxb-hunter2' })).toContain('SLACK_BOT_TOKEN needs SLACK_APP_TOKEN');
    expect(refusal({ SLACK_APP_TOKEN: 'xapp-hunter2' })).toContain('SLACK_BOT_TOKEN is missing');
    expect(refusal({ DISCORD_PUBLIC_KEY: 'ab'.repeat(32) })).toContain('DISCORD_TOKEN is missing');
    expect(refusal({ SLACK_SIGNING_SECRET: 'hunter2' })).not.toContain('hunter2');
    expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'x' })).toMatchObject({ PORT: 8080 });
    expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({ PORT: 8080 });
  });

  it('wants all that many workspaces need, and no bot token beside', () => {
    const all = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'hunter2',
      SLACK_SIGNING_SECRET: 'hunter3',
      SECRET_KEY: 'k'.repeat(32),
    };

    for (const name of Object.keys(all)) expect(refusal({ ...all, [name]: '' }), name).toContain(name);
    expect(refusal({ ...all, SLACK_BOT_TOKEN: 'xoxb-1' })).toContain('only one of them');
    expect(refusal({ ...all, SLACK_CLIENT_ID: '' })).not.toContain('hunter');
    expect(readSettings({ ...all, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({ SLACK_CLIENT_ID: '1.2' });
  });

  it('want a password of the console that takes long to guess, and hide it as a whole', () => {
    const spoken = 'a, b and the seventh c';

    expect(refusal({ CONSOLE_PASSWORD: 'hunter2' })).toContain('CONSOLE_PASSWORD must be at least 12 characters');
    expect(refusal({ CONSOLE_PASSWORD: 'hunter2' })).not.toContain('hunter');
    expect(readSettings({ CONSOLE_PASSWORD: spoken })).toMatchObject({ CONSOLE_PASSWORD: spoken });
    expect(secretsIn({ CONSOLE_PASSWORD: spoken, SECRET_KEY: 'one, two' })).toEqual([
      ...['one, two', spoken, 'one', 'two'],
    ]);
  });
});
