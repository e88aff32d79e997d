import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Json } from './fake-discord-state.ts';

/** Says what Discord's own OpenAPI description has against a body. */
export type SchemaCheck = (request: {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}) => string[];

const schemaFile = new URL('../../../shared/schemas/discord-openapi.json', import.meta.url);

/** True where Discord's description of its interface is at hand; the tests do without it. */
export const isSchemaPresent = (): boolean => existsSync(schemaFile);

/** A check against Discord's description; without it nothing is found. */
export function createSchemaCheck(): SchemaCheck {
  if (!isSchemaPresent()) return () => [];
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false, logger: false });
  ajv.addSchema(JSON.parse(readFileSync(schemaFile, 'utf8')), 'discord');
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (name: string): ValidateFunction => {
    const known = compiled.get(name) ?? ajv.compile({ $ref: `discord#/components/schemas/${name}` });
    compiled.set(name, known);
    return known;
  };
  const faultsIn = (name: string, body: unknown): string[] => {
    const validate = validatorOf(name);
    return validate(body)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  return ({ method, path, body }) => {
    const [, , name] = checked.find(([verb, route]) => verb === method && route.test(path)) ?? [];
    if (name === undefined) return [];
    if (!Array.isArray(body)) return faultsIn(otherAnswers[typeOf(body)] ?? name, body);
    return body.flatMap((command) => faultsIn(name, withNumericRights(command)));
  };
}

const checked: readonly (readonly [string, RegExp, string])[] = [
  ['POST', /^\/channels\/\d+\/messages$/, 'MessageCreateRequest'],
  ['PATCH', /^\/channels\/\d+\/messages\/\d+$/, 'MessageEditRequestPartial'],
  ['POST', /^\/channels\/\d+\/threads$/, 'CreateForumThreadRequest'],
  ['POST', /^\/channels\/\d+\/messages\/\d+\/threads$/, 'CreateTextThreadWithMessageRequest'],
  ['POST', /^\/users\/@me\/channels$/, 'CreatePrivateChannelRequest'],
  ['PUT', /^\/applications\/\d+\/commands$/, 'ApplicationCommandUpdateRequest'],
  ['POST', /^\/interactions\/\d+\/[^/]+\/callback$/, 'CreateMessageInteractionCallbackRequest'],
  ['PATCH', /^\/webhooks\/\d+\/[^/]+\/messages\/@original$/, 'IncomingWebhookUpdateRequestPartial'],
];

// The same path takes answers to commands and, by another type, suggestions for an option and forms.
const otherAnswers: Readonly<Record<number, string>> = {
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
};
const typeOf = (body: unknown): number =>
  typeof body === 'object' && body !== null && 'type' in body ? Number(body.type) : 0;

// The description says integer, its own preface and Discord itself take the number as text.
const withNumericRights = (command: Json): Json =>
  typeof command.default_member_permissions === 'string'
    ? { ...command, default_member_permissions: Number(command.default_member_permissions) }
    : command;
