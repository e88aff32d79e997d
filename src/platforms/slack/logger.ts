import { LogLevel } from '@slack/bolt';
import type { Log } from '../../ports.ts';

/** Slack's libraries log through our Log, warnings and worse only: their lower levels hold whole messages. */
export function createSlackLogger(log: Log) {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: (...parts: unknown[]) => log.warn({ said: said(parts) }, 'slack library warned'),
    error: (...parts: unknown[]) => log.error({ said: said(parts) }, 'slack library failed'),
    getLevel: () => LogLevel.WARN,
    setLevel: nothing,
    setName: nothing,
  };
}

const saidMaxChars = 300;
const secret = /\bx(?:ox[a-z]|app)-[\w-]+|\bwss?:\S+|ticket=\S+/g;

const said = (parts: readonly unknown[]): string =>
  parts.map(String).join(' ').replace(secret, '[hidden]').slice(0, saidMaxChars);
