import { z } from 'zod';
import { decodeEntities, linkTarget } from './escape.ts';

const Node = z.record(z.string(), z.unknown());
type Node = z.infer<typeof Node>;

/**
 * What a message points to, each once: an alert of Parley’s own by its short id, else the addresses in its text, its
 * blocks and its attachments. Addresses within Slack are none.
 */
export function pointersOf(message: unknown): string[] {
  const nodes = [...nodesOf(message, 0)];
  const alert = nodes.map(alertOf).find((id) => id !== undefined);
  if (alert !== undefined) return [alert];
  const found = nodes.flatMap(addressesOf).flatMap((address) => linkTarget(address) ?? []);
  return [...new Set(found)].filter((address) => !isSlack(address));
}

// Attachments hold blocks, and blocks elements; deeper than this nobody writes.
const depthMax = 12;

function* nodesOf(value: unknown, depth: number): Generator<Node> {
  if (depth > depthMax) return;
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one, depth + 1);
    return;
  }
  const { data: node } = Node.safeParse(value);
  if (node === undefined) return;
  yield node;
  for (const name of nested) yield* nodesOf(node[name], depth + 1);
}

const nested = ['blocks', 'elements', 'attachments', 'accessory', 'fields', 'text'] as const;

const alertOf = ({ type, value }: Node): string | undefined =>
  type === 'button' && typeof value === 'string' ? /^\/why ([A-Z0-9]{3,12})$/.exec(value)?.[1] : undefined;

function addressesOf(node: Node): string[] {
  const { type, url, text, fallback } = node;
  const given = [type === 'link' ? url : undefined, node.from_url, node.title_link, node.original_url];
  const written = [text, fallback].flatMap((one) => (typeof one === 'string' ? marked(one) : []));
  return [...given.filter((one) => typeof one === 'string'), ...written];
}

// Slack marks every address in a text, with its label or without.
const marked = (text: string): string[] =>
  [...text.matchAll(/<(https?:\/\/[^<>|\s]{1,3000})(?:\|[^<>]*)?>/g)].map(([, address = '']) =>
    decodeEntities(address),
  );

const isSlack = (address: string): boolean => /(?:^|\.)slack\.com$/.test(new URL(address).hostname);
