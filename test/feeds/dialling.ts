import { createServer, isIP, type LookupFunction } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Dialled {
  readonly address: string;
  readonly port: number;
}
/** Where to dial instead; undefined lets nothing out and answers that nobody listens. */
export type Route = (dialled: Dialled) => Dialled | undefined;

const nobodyListens = -111;

/** Records for one test every address that this process dials, where Node hands it to the system, and lets out only what is routed. */
export async function recordDialling(route: Route = () => undefined): Promise<readonly Dialled[]> {
  const dialled: Dialled[] = [];
  const handles = await tcpHandles();
  const connect: unknown = Reflect.get(handles, 'connect');
  if (typeof connect !== 'function') throw new Error('Node dials in another way now.');
  const record = function (this: unknown, ...[request, address, port]: readonly unknown[]) {
    const asked = { address: String(address), port: Number(port) };
    dialled.push(asked);
    const target = route(asked);
    return target ? Reflect.apply(connect, this, [request, target.address, target.port]) : nobodyListens;
  };
  for (const name of ['connect', 'connect6']) replace({ on: handles, name, by: record });
  return dialled;
}

function replace({ on, name, by }: { on: object; name: string; by: unknown }): void {
  const original: unknown = Reflect.get(on, name);
  Reflect.set(on, name, by);
  onTestFinished(() => void Reflect.set(on, name, original));
}

/** What all TCP handles of this process have in common, servers' and clients'. */
async function tcpHandles(): Promise<object> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const handle: unknown = Reflect.get(server, '_handle');
  await new Promise((resolve) => server.close(resolve));
  if (typeof handle !== 'object' || handle === null) throw new Error('Node keeps its TCP handles elsewhere now.');
  return Object.getPrototypeOf(handle);
}

/** Looks names up in a list. */
export const lookupIn = (names: Readonly<Record<string, readonly string[]>>): LookupFunction =>
  lookupBy((name) => names[name] ?? []);

/** Looks names up by asking the function; a name without addresses is not known. */
export function lookupBy(addressesOf: (name: string) => readonly string[]): LookupFunction {
  return (...[name, { all }, done]) => {
    const found = addressesOf(name).map((address) => ({ address, family: isIP(address) }));
    const [first] = found;
    process.nextTick(() => {
      if (!first) done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), '');
      else if (all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}
