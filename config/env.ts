import { z } from 'zod';
import { UserError } from '../src/domain/user-error.ts';

const secret = z.string().min(1).optional();
const wholeNumber = (range: { readonly min: number; readonly max: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'a whole number')
    .transform(Number)
    .refine((value) => value >= range.min && value <= range.max, `a whole number from ${range.min} to ${range.max}`);

/** What stands between commas; blanks and empty places do not count. */
const listed = z.string().transform((written) =>
  written
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
);

const packNames = ['documents', 'background'] as const;
const packsSchema = listed
  .transform((names) => names.filter((name) => name !== 'none'))
  .pipe(z.array(z.enum(packNames, `${packNames.join(', ')} or none, separated by commas`)));

const hostPort = /^(?:\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i;
const allowSchema = listed.pipe(
  z.array(z.string().regex(hostPort, 'host:port pairs such as 127.0.0.1:8000, separated by commas')),
);

const feedIdsSchema = listed.pipe(
  z.array(z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'names of feeds as /sources shows them, separated by commas')),
);

// The first seals; the others still open what they sealed.
const secretKeys = z
  .string()
  .transform((written) => written.split(',').map((key) => key.trim()))
  .pipe(
    z.array(z.string().min(32, 'at least 32 characters; while a key is replaced: the new one, a comma, the old one')),
  );

// With a name of the database, and one “@” at most: a password that is not written for an address would be taken for a host.
const databaseAddress = /^(?:sqlite:.+|postgres(?:ql)?:\/\/(?:[^\s@/?#]*@)?[^\s@/?#]*\/[^\s@/?#]+(?:\?[^\s#]*)?)$/;

const settingsSchema = z.object({
  SLACK_BOT_TOKEN: secret,
  SLACK_APP_TOKEN: secret,
  SLACK_SIGNING_SECRET: secret,
  SLACK_CLIENT_ID: secret,
  SLACK_CLIENT_SECRET: secret,
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'an address such as https://slack.com/api/' }).optional(),
  SLACK_CHANGES_BY: listed
    .pipe(z.array(z.string().regex(/^[UW][A-Z0-9]+$/, 'Slack user ids such as U012AB3CD, separated by commas')))
    .prefault(''),
  DISCORD_TOKEN: secret,
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'the 64 hexadecimal characters that Discord shows as Public Key')
    .optional(),
  DISCORD_API_URL: z.url({ protocol: /^https?$/, error: 'an address such as https://discord.com/api' }).optional(),
  DISCORD_CHANGES_RIGHT: z
    .enum(['manage-server', 'manage-channels', 'anyone'], 'manage-server, manage-channels or anyone')
    .default('manage-server'),
  DATABASE_URL: z
    .string()
    .regex(
      databaseAddress,
      'sqlite:PATH, such as sqlite:data/parley.sqlite, or postgres://USER:PASSWORD@HOST/DATABASE, with @ : / ? # % of the password written as %40 %3A %2F %3F %23 %25',
    )
    .default('sqlite:data/parley.sqlite'),
  SECRET_KEY: secretKeys.optional(),
  SEED_PACKS: packsSchema.prefault('documents,background'),
  FEEDS_FILE: z.string().min(1).optional(),
  FEEDS_ON: feedIdsSchema.prefault(''),
  FEEDS_OFF: feedIdsSchema.prefault(''),
  FETCH_ALLOW: allowSchema.prefault(''),
  // It stands in a header, within round brackets.
  FETCH_CONTACT: z
    .string()
    .max(200)
    .regex(/^(?:https?:\/\/)?[\w.@:/?=&%~+-]+$/, 'a mail address or a web address, without spaces or brackets')
    .optional(),
  POLL_SECONDS: wholeNumber({ min: 1, max: 86_400 }).optional(),
  ALERT_BATCH_SECONDS: wholeNumber({ min: 0, max: 3600 }).prefault('90'),
  PORT: wholeNumber({ min: 0, max: 65_535 }).prefault('8080'),
  HOST: z.string().min(1).default('127.0.0.1'),
  CONSOLE_PASSWORD: z
    .string()
    .regex(/^.{12,1000}$/su, 'at least 12 characters, and 1000 at most')
    .optional(),
  LOG_LEVEL: z.enum(['info', 'warn', 'error'], 'info, warn or error').optional(),
});

/** The settings of the bot, checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** The names of all settings, as in `.env.example`. */
export const settingNames: readonly string[] = Object.keys(settingsSchema.shape);

/** Reads the settings; empty counts as not set. Refuses with one sentence that names every faulty key and never a value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const faults = parsed.success
    ? pairFaults(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${String(path[0])} must be ${message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new UserError(`Parley cannot start with these settings: ${faults.join('; ')}. See .env.example.`);
}

/** The names of settings that nobody may read, but for `DATABASE_URL`, which may hold a password. */
export const secretNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'DISCORD_TOKEN',
  'SECRET_KEY',
  'CONSOLE_PASSWORD',
] as const satisfies readonly (keyof Settings)[];

/** All secrets that stand in the settings, checked or not, so that they can be kept out of logs. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const whole = secretNames.flatMap((name) => env[name] ?? []);
  // Only keys stand in a list: a piece of a password would tear holes into words.
  const named = [...whole, ...(env.SECRET_KEY?.split(',') ?? [])].map((one) => one.trim());
  const password = URL.parse(env.DATABASE_URL ?? '')?.password ?? '';
  return [...named, password, decoded(password)].filter(Boolean);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function pairFaults(settings: Settings): string[] {
  const discord = settings.DISCORD_PUBLIC_KEY && !settings.DISCORD_TOKEN;
  return [...slackFaults(settings), ...(discord ? ['DISCORD_TOKEN is missing beside DISCORD_PUBLIC_KEY'] : [])];
}

function slackFaults(settings: Settings): string[] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } = settings;
  if (SLACK_CLIENT_ID || SLACK_CLIENT_SECRET) return oauthFaults(settings);
  const wayIn = SLACK_APP_TOKEN ?? SLACK_SIGNING_SECRET;
  if (SLACK_BOT_TOKEN && !wayIn)
    return ['SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it'];
  if (wayIn && !SLACK_BOT_TOKEN) return ['SLACK_BOT_TOKEN is missing beside the other Slack settings'];
  return [];
}

// Many workspaces install Parley: each brings its own bot token.
function oauthFaults(settings: Settings): string[] {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SECRET_KEY } = settings;
  return [
    !SLACK_CLIENT_ID && 'SLACK_CLIENT_ID is missing beside SLACK_CLIENT_SECRET',
    !SLACK_CLIENT_SECRET && 'SLACK_CLIENT_SECRET is missing beside SLACK_CLIENT_ID',
    !SLACK_SIGNING_SECRET && 'SLACK_CLIENT_ID needs SLACK_SIGNING_SECRET, since workspaces install Parley over HTTP',
    !SECRET_KEY && 'SLACK_CLIENT_ID needs SECRET_KEY, which seals the tokens of workspaces',
    SLACK_BOT_TOKEN &&
      'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many, so only one of them can be set',
  ].filter((fault) => typeof fault === 'string');
}
